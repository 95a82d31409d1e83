import { type SQL, sql } from "drizzle-orm";

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`;

/** Over `subscriptions s`: the period that counts at `now`, as `p` of a lateral join. */
export const lateralPeriod = (now: Date): SQL => sql`lateral (
  select r.* from subscription_periods r where r.subscription_id = s.id and r.revoked_at is null and r.starts_at <= ${at(now)}
  order by r.starts_at desc, r.id desc limit 1) as p`;

/** Over `subscriptions s` and its period `p`: access goes on at `now`. */
export const isCovered = (now: Date): SQL<boolean> => sql<boolean>`(
  s.deleted_at is null and s.status in ('trial', 'active', 'cancelled') and greatest(p.ends_at, s.grace_ends_at) > ${at(now)})`;

/** A SELECT of the plan that a person has by subscription at `now`; no row for none. */
export const selectPlanOf = (userId: number | SQL, now: Date): SQL => sql`
  select p.plan_id from subscriptions s join ${lateralPeriod(now)} on true where s.user_id = (${userId})::bigint and ${isCovered(now)}`;

/** The end of what a person has by subscription, as far as it is paid for or being tried; null for none. */
export const accessEnd = (userId: number | SQL, now: Date): SQL<Date | null> => sql<Date | null>`(
  select greatest(s.paid_until, s.grace_ends_at) from subscriptions s join ${lateralPeriod(now)} on true
  where s.user_id = (${userId})::bigint and ${isCovered(now)})`;
