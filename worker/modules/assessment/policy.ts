import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Actor, Scope } from "../../kernel/actor";

/** Courses that a holder of these scopes may work on: all, or those they instruct. Also for enrolments.manage. */
export function reachesCourse(actor: Actor, scopes: readonly Scope[], courseId: SQLWrapper): SQL {
  if (scopes.includes("all")) return sql`true`;
  if (actor.kind !== "person" || !scopes.includes("course")) return sql`false`;
  return sql`exists (select from course_instructors ci where ci.course_id = ${courseId} and ci.user_id = ${actor.id})`;
}

/** Quizzes (by table name) of live courses within reach. */
export const reachesQuiz = (actor: Actor, scopes: readonly Scope[]): SQL =>
  sql`exists (select from courses rc where rc.id = quizzes.course_id and rc.deleted_at is null and ${reachesCourse(actor, scopes, sql`rc.id`)})`;
