import type { Locale } from "../../../worker/kernel/columns";
import { formatMoney, translator } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { shownIn } from "../shared/money";

export interface Priced {
  pricingModel: "free" | "one_time" | "subscription";
  /** Minor units per ISO 4217 currency. */
  price: Record<string, number> | null;
}

/** A course's price in words: in the first of the wanted currencies that it has, and what it is in its others. */
export function priceWords(
  { pricingModel, price }: Priced,
  wanted: readonly (string | null)[],
  locale: Locale,
): { main: string; mainCurrency?: string | undefined; others: { currency: string; price: string }[] } {
  const t = translator(catalogue, locale);
  if (pricingModel === "free") return { main: t("free"), others: [] };
  if (pricingModel === "subscription") return { main: t("by_subscription"), others: [] };
  const currency = shownIn(price ?? {}, ...wanted);
  const offered = Object.entries(price ?? {}).sort(
    ([a], [b]) => Number(b === currency) - Number(a === currency) || a.localeCompare(b),
  );
  const [main, ...others] = offered.map(([code, minor]) => ({
    currency: code,
    price: formatMoney(minor, code, locale),
  }));
  return { main: main?.price ?? t("price_on_request"), mainCurrency: currency, others };
}
