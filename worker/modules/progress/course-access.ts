import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { opensFor } from "../assessment";

/** Course c, live, with the actor's enrolment e where it opens the course at `now`. */
export const courseWithEnrolment = (actor: Actor, now: Date): SQL => sql`courses c
  left join enrollments e on ${opensFor(actor, now, sql`c`)}`;

/** Lesson l of section s and course c, all live, with the same. */
export const lessonWithEnrolment = (actor: Actor, now: Date): SQL => sql`lessons l
  join sections s on s.id = l.section_id and s.deleted_at is null
  join courses c on c.id = l.course_id and c.deleted_at is null
  left join enrollments e on ${opensFor(actor, now, sql`c`)}`;
