import { type SQL, sql } from "drizzle-orm";

/** Opens the courses of `courses` (a select of course_id) to a person for ever; what was dropped, expired or held by a subscription becomes theirs. */
export const openPurchased = (userId: number, courses: SQL, now: Date): SQL => sql`
  insert into enrollments (user_id, course_id, enrollment_type, enrolled_at)
  select ${userId}::bigint, k.course_id, 'purchase', ${now.toISOString()}::timestamptz from (${courses}) as k
  on conflict (user_id, course_id) do update set status = case when enrollments.completed_at is null then 'in_progress' else 'completed' end,
    enrollment_type = 'purchase', enrolled_by_id = null, enrolled_at = excluded.enrolled_at, expires_at = null, dropped_at = null, deleted_at = null`;

/** Closes them again, as after a refund. What was earned in them stays earned. */
export const closePurchased = (userId: number, courses: SQL, now: Date): SQL => sql`
  update enrollments set expires_at = ${now.toISOString()}::timestamptz, status = case when status = 'in_progress' then 'expired' else status end
  where user_id = ${userId}::bigint and course_id in (select k.course_id from (${courses}) as k) and enrollment_type = 'purchase'
    and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz)`;

/** Whether the person holds a course, over `course`, otherwise than by a subscription. */
export const isTheirs = (userId: number | SQL, course: SQL, now: Date): SQL<boolean> => sql<boolean>`exists (
  select from enrollments e where e.user_id = (${userId})::bigint and e.course_id = ${course} and e.deleted_at is null and e.enrollment_type <> 'subscription'
    and e.status in ('in_progress', 'completed') and (e.expires_at is null or e.expires_at > ${now.toISOString()}::timestamptz))`;
