import { checkout } from "../../../worker/words/checkout";
import { errors } from "../../../worker/words/errors";
import { shell } from "../../../worker/words/shell";
import type { useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { Button, Fieldset, Select, TextField } from "../../ui";
import { countries } from "../account/countries";
import type { Checkout } from "./checkout";

/** Where the buyer lives, what they pay in, and what makes it cheaper. */
export function BuyerFields({ data, refusal }: { data: Checkout; refusal: ReturnType<typeof useRefusal> }) {
  const t = useWords(checkout);
  const say = useWords(errors);
  const optional = useWords(shell)("optional");
  const { locale } = useReader();
  const { chosen, quote, unread, what } = data;
  // What is owed already has its tax, and nothing takes a part of it off.
  const onAccount = what.kind === "company_candidate_fee";
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  const couponError =
    refusal.field("coupon") ?? (quote.coupon === "refused" || unread.includes("coupon") ? say("coupon_refused") : null);
  const currencies = quote.currencies.map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
  return (
    <Fieldset legend={t("details")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="countryCode"
          label={t("country")}
          hint={onAccount ? undefined : t("country_hint")}
          autoComplete="country"
          required
          emptyLabel={t("choose_country")}
          defaultValue={refusal.value("countryCode", chosen.countryCode)}
          error={refusal.field("countryCode")}
          options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
        {currencies.length > 1 ? (
          <Select
            name="currency"
            label={t("currency")}
            hint={t("currency_hint")}
            defaultValue={quote.currency}
            options={currencies}
          />
        ) : (
          <input type="hidden" name="currency" value={quote.currency} />
        )}
      </div>
      {onAccount ? null : (
        <TextField
          name="taxNumber"
          label={t("tax_number")}
          hint={t("tax_number_hint")}
          optional={optional}
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          defaultValue={refusal.value("taxNumber", chosen.taxNumber)}
          error={refusal.field("taxNumber")}
        />
      )}
      {onAccount ? null : (
        <TextField
          name="coupon"
          label={t("coupon")}
          hint={quote.coupon === "applied" ? t("coupon_applied") : undefined}
          optional={optional}
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          defaultValue={refusal.value("coupon", chosen.coupon)}
          error={couponError}
        />
      )}
      {/* First of the form's buttons: it is what Enter presses. */}
      <div hidden={onAccount}>
        <Button type="submit" formMethod="get" formNoValidate icon="refresh">
          {t("update")}
        </Button>
      </div>
    </Fieldset>
  );
}
