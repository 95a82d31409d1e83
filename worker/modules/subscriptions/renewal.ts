import { type SQL, sql } from "drizzle-orm";
import { at } from "./resettle";

/** From so long before the end on, the next period can be paid for by hand. */
const byHandDays = 14;

/** Over `subscriptions s`: the last of its periods, which the next one follows. */
export const lastPeriod: SQL = sql`(
  select r.* from subscription_periods r where r.subscription_id = s.id and r.revoked_at is null order by r.starts_at desc, r.id desc limit 1)`;

/** Over `subscriptions s`: what the next period costs. Whoever goes on as before pays as before, whatever the plan costs by now; null where it is not sold. */
export const renewalFee: SQL<number | null> = sql<number | null>`(
  select case when coalesce(s.next_plan_id, s.plan_id) = b.plan_id and coalesce(s.next_cycle, s.cycle) = b.cycle then b.fee
    else (n.price->coalesce(s.next_cycle, s.cycle)->>s.currency::text)::bigint end
  from ${lastPeriod} as b join plans n on n.id = coalesce(s.next_plan_id, s.plan_id))`;

/** Over `subscriptions s`: the next period can be paid for at `now`, and is not. */
export const mayPayNow = (now: Date): SQL<boolean> => sql<boolean>`(
  s.status = 'active' and s.turns_at is null and s.paid_until <= ${at(now)} + ${byHandDays}::int * interval '1 day'
  and greatest(s.paid_until, s.grace_ends_at) > ${at(now)})`;
