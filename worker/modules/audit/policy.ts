import { type SQL, sql } from "drizzle-orm";
import type { Actor, Scope } from "../../kernel/actor";
import { auditLogs } from "../../kernel/schema";
import { courseInstructors } from "../catalogue/schema";

/** SQL: does the actor teach the course whose id is `courseId`? */
export const teaches = (actor: Actor, courseId: SQL): SQL =>
  actor.kind === "person"
    ? sql`exists (select from ${courseInstructors} where ${courseInstructors.courseId} = ${courseId} and ${courseInstructors.userId} = ${actor.id})`
    : sql`false`;

/** SQL: may the line be read? Everything at "all", what hangs on the own courses at "course". */
export const readable = (actor: Actor, scopes: readonly Scope[]): SQL =>
  scopes.includes("all")
    ? sql`true`
    : sql`${auditLogs.courseId} is not null and ${teaches(actor, sql`${auditLogs.courseId}`)}`;

/** Where and with what somebody worked is for administrators and for themselves. */
export const showsOrigin = (scopes: readonly Scope[]): boolean => scopes.includes("all");
