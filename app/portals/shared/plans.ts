import type { Locale } from "../../../worker/kernel/columns";
import type { Cycle } from "../../../worker/modules/plans";
import { formatMoney } from "../../../worker/words/format";
import { shownIn } from "./money";

/** From often to seldom; the browser has no use for the module that knows them too. */
export const cycles = ["monthly", "quarterly", "annual"] as const satisfies readonly Cycle[];
export const monthsOf: Record<Cycle, number> = { monthly: 1, quarterly: 3, annual: 12 };
export const asCycle = (text: unknown): Cycle | null => cycles.find((cycle) => cycle === text) ?? null;

export type PlanPrice = Partial<Record<Cycle, Record<string, number>>>;

/** A cycle's price in the first of the wanted currencies that it has, else in any; null where the cycle is not offered. */
export function priceOf(
  price: PlanPrice,
  cycle: Cycle,
  ...wanted: (string | null | undefined)[]
): { minor: number; currency: string } | null {
  const offered = price[cycle] ?? {};
  const chosen = shownIn(offered, ...wanted);
  const minor = chosen === undefined ? undefined : offered[chosen];
  return chosen === undefined || minor === undefined ? null : { minor, currency: chosen };
}

export const moneyIn = ({ minor, currency }: { minor: number; currency: string }, locale: Locale): string =>
  formatMoney(minor, currency, locale);

/** Of the public page of plans: which prices it shows. */
export const plansSearch = (cycle: Cycle, currency: string | null): string =>
  `?cycle=${cycle}${currency ? `&currency=${currency}` : ""}`;

/** Where a plan is bought. */
export const subscribeHref = (planUuid: string, cycle: Cycle, currency?: string | null): string =>
  `/checkout/subscription/${planUuid}?cycle=${cycle}${currency ? `&currency=${currency}` : ""}`;
export const trialHref = (planUuid: string, cycle: Cycle, currency: string | null): string =>
  `/student/subscription/trial?plan=${planUuid}&cycle=${cycle}${currency ? `&currency=${currency}` : ""}`;
export const mySubscription = "/student/subscription";
