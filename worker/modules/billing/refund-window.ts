import { type SQL, sql } from "drizzle-orm";

/**
 * Over `orders o`: whether its buyer may give it back at `now` without asking anybody: so many days after paying, and not more of it learnt than the settings
 * allow (both in `billing_settings`). A plan by itself once: a month that is given back and begun anew, again and again, would cost nothing.
 */
export const mayAskBack = (now: Date): SQL<boolean> => sql<boolean>`(
  not exists (select from order_lines l where l.order_id = o.id and l.statement_id is not null)
  and not exists (
    select from order_lines l join order_lines other on other.plan_id is not null and other.revoked_at is not null and other.order_id <> o.id
    join orders before on before.id = other.order_id and before.user_id = o.user_id where l.order_id = o.id and l.plan_id is not null)
  and ${refundableUntil} > ${now.toISOString()}::timestamptz
  and ${learntPercent} <= (select s.refund_progress_percent from billing_settings s))`;

/** Until when something that was paid at an instant may be given back, as it is set now: the same for every kind. */
export function windowAfter(paidAt: SQL): SQL {
  return sql`(${paidAt} + (select s.refund_days from billing_settings s) * interval '1 day')`;
}

/** Over `orders o`. */
export const refundableUntil: SQL<Date | null> = sql<Date | null>`${windowAfter(sql`o.paid_at`)}`;

/** Of the courses that the order opened, the one that is furthest: its completed lessons in a hundred. */
const learntPercent = sql`coalesce((
  select max(100 * (select count(*) from lesson_progress lp where lp.enrollment_id = e.id and lp.status = 'completed') / greatest(c.lesson_count, 1))
  from order_lines l
  join enrollments e on e.user_id = o.user_id and (e.course_id = l.course_id or e.course_id in (select bc.course_id from bundle_courses bc where bc.bundle_id = l.bundle_id)
    or l.plan_id is not null and e.enrollment_type = 'subscription')
  join courses c on c.id = e.course_id
  where l.order_id = o.id), 0)`;
