import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import type { Selecting } from "../../kernel/database";
import { courses } from "../catalogue/schema";
import { e, opensFor } from "./own-enrolment";
import { quizAttempts, quizzes } from "./schema";

/** An attempt of the actor's own; another person's is not found. `enrolled`: the course is still open to them. */
export const selectOwnAttempt = (q: Selecting, actor: Actor, attemptUuid: string, now: Date) =>
  q
    .select({
      id: quizAttempts.id,
      uuid: quizAttempts.uuid,
      number: quizAttempts.attemptNumber,
      status: quizAttempts.status,
      startedAt: quizAttempts.startedAt,
      deadlineAt: quizAttempts.deadlineAt,
      submittedAt: quizAttempts.submittedAt,
      paper: quizAttempts.paper,
      responses: quizAttempts.responses,
      scorePoints: quizAttempts.scorePoints,
      maxPoints: quizAttempts.maxPoints,
      scorePercent: quizAttempts.scorePercent,
      passed: quizAttempts.passed,
      quizUuid: quizzes.uuid,
      quizWords: quizzes.translations,
      passPercent: quizzes.passPercent,
      courseUuid: courses.uuid,
      courseSlug: courses.slug,
      enrolled: opensFor(actor, now, sql`courses`),
    })
    .from(quizAttempts)
    .innerJoin(quizzes, and(eq(quizzes.id, quizAttempts.quizId), isNull(quizzes.deletedAt)))
    .innerJoin(courses, and(eq(courses.id, quizzes.courseId), isNull(courses.deletedAt)))
    .innerJoin(e, eq(e.id, quizAttempts.enrollmentId))
    .where(
      and(
        eq(quizAttempts.uuid, attemptUuid),
        eq(quizAttempts.userId, actor.kind === "person" ? actor.id : 0),
        isNull(quizAttempts.deletedAt),
      ),
    );

/** The same for a batch, over a quiz_attempts, z quizzes, c courses and e enrollments. */
export const ownAttempt = (actor: Actor, attemptUuid: string): SQL => sql`quiz_attempts a
  join quizzes z on z.id = a.quiz_id and z.deleted_at is null join courses c on c.id = z.course_id and c.deleted_at is null
  join enrollments e on e.id = a.enrollment_id
  where a.uuid = ${attemptUuid} and a.user_id = ${actor.kind === "person" ? actor.id : 0} and a.deleted_at is null`;
