import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { isOverdue } from "./allowance";
import { closeAttempt, savedIsStill } from "./close-attempt";
import { foreignResponses, grade } from "./grade";
import { graded } from "./graded";
import { submitAttemptInput } from "./inputs";
import { selectOwnAttempt } from "./own-attempt";

const errors = ["not_found", "not_enrolled", "attempt_closed", "time_is_up", "conflict"] as const;
type Attempt = Awaited<ReturnType<typeof selectOwnAttempt>>[number];

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
  errors,
  idempotent: true,
  async run(ctx, { attemptUuid, responses: given }) {
    // Read first: grading needs the paper, and is a pure function here rather than SQL.
    const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.enrolled) throw ctx.refuse("not_enrolled");
    if (attempt.status !== "in_progress") throw ctx.refuse("attempt_closed", { attemptUuid });
    if (isOverdue(attempt.deadlineAt, ctx.now)) return await refuseLate(ctx, attempt);

    const responses = given ?? attempt.responses;
    const fields = foreignResponses(attempt.paper, responses);
    if (fields) throw ctx.refuse("invalid_input", { fields });
    const result = grade(attempt.paper, responses, attempt.passPercent);
    const reply = { attemptUuid, ...result };
    await ctx.commit({
      statements: (w) => [
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

/** Grades what was saved in time, then refuses. */
async function refuseLate(ctx: CommandContext<(typeof errors)[number]>, attempt: Attempt): Promise<never> {
  const saved = grade(attempt.paper, attempt.responses, attempt.passPercent);
  await ctx.commit({
    statements: (w) => [
      insist(
        w,
        closeAttempt(w, {
          attemptId: attempt.id,
          status: "expired",
          submittedAt: attempt.deadlineAt ?? ctx.now,
          responses: attempt.responses,
          grade: saved,
          provided: savedIsStill(attempt.responses),
        }),
        "conflict",
      ),
    ],
    events: [graded(attempt.uuid)],
    unkeyed: true,
  });
  throw ctx.refuse("time_is_up", { attemptUuid: attempt.uuid, deadlineAt: attempt.deadlineAt?.toISOString() });
}
