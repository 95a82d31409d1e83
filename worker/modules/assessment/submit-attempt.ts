import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard, insist, type Writing } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { isOverdue } from "./allowance";
import { closeAttempt } from "./close-attempt";
import { closeLate } from "./close-late";
import { asJson, foreignResponses } from "./foreign-responses";
import { grade } from "./grade";
import { graded } from "./graded";
import { submitAttemptInput } from "./inputs";
import { selectOwnAttempt } from "./own-attempt";
import type { Responses } from "./schema";

export const submitAttempt = command({
  name: "attempts.submit",
  summary:
    "Hands in a running attempt and grades it. After its time the responses are refused and what was saved is graded.",
  may: signedIn,
  input: submitAttemptInput,
  output: v.object({
    attemptUuid: v.string(),
    scorePoints: v.number(),
    maxPoints: v.number(),
    scorePercent: v.number(),
    passed: v.boolean(),
  }),
  errors: ["not_found", "not_enrolled", "attempt_closed", "time_is_up", "conflict"],
  idempotent: true,
  async run(ctx, { attemptUuid, responses: given }) {
    // Read first: grading needs the paper, and is a pure function here rather than SQL (docs/decisions/0009).
    const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.enrolled) throw ctx.refuse("not_enrolled");
    if (attempt.status !== "in_progress") throw ctx.refuse("attempt_closed", { attemptUuid });
    if (isOverdue(attempt.deadlineAt, ctx.now)) {
      await closeLate(ctx, attempt);
      throw ctx.refuse("time_is_up", { attemptUuid, deadlineAt: attempt.deadlineAt?.toISOString() });
    }
    const responses = given ?? attempt.responses;
    const result = grade(attempt.paper, responses, attempt.passPercent);
    const reply = { attemptUuid, ...result };
    await ctx.commit({
      statements: (w) => [
        refuseForeign(w, attempt.id, responses),
        insist(
          w,
          closeAttempt(w, {
            attemptId: attempt.id,
            status: "submitted",
            submittedAt: ctx.now,
            responses,
            grade: result,
          }),
          "attempt_closed",
        ),
      ],
      events: [graded(attemptUuid)],
      reply,
    });
    return reply;
  },
});

/** A paper never changes, so what does not belong to it can be told before the attempt is held. */
function refuseForeign(w: Writing, attemptId: number, responses: Responses) {
  const foreign = foreignResponses(sql`a.paper`, asJson(responses));
  return w.execute(sql`select ${guard(sql`${foreign} = '{}'`, "invalid_input", sql`jsonb_build_object('fields', ${foreign})`)}
    from quiz_attempts a where a.id = ${attemptId}`);
}
