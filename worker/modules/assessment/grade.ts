import { fold } from "./fold";
import type { PaperQuestion, Responses } from "./schema";

export interface Grade {
  /** To two decimals. */
  scorePoints: number;
  maxPoints: number;
  /** 0–100, to two decimals. */
  scorePercent: number;
  passed: boolean;
}

const toCents = (value: number) => Math.round(value * 100) / 100;

/** Points for one question, 0 to its points. Of a multiple select: (right − wrong) ÷ all right ones, never below nothing. */
export function earn(question: PaperQuestion, response: Responses[string] | undefined): number {
  if (question.type === "short_answer") {
    const given = fold(response?.text ?? "");
    return given !== "" && question.accepted.some((accepted) => fold(accepted) === given) ? question.points : 0;
  }
  const chosen = new Set(response?.chosen ?? []);
  const right = question.answers.filter((answer) => answer.correct && chosen.has(answer.id)).length;
  const wrong = question.answers.filter((answer) => !answer.correct && chosen.has(answer.id)).length;
  if (question.type !== "multiple_select") return right === 1 && wrong === 0 ? question.points : 0;
  const all = question.answers.filter((answer) => answer.correct).length;
  return toCents(question.points * Math.max(0, (right - wrong) / all));
}

export const maxPointsOf = (paper: readonly PaperQuestion[]): number =>
  paper.reduce((sum, question) => sum + question.points, 0);

/** The whole paper; a question without a response earns nothing. */
export function grade(paper: readonly PaperQuestion[], responses: Responses, passPercent: number): Grade {
  const maxPoints = maxPointsOf(paper);
  const scorePoints = toCents(paper.reduce((sum, question) => sum + earn(question, responses[question.uuid]), 0));
  const scorePercent = maxPoints === 0 ? 0 : toCents((scorePoints / maxPoints) * 100);
  return { scorePoints, maxPoints, scorePercent, passed: maxPoints > 0 && scorePercent >= passPercent };
}
