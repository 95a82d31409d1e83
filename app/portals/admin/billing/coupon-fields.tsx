import { adminCoupons } from "../../../../worker/words/admin-coupons";
import { decimalsOf } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { type Refused, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { RadioGroup, TextField } from "../../../ui";

interface Props {
  refused: Refused | Pick<Refused, "values"> | undefined;
  courseUnknown: boolean;
}

/** What a new coupon takes off, when, how often and for what. */
export function CouponFields({ refused, courseUnknown }: Props) {
  const t = useWords(adminCoupons);
  const optional = useWords(shell)("optional");
  const { tenant } = useReader();
  const { currency } = tenant;
  const refusal = useRefusal(refused && "problem" in refused ? refused : null);
  const value = (name: string, otherwise = "") => refused?.values[name] ?? otherwise;
  return (
    <>
      <TextField
        name="code"
        label={t("code")}
        hint={t("code_hint")}
        dir="ltr"
        required
        minLength={3}
        maxLength={40}
        autoCapitalize="characters"
        defaultValue={value("code")}
        error={refusal.field("code") ?? (refusal.code === "coupon_code_taken" ? refusal.message : null)}
      />
      <RadioGroup
        name="_kind"
        legend={t("reduction")}
        defaultValue={value("_kind", "percent")}
        options={(["percent", "amount"] as const).map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="_percent"
          label={t("percent")}
          hint={t("percent_hint")}
          type="number"
          inputMode="decimal"
          min={0.01}
          max={100}
          step={0.01}
          after="%"
          defaultValue={value("_percent", "10")}
          error={refusal.field("reduction.basisPoints")}
        />
        <input type="hidden" name="_currency" value={currency} />
        <TextField
          name="_amount"
          label={t("kind_amount")}
          hint={t("amount_hint", { currency })}
          type="number"
          inputMode="decimal"
          min={0}
          step={10 ** -decimalsOf(currency)}
          after={currency}
          defaultValue={value("_amount")}
          error={refusal.field("reduction.amount") ?? refusal.field(`reduction.amount.${currency}`)}
        />
        <TextField
          name="startsAt"
          label={t("starts")}
          type="datetime-local"
          optional={optional}
          defaultValue={value("startsAt")}
          error={refusal.field("startsAt")}
        />
        <TextField
          name="endsAt"
          label={t("ends")}
          hint={t("dates_hint")}
          type="datetime-local"
          optional={optional}
          defaultValue={value("endsAt")}
          error={refusal.field("endsAt")}
        />
        <TextField
          name="maxUses"
          label={t("max_uses")}
          hint={t("max_uses_hint")}
          type="number"
          min={1}
          max={1_000_000}
          optional={optional}
          defaultValue={value("maxUses")}
          error={refusal.field("maxUses")}
        />
        <TextField
          name="_course"
          label={t("for_course")}
          hint={t("for_course_hint")}
          dir="ltr"
          maxLength={80}
          optional={optional}
          defaultValue={value("_course")}
          error={courseUnknown ? t("course_unknown") : null}
        />
      </div>
    </>
  );
}
