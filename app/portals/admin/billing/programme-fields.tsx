import { adminAffiliates } from "../../../../worker/words/admin-affiliates";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Checkbox, Fieldset, TextArea, TextField } from "../../../ui";
import { amountLines } from "./programme-input";

interface Props {
  settings: {
    affiliatesOpen: boolean;
    affiliateBasisPoints: number;
    affiliateWindowDays: number;
    affiliateMinPayout: Record<string, number>;
  };
  refusal: ReturnType<typeof useRefusal>;
  /** What was typed and refused stands again; a box that was not ticked is not among it. */
  typed: Record<string, string> | undefined;
  isMinimumWrong: boolean;
}

/** The terms on which affiliates earn. */
export function ProgrammeFields({ settings, refusal, typed, isMinimumWrong }: Props) {
  const t = useWords(adminAffiliates);
  return (
    <Fieldset legend={t("programme")} hint={t("programme_note")}>
      <Checkbox
        name="_affiliatesOpen"
        label={t("open")}
        defaultChecked={typed ? "_affiliatesOpen" in typed : settings.affiliatesOpen}
      />
      <TextField
        name="_affiliatePercent"
        defaultValue={refusal.value("_affiliatePercent", String(settings.affiliateBasisPoints / 100))}
        error={refusal.field("affiliateBasisPoints")}
        label={t("default_rate")}
        hint={t("default_rate_hint")}
        type="number"
        inputMode="decimal"
        required
        min={0}
        max={50}
        step={0.01}
        after="%"
        className="sm:max-w-64"
      />
      <TextField
        name="affiliateWindowDays"
        defaultValue={refusal.value("affiliateWindowDays", String(settings.affiliateWindowDays))}
        error={refusal.field("affiliateWindowDays")}
        label={t("window")}
        hint={t("window_hint")}
        type="number"
        required
        min={1}
        max={365}
        className="sm:max-w-64"
      />
      <TextArea
        name="_minimum"
        defaultValue={refusal.value("_minimum", amountLines(settings.affiliateMinPayout))}
        error={isMinimumWrong ? t("minimum_wrong") : refusal.field("affiliateMinPayout")}
        label={t("minimum")}
        hint={t("minimum_hint")}
        dir="ltr"
        rows={3}
        maxLength={400}
        className="sm:max-w-64"
      />
    </Fieldset>
  );
}
