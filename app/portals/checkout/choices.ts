/** What a buyer chooses on the page; all of it stands in the address. `_shown`: the country and the currency that the page showed when they chose. */
export const choices = [
  "currency",
  "countryCode",
  "regionCode",
  "taxNumber",
  "coupon",
  "cycle",
  "_renewal",
  "_shown",
] as const;
export type Choices = Partial<Record<(typeof choices)[number], string>>;

export const shownAs = (countryCode: string | undefined, currency: string) => `${countryCode ?? ""}:${currency}`;

/** A currency that nobody touched goes with the country that it was shown for. */
export function settled({ _shown = "", ...asked }: Choices): Choices {
  const { currency, ...others } = asked;
  const [country, shown] = _shown.split(":");
  return _shown && currency === shown && asked.countryCode !== country ? others : asked;
}

/** Whether the buyer chose another currency than the one whose total they saw. */
export const isOtherCurrency = (shown: FormDataEntryValue | null, currency: FormDataEntryValue | null): boolean =>
  typeof shown === "string" && shown.split(":")[1] !== currency;

/** What of the form is chosen, as far as it is there. */
export function choicesOf(form: HTMLFormElement): FormData {
  const all = new FormData(form);
  const chosen = new FormData();
  for (const name of choices.filter((one) => all.has(one))) chosen.set(name, String(all.get(name) ?? ""));
  return chosen;
}
