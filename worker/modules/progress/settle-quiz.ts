import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
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
    const place = sql`quiz_attempts a join quizzes z on z.id = a.quiz_id and z.deleted_at is null
      join courses c on c.id = z.course_id and c.deleted_at is null join enrollments e on e.id = a.enrollment_id
      where a.uuid = ${attemptUuid} and a.deleted_at is null and ${mine}`;
    const enrolmentId = sql`(select e.id from ${place})`;
    const results = await ctx.commit({
      statements: (w) => [
        w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")}`),
        w.execute(sql`select ${guard(sql`e.status in ('in_progress', 'completed') and e.deleted_at is null`, "not_enrolled")},
          ${guard(sql`a.status <> 'in_progress'`, "conflict")} from ${place}`),
        ...settle(w, {
          enrolmentId,
          now: ctx.now,
          day:
            actor.kind === "person"
              ? sql`${dayIn(actor.timeZone, ctx.now)}::date`
              : sql`(select (${ctx.now.toISOString()}::timestamptz at time zone u.time_zone)::date from users u where u.id = e.user_id)`,
          which: sql`exists (select from content_items si where si.lesson_id = l.id and si.content_type = 'quiz'
            and si.ref_uuid = (select z.uuid::text from ${place}) and si.deleted_at is null)`,
        }),
      ],
      events: [progressed(enrolmentId)],
    });
    const outcome = toOutcome(results[6]);
    if (!outcome) throw ctx.refuse("not_found");
    return outcome;
  },
});
