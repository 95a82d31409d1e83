import { type Cycle, monthsOf, periodEnd, unusedOf, valueLeft } from "../../plans";
import type { Offer, PlanOffered, Terms } from "./kind";

export interface PlanAsked {
  cycle: Cycle;
  currency: string;
  /** The instant at which the credit was measured for the buyer. */
  quotedAt?: string | undefined;
  autoRenew?: boolean;
}
/** What comes of asking for a plan. `terms` where it can be bought now. */
export interface Deal {
  how: Terms["how"] | "owned" | "suspended" | "at_period_end";
  fee: number;
  credit: number;
  startsAt: string;
  endsAt: string;
  quotedAt: string;
  terms: Terms | null;
}

/** For so long a credit is good that was measured once. */
const quoteMs = 30 * 60_000;
/** Who pays later than this after a credit was measured has used up what was credited; the money goes back. */
const creditHoldsMs = 60 * 60_000;

/**
 * Starts a plan, or exchanges the running period for a higher one at once, its unused rest deducted by the second. What is lower, or would be paid back for,
 * waits for the period's end; the plan that is being tried follows its trial.
 */
export function dealOf(offer: Offer & { plan: PlanOffered }, asked: PlanAsked, now: Date): Deal {
  const { plan, price } = offer;
  const { standing, timeZone } = plan;
  const { cycle, currency } = asked;
  const fee = price?.[currency] ?? 0;
  const basic = { planId: offer.id, cycle, currency, timeZone, fee, credit: 0, autoRenew: asked.autoRenew ?? true };
  const from = (start: Date) => ({
    startsAt: start.toISOString(),
    endsAt: periodEnd(start, start, cycle, timeZone).toISOString(),
  });
  const none = { anchorAt: null, startsAt: null, endsAt: null };
  const say = (how: Deal["how"], terms: Terms | null, start = now, at = now): Deal => ({
    how,
    fee,
    credit: terms?.credit ?? 0,
    ...from(start),
    quotedAt: at.toISOString(),
    terms,
  });
  if (standing?.status === "suspended") return say("suspended", null);
  if (!standing?.isCovered)
    return say("start", {
      ...basic,
      how: "start",
      subscriptionId: null,
      baseId: null,
      baseRefunded: 0,
      ...none,
      payableUntil: null,
    });
  const { period } = standing;
  const ends = new Date(period.endsAt);
  const base = {
    how: "upgrade" as const,
    subscriptionId: standing.subscriptionId,
    baseId: period.id,
    baseRefunded: period.refunded,
  };
  const isSamePlan = standing.planId === offer.id;
  if (period.isTrial && isSamePlan && !standing.hasNext)
    return say(
      "upgrade",
      { ...basic, ...base, anchorAt: period.endsAt, ...from(ends), payableUntil: period.endsAt },
      ends,
    );
  if (isSamePlan && standing.cycle === cycle) return say("owned", null, ends);
  if (standing.hasNext) return say("at_period_end", null, ends);
  if (period.isTrial || ends <= now)
    return say("upgrade", { ...basic, ...base, ...none, payableUntil: standing.accessEndsAt });
  const isHigher =
    plan.rank > standing.rank || (plan.rank === standing.rank && monthsOf[cycle] > monthsOf[standing.cycle]);
  const measuredAt = measuring(asked.quotedAt, new Date(period.startsAt), now);
  const value = valueLeft(period.value, period.paid, period.refunded);
  const credit = unusedOf({ value, startsAt: new Date(period.startsAt), endsAt: ends }, measuredAt);
  if (!isHigher || credit > fee || standing.currency !== currency) return say("at_period_end", null, ends);
  const holds = new Date(Math.min(ends.getTime(), measuredAt.getTime() + creditHoldsMs));
  const payableUntil = credit > 0 ? holds.toISOString() : period.endsAt;
  return say("upgrade", { ...basic, ...base, ...none, credit, payableUntil }, now, measuredAt);
}

function measuring(quotedAt: string | undefined, since: Date, now: Date): Date {
  const at = quotedAt === undefined ? Number.NaN : Date.parse(quotedAt);
  const isGood = at <= now.getTime() && at >= now.getTime() - quoteMs && at >= since.getTime();
  return isGood ? new Date(at) : now;
}
