import { and, asc, eq, lt } from "drizzle-orm";
import * as v from "valibot";
import { integer } from "../../kernel/inputs";
import { command, systemOnly } from "../../kernel/verb";
import { graceMs } from "./allowance";
import { closeAttempt, savedIsStill } from "./close-attempt";
import { grade } from "./grade";
import { graded } from "./graded";
import { quizAttempts, quizzes } from "./schema";

export const closeOverdueAttempts = command({
  name: "attempts.closeOverdue",
  summary: "Grades attempts whose time ran out with what was saved in them.",
  may: systemOnly,
  input: v.strictObject({ limit: v.optional(integer(1, 100), 50) }),
  output: v.object({ closed: v.number(), more: v.boolean() }),
  errors: [],
  async run(ctx, { limit }) {
    // Read first: grading needs the papers.
    const [overdue] = await ctx.read((q) => [
      q
        .select({
          id: quizAttempts.id,
          uuid: quizAttempts.uuid,
          deadlineAt: quizAttempts.deadlineAt,
          paper: quizAttempts.paper,
          responses: quizAttempts.responses,
          passPercent: quizzes.passPercent,
        })
        .from(quizAttempts)
        .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
        .where(
          and(
            eq(quizAttempts.status, "in_progress"),
            lt(quizAttempts.deadlineAt, new Date(ctx.now.getTime() - graceMs)),
          ),
        )
        .orderBy(asc(quizAttempts.deadlineAt))
        .limit(limit),
    ]);
    const [first, ...rest] = overdue;
    if (!first) return { closed: 0, more: false };
    const results = await ctx.commit({
      statements: (w) => {
        // One that was closed or saved meanwhile is left for the next round.
        const close = ({ id, deadlineAt, paper, responses, passPercent }: (typeof overdue)[number]) =>
          closeAttempt(w, {
            attemptId: id,
            status: "expired",
            submittedAt: deadlineAt ?? ctx.now,
            responses,
            grade: grade(paper, responses, passPercent),
            provided: savedIsStill(responses),
          });
        return [close(first), ...rest.map(close)];
      },
      events: overdue.map(({ uuid }) => graded(uuid)),
    });
    return { closed: results.flat().length, more: overdue.length === limit };
  },
});
