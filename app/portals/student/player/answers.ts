import { formInput } from "../../../forms";

/** By question uuid: the ids that were chosen, or the text that was typed. */
export type Responses = Record<string, { chosen?: string[]; text?: string }>;

/** The fields of a paper: `responses.<uuid>.chosen[]`, `responses.<uuid>.text`. A paper without an answer is an empty one, not a missing one. */
export const responsesOf = (form: FormData): Responses => (formInput(form).responses ?? {}) as Responses;

/** The field that names the questions changed on this page, so that a save leaves alone what was answered elsewhere. */
const changed = "_changed[]";
const ofQuestion = /^responses\.([0-9a-f-]+)\./;

/** A paper to be saved, told which of its fields were changed here. */
export function changedIn(paper: FormData, names: ReadonlySet<string>): FormData {
  paper.delete(changed);
  // There even when nothing was changed.
  paper.append(changed, "");
  for (const uuid of new Set([...names].map((name) => ofQuestion.exec(name)?.[1] ?? ""))) paper.append(changed, uuid);
  return paper;
}

/** The answers to save of such a paper. One that was taken back is an empty one: a form sends nothing of it. */
export function givenIn(form: FormData): Responses {
  const responses = responsesOf(form);
  if (!form.has(changed)) return responses;
  const uuids = form.getAll(changed).map(String).filter(Boolean);
  return Object.fromEntries(uuids.map((uuid) => [uuid, responses[uuid] ?? {}]));
}

const isAnswered = ({ chosen = [], text = "" }: Responses[string] = {}) => chosen.length > 0 || text.trim() !== "";

/** The places, from 1, of the questions (their uuids, comma between) that have no answer. */
export const unansweredIn = (questions: string, responses: Responses): number[] =>
  questions
    .split(",")
    .filter(Boolean)
    .flatMap((uuid, index) => (isAnswered(responses[uuid]) ? [] : [index + 1]));
