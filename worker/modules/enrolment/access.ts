import { type SQL, sql } from "drizzle-orm";
import { type Actor, scopesOf } from "../../kernel/actor";

/** Why a person may open a course; the first that holds. Progress is kept for the enrolled alone. */
export type AccessReason = "enrolled" | "instructor" | "editor";

/**
 * The one rule of who may open a course's lessons, files and quizzes at `now`, as a value over `courseId`: the reason, or null for nobody's business.
 * enrolled: learning or done, not expired, and the course is out of its draft; instructor: teaches it; editor: may edit every course (preview).
 */
export function courseAccess(actor: Actor, now: Date, courseId: SQL = sql`c.id`): SQL<AccessReason | null> {
  if (actor.kind === "visitor") return sql<AccessReason | null>`null::text`;
  const editor = scopesOf(actor, "courses.edit").includes("all");
  if (actor.kind === "system") return sql<AccessReason | null>`'editor'`;
  return sql<AccessReason | null>`(
    select case
      when k.status <> 'draft' and exists (select from enrollments e where e.course_id = k.id and e.user_id = ${actor.id} and ${isOpenEnrolment(now)}) then 'enrolled'
      when exists (select from course_instructors ci where ci.course_id = k.id and ci.user_id = ${actor.id}) then 'instructor'
      when ${editor}::boolean then 'editor'
    end
    from courses k where k.id = ${courseId} and k.deleted_at is null)`;
}

/** courseAccess() as a condition. */
export const mayOpenCourse = (actor: Actor, now: Date, courseId?: SQL): SQL<boolean> =>
  sql<boolean>`(${courseAccess(actor, now, courseId)}) is not null`;

/** Over `enrollments e`: it opens its course at `now`. Time ends it before the sweep has written so. */
export const isOpenEnrolment = (now: Date): SQL<boolean> =>
  sql<boolean>`(e.status in ('in_progress', 'completed') and (e.expires_at is null or e.expires_at > ${now.toISOString()}::timestamptz) and e.deleted_at is null)`;

/** Over `enrollments e`: its status as time has it. */
export const statusAt = (now: Date): SQL =>
  sql`case when e.status = 'in_progress' and e.expires_at <= ${now.toISOString()}::timestamptz then 'expired' else e.status end`;
