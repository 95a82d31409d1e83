import { type SQL, sql } from "drizzle-orm";
import type { Actor, Scope } from "../../kernel/actor";

/**
 * The courses that scopes reach, as a condition over `courseId`: "all" of them, or with "course" the ones the actor teaches.
 * It belongs in the WHERE of the lookup, so that another's course is not found rather than forbidden.
 */
export function reaches(actor: Actor, scopes: readonly Scope[], courseId: SQL = sql`c.id`): SQL<boolean> {
  if (scopes.includes("all")) return sql<boolean>`true`;
  if (scopes.includes("course") && actor.kind === "person") {
    return sql<boolean>`exists (select from course_instructors ci where ci.course_id = ${courseId} and ci.user_id = ${actor.id})`;
  }
  return sql<boolean>`false`;
}

/** What everybody may read: the condition that the partial indexes of courses carry. */
export const isPublic = sql<boolean>`c.status = 'published' and c.deleted_at is null`;
