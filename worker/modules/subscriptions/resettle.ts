import { type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { isCovered, lateralPeriod } from "../plans";

/** How long before the end of a period its renewal is charged. */
export const leadMs = 3_600_000;

/**
 * Makes the subscriptions under `which` (over `subscriptions s`), and what their people learn by them, say what their periods say at `now`. Whatever changed
 * them, and however often this is said, it comes to the same.
 */
export const resettle = (w: Writing, which: SQL, now: Date) => [
  w.execute(sql`
    with found as (
      select s.id, p.plan_id, p.cycle, greatest(p.ends_at, s.grace_ends_at) as access, last.ends_at as paid_until,
        case when last.starts_at > ${at(now)} then last.starts_at end as turns_at
      from subscriptions s left join ${lateralPeriod(now)} on true left join lateral (
        select r.starts_at, r.ends_at from subscription_periods r where r.subscription_id = s.id and r.revoked_at is null
        order by r.starts_at desc, r.id desc limit 1) as last on true
      where ${which}
    )
    update subscriptions s set plan_id = coalesce(found.plan_id, s.plan_id), cycle = coalesce(found.cycle, s.cycle),
      paid_until = coalesce(found.paid_until, s.paid_until), turns_at = found.turns_at,
      next_charge_at = case when found.paid_until is distinct from s.paid_until or s.next_charge_at is null
        then found.paid_until - ${leadMs}::bigint * interval '1 millisecond' else s.next_charge_at end,
      status = case when s.status <> 'suspended' and coalesce(found.access, '-infinity') <= ${at(now)} and found.turns_at is null then 'expired' else s.status end,
      ended_at = case when s.status <> 'suspended' and coalesce(found.access, '-infinity') <= ${at(now)} and found.turns_at is null
        then coalesce(s.ended_at, ${at(now)}) else s.ended_at end
    from found where found.id = s.id`),
  w.execute(settleEnrolments(which, now)),
];

/**
 * What is open by subscription is open as long as it, the latest begun first where the plan allows fewer than there are; what ran out within this
 * subscription opens again. What was bought is not by subscription, and is left alone.
 */
const settleEnrolments = (which: SQL, now: Date): SQL => sql`
  with held as (
    select e.id, greatest(s.paid_until, s.grace_ends_at) as until, ${isCovered(now)} and f.feature is not null and h.is_held
        and row_number() over (partition by e.user_id, h.is_held order by e.enrolled_at desc, e.id desc) <= coalesce(f."limit", 1000000) as keeps
    from subscriptions s left join ${lateralPeriod(now)} on true
    join enrollments e on e.user_id = s.user_id and e.enrollment_type = 'subscription' and e.status <> 'dropped' and e.deleted_at is null and e.expires_at > s.started_at
    join courses c on c.id = e.course_id
    left join plan_features f on f.plan_id = p.plan_id and f.feature = 'course_access'
    cross join lateral (select c.pricing_model <> 'one_time'
      or exists (select from plan_features m where m.plan_id = p.plan_id and m.feature = 'premium_content') as is_held) as h
    where ${which}
  )
  update enrollments e set
    expires_at = case when held.keeps then held.until else least(e.expires_at, ${at(now)}) end,
    status = case when e.completed_at is not null then 'completed' when held.keeps then 'in_progress'
      when least(e.expires_at, ${at(now)}) <= ${at(now)} then 'expired' else e.status end
  from held where held.id = e.id and (held.keeps and (e.expires_at is distinct from held.until or e.status = 'expired')
    or not held.keeps and (e.expires_at > ${at(now)} or e.status = 'in_progress'))`;

export const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`;

/** Over `subscriptions s`: the one of a person that has not ended. */
export const isLiveOf = (userId: number | SQL): SQL<boolean> =>
  sql<boolean>`(s.user_id = (${userId})::bigint and s.status <> 'expired' and s.deleted_at is null)`;
