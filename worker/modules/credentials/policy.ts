import { type SQL, sql } from "drizzle-orm";
import { type Actor, type Scope, scopesOf } from "../../kernel/actor";

/** Over `certificates c`: those of the courses that `scopes` of certificates.manage reach. */
export function isManagedBy(actor: Actor, scopes: readonly Scope[], courseId: SQL = sql`c.course_id`): SQL {
  if (scopes.includes("all")) return sql`true`;
  if (scopes.includes("course") && actor.kind === "person") {
    return sql`exists (select from course_instructors ci where ci.course_id = ${courseId} and ci.user_id = ${actor.id})`;
  }
  return sql`false`;
}

/** Over `certificates c`: one's own, and those one manages. */
export const isOpenTo = (actor: Actor): SQL =>
  sql`(${isManagedBy(actor, scopesOf(actor, "certificates.manage"))} or c.user_id = ${actor.kind === "person" ? actor.id : 0})`;
