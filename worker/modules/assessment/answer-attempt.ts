import { and, eq, gte, isNull, or } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, query, signedIn } from "../../kernel/verb";
import { isOverdue } from "./allowance";
import { foreignResponses } from "./grade";
import { attemptInput, saveAttemptInput } from "./inputs";
import { selectOwnAttempt } from "./own-attempt";
import { asked, askedQuestion, bilingualText } from "./paper";
import { quizAttempts } from "./schema";

export const savedResponses = v.record(
  v.string(),
  v.object({ chosen: v.optional(v.array(v.string())), text: v.optional(v.string()) }),
);

export const readPaper = query({
  name: "attempts.paper",
  summary: "The questions of a running attempt with what was saved, and the server's clock.",
  may: signedIn,
  input: attemptInput,
  output: v.object({
    attemptUuid: v.string(),
    quizUuid: v.string(),
    courseUuid: v.string(),
    courseSlug: v.string(),
    title: bilingualText,
    number: v.number(),
    startedAt: v.string(),
    deadlineAt: v.nullable(v.string()),
    serverNow: v.string(),
    questions: v.array(askedQuestion),
    responses: savedResponses,
  }),
  errors: ["not_found", "not_enrolled", "attempt_closed"],
  async run(ctx, { attemptUuid }) {
    const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.enrolled) throw ctx.refuse("not_enrolled");
    if (attempt.status !== "in_progress" || isOverdue(attempt.deadlineAt, ctx.now))
      throw ctx.refuse("attempt_closed", { attemptUuid });
    const { en, ar } = attempt.quizWords;
    return {
      attemptUuid,
      quizUuid: attempt.quizUuid,
      courseUuid: attempt.courseUuid,
      courseSlug: attempt.courseSlug,
      title: { en: en.title, ...(ar && { ar: ar.title }) },
      number: attempt.number,
      startedAt: attempt.startedAt.toISOString(),
      deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
      serverNow: ctx.now.toISOString(),
      questions: attempt.paper.map(asked),
      responses: attempt.responses,
    };
  },
});

export const saveAttempt = command({
  name: "attempts.save",
  summary: "Keeps the responses so far of a running attempt; what is given takes the place of what was saved.",
  may: signedIn,
  input: saveAttemptInput,
  output: v.object({ savedAt: v.string(), deadlineAt: v.nullable(v.string()) }),
  errors: ["not_found", "not_enrolled", "attempt_closed", "time_is_up"],
  async run(ctx, { attemptUuid, responses }) {
    // Read first: the responses are checked against the paper, question by question.
    const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.enrolled) throw ctx.refuse("not_enrolled");
    if (attempt.status !== "in_progress") throw ctx.refuse("attempt_closed", { attemptUuid });
    if (attempt.deadlineAt && ctx.now > attempt.deadlineAt) throw ctx.refuse("time_is_up", { attemptUuid });
    const fields = foreignResponses(attempt.paper, responses);
    if (fields) throw ctx.refuse("invalid_input", { fields });
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(quizAttempts)
            .set({ responses })
            .where(
              and(
                eq(quizAttempts.id, attempt.id),
                eq(quizAttempts.status, "in_progress"),
                or(isNull(quizAttempts.deadlineAt), gte(quizAttempts.deadlineAt, ctx.now)),
              ),
            )
            .returning({ id: quizAttempts.id }),
          "attempt_closed",
        ),
      ],
    });
    return { savedAt: ctx.now.toISOString(), deadlineAt: attempt.deadlineAt?.toISOString() ?? null };
  },
});
