import { formInput } from "../../../forms";

/** By question uuid: the ids that were chosen, or the text that was typed. */
export type Responses = Record<string, { chosen?: string[]; text?: string }>;

/** The fields of a paper: `responses.<uuid>.chosen[]`, `responses.<uuid>.text`. A paper without an answer is an empty one, not a missing one. */
export const responsesOf = (form: FormData): Responses => (formInput(form).responses ?? {}) as Responses;

const isAnswered = ({ chosen = [], text = "" }: Responses[string] = {}) => chosen.length > 0 || text.trim() !== "";

/** The places, from 1, of the questions (their uuids, comma between) that have no answer. */
export const unansweredIn = (questions: string, responses: Responses): number[] =>
  questions
    .split(",")
    .filter(Boolean)
    .flatMap((uuid, index) => (isAnswered(responses[uuid]) ? [] : [index + 1]));
