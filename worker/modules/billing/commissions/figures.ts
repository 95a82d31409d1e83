import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../../kernel/json";

/** Over `commissions c`: what is still to be paid of it; below zero where more was paid than is left of it. */
export const unpaid: SQL = sql`(c.amount - c.taken_amount - c.paid_amount)`;

/**
 * Over `commissions c`: the buyer cannot give it back any more, and nothing that was asked back in time is still on its way. What was paid of before stays
 * released: what is taken back of it is set off at once.
 */
export const isReleased = (
  now: Date,
): SQL => sql`(c.held_until <= ${now.toISOString()}::timestamptz and (c.paid_amount > 0
  or not exists (select from refunds r where r.payment_id = c.payment_id and r.status = 'pending')))`;

export const commissionStates = ["held", "due", "paid", "taken_back"] as const;
/** Over `commissions c`. */
export const stateOf = (now: Date): SQL<(typeof commissionStates)[number]> => sql`case
  when c.taken_amount = c.amount then 'taken_back' when c.paid_amount > 0 then 'paid' when ${isReleased(now)} then 'due' else 'held' end`;

/** What an affiliate has earned in a currency. Minor units. */
export const Figures = v.object({
  currency: v.string(),
  /** Payments that earned something which was not all taken back. */
  sales: v.number(),
  held: v.number(),
  /** Below zero: taken back after it was paid, and set off from what comes. */
  due: v.number(),
  paid: v.number(),
  /** Less than that is not paid out yet. */
  minimum: v.number(),
});
export type Figures = v.InferOutput<typeof Figures>;

/** Over `affiliates a`: a row a currency. */
export const figuresOf = (now: Date): SQL<Figures[]> =>
  rowsAsJson<Figures>(sql`
    select c.currency, count(*) filter (where c.taken_amount < c.amount) as sales,
      coalesce(sum(${unpaid}) filter (where not ${isReleased(now)}), 0)::bigint as held,
      coalesce(sum(${unpaid}) filter (where ${isReleased(now)}), 0)::bigint as due,
      sum(c.paid_amount)::bigint as paid,
      (select coalesce((s.affiliate_min_payout->>c.currency::text)::bigint, 1) from billing_settings s) as minimum
    from commissions c where c.affiliate_id = a.id group by c.currency order by c.currency`);

/** Over `affiliates a`. */
export const clicksOf: SQL<number> = sql<number>`coalesce((select sum(k.count) from affiliate_clicks k where k.affiliate_id = a.id), 0)::bigint`;
