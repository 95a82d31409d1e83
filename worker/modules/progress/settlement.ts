import { type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { completeEnrolmentStatement, holdEnrolment } from "../enrolment";
import { courseIsComplete, lessonCounts, lessonIsReady, percentOf } from "./completion";
import { resumeLesson } from "./resume";

interface Settling {
  /** Null settles nothing. */
  enrolmentId: SQL;
  now: Date;
  /** The person's calendar day, over enrolment e. */
  day: SQL;
  /** Which lessons (l) of the course to complete, where what they ask for is done. */
  which: SQL;
}

/** Completes lessons, and with the last of them the course, in one commit. Repeating it changes nothing. */
export function settle(w: Writing, { enrolmentId, now, day, which }: Settling) {
  const at = sql`${now.toISOString()}::timestamptz`;
  return [
    holdEnrolment(w, enrolmentId),
    w.execute(sql`
      insert into lesson_progress as p (enrollment_id, lesson_id, status, last_opened_at, completed_at)
      select e.id, l.id, 'completed', ${at}, ${at}
      from enrollments e join courses c on c.id = e.course_id join lessons l on l.course_id = c.id and l.deleted_at is null
      join sections s on s.id = l.section_id and s.deleted_at is null
      where e.id = ${enrolmentId} and e.status in ('in_progress', 'completed') and ${which} and ${lessonIsReady}
      on conflict (enrollment_id, lesson_id) do update set status = 'completed', completed_at = ${at}
        where p.status <> 'completed'`),
    completeEnrolmentStatement(w, enrolmentId, now, courseIsComplete),
    w.execute(sql`insert into learning_days (user_id, day)
      select e.user_id, ${day} from enrollments e where e.id = ${enrolmentId} on conflict do nothing`),
    w
      .select({
        enrolmentUuid: sql<string>`e.uuid`,
        courseSlug: sql<string>`c.slug`,
        completed: sql<boolean>`e.status = 'completed'`,
        required: sql<number>`n.required`,
        done: sql<number>`n.done`,
        nextLessonUuid: sql<string | null>`r.uuid`,
        completedLessons: sql<string[]>`(select coalesce(jsonb_agg(l.uuid), '[]') from lessons l
          join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id and p.status = 'completed'
          where l.course_id = c.id and l.deleted_at is null and ${which})`,
      })
      .from(
        sql`enrollments e join courses c on c.id = e.course_id
          cross join lateral ${lessonCounts} n left join lateral ${resumeLesson} r on true`,
      )
      .where(sql`e.id = ${enrolmentId}`),
  ] as const;
}

type Outcome = Awaited<ReturnType<typeof settle>[4]>;

export const toOutcome = ([row]: Outcome) =>
  row && {
    enrolmentUuid: row.enrolmentUuid,
    courseSlug: row.courseSlug,
    courseCompleted: row.completed,
    percent: percentOf(row.done, row.required, row.completed),
    nextLessonUuid: row.nextLessonUuid,
    completedLessons: row.completedLessons,
  };
