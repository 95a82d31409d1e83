import { type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "../../kernel/actor";
import { isOpenEnrolment } from "../enrolment";
import { enrollments } from "../enrolment/schema";

/** The table as the fragments about enrolments name it. */
export const e = alias(enrollments, "e");

/** Over enrollments e and the course named by `c`: the actor's own, which opens that course at `now`. */
export const opensFor = (actor: Actor, now: Date, c: SQL): SQL<boolean> =>
  sql<boolean>`(e.course_id = ${c}.id and e.user_id = ${actor.kind === "person" ? actor.id : 0} and ${c}.status <> 'draft' and ${isOpenEnrolment(now)})`;
