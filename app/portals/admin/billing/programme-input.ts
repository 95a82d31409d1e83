import { fromMinor, toMinor } from "../../shared/money";

/** The affiliate programme's part of the settings as billing.editSettings wants it, where the form has one; null for amounts that are none. */
export function programmeInput(form: FormData): Record<string, unknown> | null {
  if (!form.has("_affiliatePercent")) return {};
  const affiliateMinPayout = amountsOf(String(form.get("_minimum") ?? ""));
  return (
    affiliateMinPayout && {
      affiliatesOpen: form.has("_affiliatesOpen"),
      affiliateBasisPoints: Math.round(Number(form.get("_affiliatePercent") || Number.NaN) * 100),
      affiliateMinPayout,
    }
  );
}

/** "INR 500", a currency a line, in minor units. */
function amountsOf(text: string): Record<string, number> | null {
  const amounts: Record<string, number> = {};
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [, currency, amount] = /^([A-Za-z]{3})\s+(\d{1,12}(?:\.\d{1,3})?)$/.exec(line) ?? [];
    if (!currency) return null;
    amounts[currency.toUpperCase()] = toMinor(amount, currency.toUpperCase());
  }
  return amounts;
}

export const amountLines = (amounts: Record<string, number>): string =>
  Object.entries(amounts)
    .map(([currency, minor]) => `${currency} ${fromMinor(minor, currency)}`)
    .join("\n");
