import type { PlanPrice } from "../../../shared/plans";

/** The site's own currency, and those in which any plan has a price. */
export const currenciesOf = (plans: readonly { price: PlanPrice }[], own: string): string[] => {
  const used = plans.flatMap(({ price }) => Object.values(price).flatMap((amounts) => Object.keys(amounts ?? {})));
  return [own, ...[...new Set(used)].filter((currency) => currency !== own).sort()];
};
