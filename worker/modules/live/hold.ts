import { type SQL, sql } from "drizzle-orm";
import { insist, type Writing } from "../../kernel/database";

/** Over `live_sessions s` and its `courses c`. */
export const ofCourse = sql`live_sessions s join courses c on c.id = s.course_id and c.deleted_at is null`;

/** Holds the session for the commit, where the actor's reach over `courses c` has it; else it is not found. */
export const holdSession = (w: Writing, uuid: string, reach: SQL) =>
  insist(
    w,
    sql`select s.id from ${ofCourse} where s.uuid = ${uuid}::uuid and s.deleted_at is null and ${reach} for update of s`,
    "not_found",
  );
