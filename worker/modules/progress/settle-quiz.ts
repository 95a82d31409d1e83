import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { settledShape } from "./complete-lesson";
import { dayIn } from "./day";
import { settleQuizInput } from "./inputs";
import { progressed } from "./progressed";
import { settle, toOutcome } from "./settlement";

/**
 * Run by the page right after a submission, and again by the consumer of attempt.graded in case the page never got there.
 * A person settles attempts of their own; the system any.
 */
export const settleQuiz = command({
  name: "progress.settleQuiz",
  summary: "Completes the lessons that a graded attempt completes, and with the last one the course.",
  may: signedIn,
  input: settleQuizInput,
  output: v.object({ ...settledShape.entries, completedLessons: v.array(v.string()) }),
  errors: ["not_found", "not_enrolled", "conflict"],
  async run(ctx, { attemptUuid }) {
    const { actor } = ctx;
    const mine = actor.kind === "person" ? sql`e.user_id = ${actor.id}` : sql`${actor.kind === "system"}::boolean`;
    // Read first: the message names the enrolment.
    const [[attempt]] = await ctx.read((q) => [
      q
        .select({
          quizUuid: sql<string>`z.uuid`,
          graded: sql<boolean>`a.status <> 'in_progress'`,
          enrolmentId: sql<string>`e.id`,
          enrolmentUuid: sql<string>`e.uuid`,
          open: sql<boolean>`e.status in ('in_progress', 'completed') and e.deleted_at is null`,
          userId: sql<string>`e.user_id`,
          timeZone: sql<string>`u.time_zone`,
        })
        .from(
          sql`quiz_attempts a join quizzes z on z.id = a.quiz_id and z.deleted_at is null
            join courses c on c.id = z.course_id and c.deleted_at is null
            join enrollments e on e.id = a.enrollment_id join users u on u.id = e.user_id`,
        )
        .where(sql`a.uuid = ${attemptUuid} and a.deleted_at is null and ${mine}`),
    ]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.open) throw ctx.refuse("not_enrolled");
    if (!attempt.graded) throw ctx.refuse("conflict");
    const results = await ctx.commit({
      statements: (w) => [
        ...settle(w, {
          enrolmentId: Number(attempt.enrolmentId),
          userId: Number(attempt.userId),
          now: ctx.now,
          day: dayIn(attempt.timeZone, ctx.now),
          which: sql`exists (select from content_items si
            where si.lesson_id = l.id and si.content_type = 'quiz' and si.ref_uuid = ${attempt.quizUuid} and si.deleted_at is null)`,
        }),
      ],
      events: [progressed(attempt.enrolmentUuid)],
    });
    const outcome = toOutcome(results[4]);
    if (!outcome) throw ctx.refuse("not_found");
    return outcome;
  },
});
