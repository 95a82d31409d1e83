import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { earn } from "./grade";
import { attemptInput, questionTypes } from "./inputs";
import { attemptStatus } from "./list-attempts";
import { selectOwnAttempt } from "./own-attempt";
import { bilingualText } from "./paper";

const reviewedQuestion = v.object({
  uuid: v.string(),
  type: v.picklist(questionTypes),
  points: v.number(),
  earned: v.number(),
  prompt: bilingualText,
  explanation: v.nullable(bilingualText),
  mediaUuid: v.nullable(v.string()),
  answers: v.array(
    v.object({
      id: v.string(),
      text: bilingualText,
      correct: v.boolean(),
      chosen: v.boolean(),
      feedback: v.nullable(bilingualText),
    }),
  ),
  /** Short answers: what was typed, and what counts. */
  text: v.nullable(v.string()),
  accepted: v.array(v.string()),
});

export const reviewAttempt = query({
  name: "attempts.review",
  summary: "A closed attempt of one's own with right answers, feedback and explanations.",
  may: signedIn,
  input: attemptInput,
  output: v.object({
    attemptUuid: v.string(),
    quizUuid: v.string(),
    courseUuid: v.string(),
    courseSlug: v.string(),
    title: bilingualText,
    number: v.number(),
    status: attemptStatus,
    startedAt: v.string(),
    submittedAt: v.string(),
    scorePoints: v.number(),
    maxPoints: v.number(),
    scorePercent: v.number(),
    passPercent: v.number(),
    passed: v.boolean(),
    questions: v.array(reviewedQuestion),
  }),
  errors: ["not_found", "not_enrolled", "conflict"],
  async run(ctx, { attemptUuid }) {
    const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
    if (!attempt) throw ctx.refuse("not_found");
    if (!attempt.enrolled) throw ctx.refuse("not_enrolled");
    // Still running: to show the answers now would be to give them away.
    if (attempt.status === "in_progress" || !attempt.submittedAt) throw ctx.refuse("conflict");
    const { en, ar } = attempt.quizWords;
    return {
      attemptUuid,
      quizUuid: attempt.quizUuid,
      courseUuid: attempt.courseUuid,
      courseSlug: attempt.courseSlug,
      title: { en: en.title, ...(ar && { ar: ar.title }) },
      number: attempt.number,
      status: attempt.status,
      startedAt: attempt.startedAt.toISOString(),
      submittedAt: attempt.submittedAt.toISOString(),
      scorePoints: attempt.scorePoints ?? 0,
      maxPoints: attempt.maxPoints,
      scorePercent: attempt.scorePercent ?? 0,
      passPercent: attempt.passPercent,
      passed: attempt.passed ?? false,
      questions: attempt.paper.map((question) => {
        const response = attempt.responses[question.uuid];
        return {
          uuid: question.uuid,
          type: question.type,
          points: question.points,
          earned: earn(question, response),
          prompt: question.prompt,
          explanation: question.explanation ?? null,
          mediaUuid: question.mediaUuid ?? null,
          answers: question.answers.map(({ id, text, correct, feedback }) => ({
            id,
            text,
            correct,
            chosen: response?.chosen?.includes(id) ?? false,
            feedback: feedback ?? null,
          })),
          text: response?.text ?? null,
          accepted: question.accepted,
        };
      }),
    };
  },
});
