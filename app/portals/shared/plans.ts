import type { Locale } from "../../../worker/kernel/columns";
import type { Cycle } from "../../../worker/modules/plans";
import { formatMoney } from "../../../worker/words/format";

/** From often to seldom; the browser has no use for the module that knows them too. */
export const cycles = ["monthly", "quarterly", "annual"] as const satisfies readonly Cycle[];
export const monthsOf: Record<Cycle, number> = { monthly: 1, quarterly: 3, annual: 12 };
export const asCycle = (text: unknown): Cycle | null => cycles.find((cycle) => cycle === text) ?? null;

export type PlanPrice = Partial<Record<Cycle, Record<string, number>>>;

/** A cycle's price in `currency`, else in the first one that it has; null where the cycle is not offered. */
export function priceOf(price: PlanPrice, cycle: Cycle, currency: string): { minor: number; currency: string } | null {
  const offered = price[cycle] ?? {};
  const chosen = currency in offered ? currency : Object.keys(offered).sort()[0];
  const minor = chosen === undefined ? undefined : offered[chosen];
  return chosen === undefined || minor === undefined ? null : { minor, currency: chosen };
}

export const moneyIn = ({ minor, currency }: { minor: number; currency: string }, locale: Locale): string =>
  formatMoney(minor, currency, locale);

/** Where a plan is bought. */
export const subscribeHref = (planUuid: string, cycle: Cycle, currency?: string): string =>
  `/checkout/subscription/${planUuid}?cycle=${cycle}${currency ? `&currency=${currency}` : ""}`;
export const trialHref = (planUuid: string, cycle: Cycle, currency: string): string =>
  `/student/subscription/trial?plan=${planUuid}&cycle=${cycle}&currency=${currency}`;
export const mySubscription = "/student/subscription";
