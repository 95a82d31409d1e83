import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
import { iso } from "../../kernel/json";
import { command, query, signedIn } from "../../kernel/verb";
import { isOverdue } from "./allowance";
import { asJson, foreignResponses } from "./foreign-responses";
import { attemptInput, saveAttemptInput } from "./inputs";
import { ownAttempt, selectOwnAttempt } from "./own-attempt";
import { opensFor } from "./own-enrolment";
import { asked, askedQuestion, bilingualText } from "./paper";

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
  summary:
    "Keeps responses of a running attempt, question by question: those given take the place of what was saved, the others stay. An empty one clears its question.",
  may: signedIn,
  input: saveAttemptInput,
  output: v.object({ savedAt: v.string(), deadlineAt: v.nullable(v.string()) }),
  errors: ["not_found", "not_enrolled", "attempt_closed", "time_is_up"],
  async run(ctx, { attemptUuid, responses }) {
    const place = ownAttempt(ctx.actor, attemptUuid);
    const given = asJson(responses);
    const foreign = foreignResponses(sql`a.paper`, given);
    const named = sql`jsonb_build_object('attemptUuid', a.uuid)`;
    const inTime = sql`coalesce(${ctx.now.toISOString()}::timestamptz <= a.deadline_at, true)`;
    const [, , saved] = await ctx.commit({
      statements: (w) => [
        w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")}`),
        w.execute(sql`select ${guard(opensFor(ctx.actor, ctx.now, sql`c`), "not_enrolled")},
          ${guard(sql`a.status = 'in_progress'`, "attempt_closed", named)}, ${guard(inTime, "time_is_up", named)},
          ${guard(sql`${foreign} = '{}'`, "invalid_input", sql`jsonb_build_object('fields', ${foreign})`)} from ${place}`),
        w.execute<{ deadlineAt: string | null }>(sql`update quiz_attempts a set responses = a.responses || ${given}
          where a.id = (select a.id from ${place}) and a.status = 'in_progress' and ${inTime} returning ${iso(sql`a.deadline_at`)} as "deadlineAt"`),
      ],
    });
    const [row] = saved.rows;
    // Submitted in another tab, between the question and the answer.
    if (!row) throw ctx.refuse("attempt_closed", { attemptUuid });
    return { savedAt: ctx.now.toISOString(), deadlineAt: row.deadlineAt };
  },
});
