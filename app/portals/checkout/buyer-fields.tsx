import { checkout } from "../../../worker/words/checkout";
import { errors } from "../../../worker/words/errors";
import { inLocale } from "../../../worker/words/format";
import { shell } from "../../../worker/words/shell";
import type { useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { Button, Fieldset, Select, TextField } from "../../ui";
import { countries } from "../account/countries";
import { Facts } from "../admin/facts";
import type { Checkout } from "./checkout";
import { shownAs } from "./choices";

/** Where the buyer lives, what they pay in, and what makes it cheaper. */
export function BuyerFields({ data, refusal }: { data: Checkout; refusal: ReturnType<typeof useRefusal> }) {
  const t = useWords(checkout);
  const say = useWords(errors);
  const optional = useWords(shell)("optional");
  const { locale } = useReader();
  const { chosen, quote, unread } = data;
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  const couponError =
    refusal.field("coupon") ?? (quote.coupon === "refused" || unread.includes("coupon") ? say("coupon_refused") : null);
  const other = quote.currencyOfCountry;
  const currencies = quote.currencies.map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
  if (quote.payer) return <OnAccount payer={quote.payer} currency={quote.currency} />;
  return (
    <Fieldset legend={t("details")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="countryCode"
          label={t("country")}
          hint={t("country_hint")}
          autoComplete="country"
          required
          emptyLabel={t("choose_country")}
          defaultValue={refusal.value("countryCode", chosen.countryCode)}
          error={refusal.field("countryCode")}
          options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
        {currencies.length > 1 ? (
          <Select
            key={chosen.countryCode}
            name="currency"
            label={t("currency")}
            hint={t("currency_hint")}
            defaultValue={quote.currency}
            options={currencies}
          />
        ) : (
          <input type="hidden" name="currency" value={quote.currency} />
        )}
        <input type="hidden" name="_shown" value={shownAs(chosen.countryCode, quote.currency)} />
      </div>
      {other && !quote.currencies.includes(other) ? (
        <p className="text-sm text-ink-muted" role="status">
          {t("not_in_currency", { other: names.of(other) ?? other, shown: names.of(quote.currency) ?? quote.currency })}
        </p>
      ) : null}
      <RegionField data={data} refusal={refusal} />
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
      {/* First of the form's buttons: it is what Enter presses. */}
      <div>
        <Button type="submit" formMethod="get" formNoValidate icon="refresh">
          {t("update")}
        </Button>
      </div>
    </Fieldset>
  );
}

/** Asked where the country's regions have taxes of their own, once the country is known. */
function RegionField({ data: { chosen, quote }, refusal }: { data: Checkout; refusal: ReturnType<typeof useRefusal> }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  if (quote.regions.length === 0) return null;
  const { countryCode = "", regionCode } = chosen;
  const country = new Intl.DisplayNames([locale], { type: "region" }).of(countryCode) ?? countryCode;
  return (
    <Select
      key={countryCode}
      name="regionCode"
      label={t("region")}
      hint={t("region_hint")}
      required
      emptyLabel={t("choose_country")}
      defaultValue={quote.regionCode ?? (regionCode === "other" ? regionCode : "")}
      error={refusal.field("regionCode")}
      options={[
        ...quote.regions.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
        { value: "other", label: t("region_other", { country }) },
      ]}
    />
  );
}

/** A company is known: nothing is asked. What it owes has its tax already, and nothing takes a part of it off. */
function OnAccount({ payer, currency }: { payer: NonNullable<Checkout["quote"]["payer"]>; currency: string }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  const { name, countryCode, taxNumber } = payer;
  const countryName = new Intl.DisplayNames([locale], { type: "region" }).of(countryCode) ?? countryCode;
  return (
    <section className="grid gap-4" aria-labelledby="payer-title">
      <h2 id="payer-title" className="text-lg">
        {t("payer")}
      </h2>
      <Facts
        wide
        items={[
          { label: t("payer_name"), value: <bdi>{name}</bdi> },
          { label: t("country"), value: countryName },
          ...(taxNumber ? [{ label: t("tax_number"), value: <bdi dir="ltr">{taxNumber}</bdi> }] : []),
        ]}
      />
      <p className="max-w-prose text-sm text-ink-muted">{t("payer_text")}</p>
      <input type="hidden" name="currency" value={currency} />
    </section>
  );
}
