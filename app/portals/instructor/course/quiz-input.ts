import { formInput } from "../../../forms";
import { fromLocalInput } from "../local-time";

/** A quiz's form as its verb wants it: minutes become seconds, times of the author's zone instants. */
export function quizInput(form: FormData, timeZone: string): Record<string, unknown> {
  const { timeLimitSeconds, opensAt, closesAt, ...input } = formInput(form);
  const minutes = String(timeLimitSeconds ?? "").trim();
  return {
    ...input,
    timeLimitSeconds: /^\d+$/.test(minutes) ? Number(minutes) * 60 : minutes,
    opensAt: fromLocalInput(String(opensAt ?? ""), timeZone),
    closesAt: fromLocalInput(String(closesAt ?? ""), timeZone),
  };
}

interface TypedAnswer {
  id?: string;
  text?: { en?: string; ar?: string };
  feedback?: unknown;
  correct?: unknown;
}

/** A question's form as its verb wants it: rows that were left empty fall away, the one right answer of a choice is marked, lines become a list. */
export function questionInput(form: FormData): Record<string, unknown> {
  const { answers, accepted, ...input } = formInput(form);
  const right = form.get("_correct");
  const rows = (Array.isArray(answers) ? (answers as TypedAnswer[]) : [])
    .map((row, index) => (right === null ? row : { ...row, correct: String(index) === right }))
    .filter(({ text }) => Boolean(text?.en?.trim() || text?.ar?.trim()));
  const lines = String(accepted ?? "").split("\n");
  return { ...input, answers: rows, accepted: lines.map((line) => line.trim()).filter((line) => line !== "") };
}
