import { type Grade, grade } from "../../../worker/modules/assessment/grade";
import type { PaperQuestion, Responses } from "../../../worker/modules/assessment/schema";
import type { QuizPlan } from "./course-plan";
import { between, type Random } from "./random";

/** One attempt that was handed in; its grade is what the product's own rule gives its responses. */
export interface Attempt {
  number: number;
  startedAt: Date;
  submittedAt: Date;
  deadlineAt: Date | null;
  paper: PaperQuestion[];
  responses: Responses;
  grade: Grade;
}

interface Sitting {
  quiz: QuizPlan;
  lessonMinutes: number;
  startedAt: Date;
  /** The share of questions answered rightly at the first attempt; each further one is better prepared. */
  skill: number;
  random: Random;
}

/** Attempts one after another until one passes; the last that is allowed does. */
export function attemptsUntilPassed(sitting: Sitting): Attempt[] {
  const { quiz, skill } = sitting;
  const most = quiz.quiz.attemptsAllowed ?? 3;
  const attempts: Attempt[] = [];
  let { startedAt } = sitting;
  for (let number = 1; number <= most; number++) {
    const attempt = sit({ ...sitting, startedAt, skill: number === most ? 1 : skill + (number - 1) * 0.15 }, number);
    attempts.push(attempt);
    if (attempt.grade.passed) break;
    startedAt = new Date(attempt.submittedAt.getTime() + 90_000);
  }
  return attempts;
}

/** One attempt that does not pass. */
export function failedAttempt(sitting: Sitting): Attempt {
  for (let skill = 0.5; skill > 0; skill -= 0.1) {
    const attempt = sit({ ...sitting, skill }, 1);
    if (!attempt.grade.passed) return attempt;
  }
  return sit({ ...sitting, skill: 0 }, 1);
}

function sit({ quiz, lessonMinutes, startedAt, skill, random }: Sitting, number: number): Attempt {
  const paper = drawPaper(quiz, random);
  const responses = Object.fromEntries(paper.map((question) => [question.uuid, respond(question, random() < skill)]));
  const seconds = Math.round((quiz.timeLimitSeconds ?? lessonMinutes * 60) * between(random, 0.4, 0.85));
  return {
    number,
    startedAt,
    submittedAt: new Date(startedAt.getTime() + seconds * 1_000),
    deadlineAt: quiz.timeLimitSeconds ? new Date(startedAt.getTime() + quiz.timeLimitSeconds * 1_000) : null,
    paper,
    responses,
    grade: grade(paper, responses, quiz.quiz.passPercent),
  };
}

/** What the product's own drawing gives, in an order that is the same on every run. */
function drawPaper({ questions, quiz }: QuizPlan, random: Random): PaperQuestion[] {
  const order = <T>(items: readonly T[]) =>
    quiz.shuffle
      ? items
          .map((item) => ({ item, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      : [...items];
  return order(questions).map(({ uuid, questionType, points, translations: { en, ar }, answers, accepted }) => ({
    uuid,
    type: questionType,
    points,
    prompt: { en: en.prompt, ...(ar && { ar: ar.prompt }) },
    ...(en.explanation && { explanation: { en: en.explanation, ...(ar?.explanation && { ar: ar.explanation }) } }),
    answers: questionType === "true_false" ? [...answers] : order(answers),
    accepted,
  }));
}

function respond({ type, answers, accepted }: PaperQuestion, rightly: boolean): Responses[string] {
  if (type === "short_answer") return { text: rightly ? (accepted[0] ?? "") : "0" };
  const right = answers.filter((answer) => answer.correct).map(({ id }) => id);
  if (rightly) return { chosen: right };
  const wrong = answers.filter((answer) => !answer.correct).map(({ id }) => id);
  // Of several right ones, one was overlooked and a wrong one taken for it.
  return { chosen: [...right.slice(1), ...wrong.slice(0, 1)] };
}
