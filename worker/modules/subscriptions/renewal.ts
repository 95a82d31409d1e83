import { type SQL, sql } from "drizzle-orm";
import { at } from "./resettle";

/** From so long before the end on, the next period can be paid for by hand. */
const byHandDays = 14;

/** Over `subscriptions s`: the last of its periods, which the next one follows. */
export const lastPeriod: SQL = sql`(
  select r.* from subscription_periods r where r.subscription_id = s.id and r.revoked_at is null order by r.starts_at desc, r.id desc limit 1)`;

/** Over `subscriptions s` and the last of its periods `b`: what it goes on with. */
export const nextPlan: SQL = sql`coalesce(s.next_plan_id, b.plan_id)`;
export const nextCycle: SQL = sql`coalesce(s.next_cycle, b.cycle)`;

/** Over `subscriptions s`: what the next period costs. Whoever goes on as before pays as before, whatever the plan costs by now; null where it is not sold. */
export const renewalFee: SQL<number | null> = sql<number | null>`(
  select case when ${nextPlan} = b.plan_id and ${nextCycle} = b.cycle then b.fee
    else (n.price->(${nextCycle})->>s.currency::text)::bigint end
  from ${lastPeriod} as b join plans n on n.id = ${nextPlan})`;

/** Over `subscriptions s`: the last of its periods has begun by `now`, so that the next one is not paid for yet. */
export const isInLast = (now: Date): SQL<boolean> => sql<boolean>`(s.turns_at is null or s.turns_at <= ${at(now)})`;

/** Over `subscriptions s`: the next period can be paid for at `now`, and is not. */
export const mayPayNow = (now: Date): SQL<boolean> => sql<boolean>`(
  s.status = 'active' and ${isInLast(now)} and s.paid_until <= ${at(now)} + ${byHandDays}::int * interval '1 day'
  and greatest(s.paid_until, s.grace_ends_at) > ${at(now)})`;
