import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { listUnpassed, listUnwatched } from "./completion";
import { lessonWithEnrolment } from "./course-access";
import { dayIn } from "./day";
import { lessonInput } from "./inputs";
import { progressed } from "./progressed";
import { settle, toOutcome } from "./settlement";

export const settledShape = v.object({
  enrolmentUuid: v.string(),
  courseSlug: v.string(),
  /** Of the lessons that count, 0–100. */
  percent: v.number(),
  /** True from the moment the course's rules hold; a certificate may be on its way. */
  courseCompleted: v.boolean(),
  /** Where to go on; null when every lesson is completed. */
  nextLessonUuid: v.nullable(v.string()),
});

/**
 * Text, documents, links and embeds are complete when the reader says so; videos of known length when enough of them was watched;
 * quizzes when passed. A lesson once completed stays so.
 */
export const completeLesson = command({
  name: "progress.completeLesson",
  summary: "Completes a lesson, and with the last one the course.",
  may: signedIn,
  input: lessonInput,
  output: settledShape,
  errors: ["not_found", "not_enrolled", "not_watched_enough", "quiz_not_passed", "conflict"],
  async run(ctx, { lessonUuid }) {
    // Read first: a refusal says what is missing, and the message names the enrolment.
    const [[lesson]] = await ctx.read((q) => [
      q
        .select({
          enrolmentId: sql<string | null>`e.id`,
          enrolmentUuid: sql<string | null>`e.uuid`,
          userId: sql<string>`e.user_id`,
          completed: sql<boolean>`coalesce(p.status = 'completed', false)`,
          requiredPercent: sql<number>`c.watched_percent`,
          unwatched: listUnwatched,
          unpassed: listUnpassed,
        })
        .from(
          sql`${lessonWithEnrolment(ctx.actor, ctx.now)} left join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id`,
        )
        .where(sql`l.uuid = ${lessonUuid} and l.deleted_at is null`),
    ]);
    if (!lesson) throw ctx.refuse("not_found");
    const { enrolmentId, enrolmentUuid, requiredPercent, unwatched, unpassed } = lesson;
    if (enrolmentId === null || enrolmentUuid === null) throw ctx.refuse("not_enrolled");
    if (!lesson.completed) {
      if (unwatched.length > 0) throw ctx.refuse("not_watched_enough", { requiredPercent, videos: unwatched });
      if (unpassed.length > 0) throw ctx.refuse("quiz_not_passed", { quizUuids: unpassed });
    }
    const zone = ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC";
    const results = await ctx.commit({
      statements: (w) => [
        ...settle(w, {
          enrolmentId: Number(enrolmentId),
          userId: Number(lesson.userId),
          now: ctx.now,
          day: dayIn(zone, ctx.now),
          which: sql`l.uuid = ${lessonUuid}`,
        }),
      ],
      events: [progressed(enrolmentUuid)],
    });
    const outcome = toOutcome(results[4]);
    // Dropped, or a rule made stricter, between the read and the commit.
    if (!outcome?.completedLessons.includes(lessonUuid)) throw ctx.refuse("conflict");
    const { completedLessons: _, ...reply } = outcome;
    return reply;
  },
});
