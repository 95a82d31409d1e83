import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
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
    const place = sql`${lessonWithEnrolment(ctx.actor, ctx.now)} where l.uuid = ${lessonUuid} and l.deleted_at is null`;
    const enrolmentId = sql`(select e.id from ${place})`;
    const results = await ctx.commit({
      statements: (w) => [
        w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")},
          ${guard(sql`${enrolmentId} is not null`, "not_enrolled")}`),
        w.execute(sql`
          select ${guard(
            sql`completed or unwatched = '[]'`,
            "not_watched_enough",
            sql`jsonb_build_object('requiredPercent', required, 'videos', unwatched)`,
          )}, ${guard(sql`completed or unpassed = '[]'`, "quiz_not_passed", sql`jsonb_build_object('quizUuids', unpassed)`)}
          from (
            select c.watched_percent as required, ${listUnwatched} as unwatched, ${listUnpassed} as unpassed,
              exists (select from lesson_progress p where p.lesson_id = l.id and p.enrollment_id = e.id and p.status = 'completed') as completed
            from ${place}
          ) asked`),
        ...settle(w, {
          enrolmentId,
          now: ctx.now,
          day: sql`${dayIn(ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC", ctx.now)}::date`,
          which: sql`l.uuid = ${lessonUuid}`,
        }),
      ],
      events: [progressed(enrolmentId)],
    });
    const outcome = toOutcome(results[6]);
    // Dropped, or a rule made stricter, while it was under way.
    if (!outcome?.completedLessons.includes(lessonUuid)) throw ctx.refuse("conflict");
    const { completedLessons: _, ...reply } = outcome;
    return reply;
  },
});
