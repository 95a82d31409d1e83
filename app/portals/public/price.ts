import type { Locale } from "../../../worker/kernel/columns";
import { formatMoney, translator } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";

export interface Priced {
  pricingModel: "free" | "one_time" | "subscription";
  /** Minor units per ISO 4217 currency. */
  price: Record<string, number> | null;
}

/** A course's price in words: in `currency` where it has one, and what it is in its other currencies. */
export function priceWords(
  { pricingModel, price }: Priced,
  currency: string,
  locale: Locale,
): { main: string; others: string[] } {
  const t = translator(catalogue, locale);
  if (pricingModel === "free") return { main: t("free"), others: [] };
  if (pricingModel === "subscription") return { main: t("by_subscription"), others: [] };
  const offered = Object.entries(price ?? {}).sort(
    ([a], [b]) => Number(b === currency) - Number(a === currency) || a.localeCompare(b),
  );
  const [main, ...others] = offered.map(([code, minor]) => formatMoney(minor, code, locale));
  return { main: main ?? t("price_on_request"), others };
}
