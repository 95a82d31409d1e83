import { shell } from "../../../../worker/words/shell";
import { statements } from "../../../../worker/words/statements";
import { type Refused, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { TextField } from "../../../ui";

/** A new company's account. */
export function CompanyFields({ refused }: { refused: Refused | undefined }) {
  const t = useWords(statements);
  const optional = useWords(shell)("optional");
  const { tenant } = useReader();
  const refusal = useRefusal(refused);
  const field = (name: string, otherwise = "") => ({
    name,
    defaultValue: refusal.value(name, otherwise),
    error: refusal.field(name),
  });
  return (
    <>
      <TextField {...field("name")} label={t("name")} required maxLength={200} />
      <TextField
        {...field("contactEmail")}
        label={t("contact_email")}
        hint={t("contact_hint")}
        type="email"
        dir="ltr"
        required
        error={refusal.field("contactEmail") ?? (refusal.code === "not_found" ? t("nobody") : null)}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          {...field("countryCode")}
          label={t("country")}
          hint={t("country_hint")}
          dir="ltr"
          required
          maxLength={2}
        />
        <TextField
          {...field("regionCode")}
          label={t("region")}
          hint={t("region_hint")}
          optional={optional}
          dir="ltr"
          maxLength={6}
        />
        <TextField {...field("taxNumber")} label={t("tax_number")} optional={optional} dir="ltr" maxLength={40} />
        <TextField
          {...field("currency", tenant.currency)}
          label={t("currency")}
          hint={t("currency_hint")}
          dir="ltr"
          required
          maxLength={3}
        />
        <TextField
          {...field("candidateFee")}
          label={t("fee")}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          required
        />
      </div>
    </>
  );
}
