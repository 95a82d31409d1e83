import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { selectAnswersShown } from "./answers-shown";
import { earn } from "./grade";
import { attemptInput, questionTypes } from "./inputs";
import { attemptStatus } from "./list-attempts";
import { selectOwnAttempt } from "./own-attempt";
import { bilingualText } from "./paper";
import type { PaperQuestion, Responses } from "./schema";

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
      /** Null while it is not told. */
      correct: v.nullable(v.boolean()),
      chosen: v.boolean(),
      feedback: v.nullable(bilingualText),
    }),
  ),
  /** Short answers: what was typed, and what counts. */
  text: v.nullable(v.string()),
  accepted: v.array(v.string()),
});

/** A question as it was answered and graded; what else was right, and why, only once answers are `shown`. */
function reviewed(question: PaperQuestion, response: Responses[string] | undefined, shown: boolean) {
  const earned = earn(question, response);
  // Of several choices with part of the points, which were right would be an answer.
  const tellsChoice = question.type !== "multiple_select" || earned === question.points;
  return {
    uuid: question.uuid,
    type: question.type,
    points: question.points,
    earned,
    prompt: question.prompt,
    explanation: shown ? (question.explanation ?? null) : null,
    mediaUuid: question.mediaUuid ?? null,
    answers: question.answers.map(({ id, text, correct, feedback }) => {
      const chosen = response?.chosen?.includes(id) ?? false;
      return {
        id,
        text,
        correct: shown || (chosen && tellsChoice) ? correct : null,
        chosen,
        feedback: shown ? (feedback ?? null) : null,
      };
    }),
    text: response?.text ?? null,
    accepted: shown ? question.accepted : [],
  };
}

export const reviewAttempt = query({
  name: "attempts.review",
  summary:
    "A closed attempt of one's own with its points; right answers, feedback and explanations once it is passed, no attempt is left or the quiz has closed.",
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
    /** Right answers, what counts, feedback and explanations are told. */
    answersShown: v.boolean(),
    /** What an answer waits for, besides a pass; null where there is no such limit. */
    attemptsAllowed: v.nullable(v.number()),
    closesAt: v.nullable(v.string()),
    questions: v.array(reviewedQuestion),
  }),
  errors: ["not_found", "not_enrolled", "conflict"],
  async run(ctx, { attemptUuid }) {
    const [[attempt], [answers]] = await ctx.read((q) => [
      selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now),
      selectAnswersShown(q, ctx.actor, attemptUuid, ctx.now),
    ]);
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
      answersShown: answers?.shown ?? false,
      attemptsAllowed: answers?.attemptsAllowed ?? null,
      closesAt: answers?.closesAt?.toISOString() ?? null,
      questions: attempt.paper.map((question) =>
        reviewed(question, attempt.responses[question.uuid], answers?.shown ?? false),
      ),
    };
  },
});
