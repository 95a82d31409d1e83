import { adminTaxes } from "../../../../worker/words/admin-taxes";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Checkbox, Select, TextField } from "../../../ui";
import { countries } from "../../account/countries";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import type { TaxRule } from "./taxes";

/** A country's tax; that of a rule there is keeps its country. */
export function TaxFields({ rule, refused }: { rule: TaxRule | undefined; refused: RefusedAct | undefined }) {
  const t = useWords(adminTaxes);
  const optional = useWords(shell)("optional");
  const { locale } = useReader();
  const mine = hasRefused(refused, "tax");
  const refusal = useRefusal(mine);
  const ticked = (name: "inclusive" | "reverseCharge") => (mine ? name in mine.values : (rule?.[name] ?? false));
  return (
    <>
      {rule ? (
        <input type="hidden" name="countryCode" value={rule.countryCode} />
      ) : (
        <Select
          name="countryCode"
          label={t("country")}
          required
          emptyLabel="–"
          defaultValue={refusal.value("countryCode")}
          error={refusal.field("countryCode")}
          options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="translations.en.name"
          label={t("tax_name_en")}
          dir="ltr"
          lang="en"
          required
          maxLength={60}
          defaultValue={refusal.value("translations.en.name", rule?.translations.en.name)}
          error={refusal.field("translations.en.name")}
        />
        <TextField
          name="translations.ar.name"
          label={t("tax_name_ar")}
          dir="rtl"
          lang="ar"
          optional={optional}
          maxLength={60}
          defaultValue={refusal.value("translations.ar.name", rule?.translations.ar?.name)}
          error={refusal.field("translations.ar.name")}
        />
      </div>
      <TextField
        name="_percent"
        label={t("rate")}
        hint={t("rate_hint")}
        type="number"
        inputMode="decimal"
        required
        min={0}
        max={100}
        step={0.01}
        after="%"
        className="sm:max-w-64"
        defaultValue={refusal.value("_percent", rule ? String(rule.basisPoints / 100) : "")}
        error={refusal.field("basisPoints")}
      />
      <Checkbox
        name="inclusive"
        value="true"
        label={t("inclusive")}
        hint={t("inclusive_hint")}
        defaultChecked={ticked("inclusive")}
      />
      <Checkbox name="reverseCharge" value="true" label={t("reverse")} defaultChecked={ticked("reverseCharge")} />
    </>
  );
}
