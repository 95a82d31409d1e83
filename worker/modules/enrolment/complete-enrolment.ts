import { type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";

/** Holds an enrolment for this transaction, so that of two lessons completed at once the later one sees the earlier. */
export const holdEnrolment = (w: Writing, enrolmentId: SQL) =>
  w.execute(sql`select id from enrollments where id = ${enrolmentId} for update`);

/**
 * The statement by which a course is completed, for the commit that completes its last lesson.
 * `when`: the course's rules hold, a condition over e (enrollments) and c (its course). Nothing happens where they do not.
 */
export const completeEnrolmentStatement = (w: Writing, enrolmentId: SQL, now: Date, when: SQL) =>
  w.execute(sql`update enrollments e set status = 'completed', completed_at = ${now.toISOString()}::timestamptz
    from courses c where e.id = ${enrolmentId} and c.id = e.course_id and e.status = 'in_progress' and ${when}`);
