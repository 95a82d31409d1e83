import * as v from "valibot";
import type { Answer, PaperQuestion, quizQuestions } from "./schema";
import { shuffled } from "./shuffle";

type Question = Pick<
  typeof quizQuestions.$inferSelect,
  "uuid" | "questionType" | "points" | "translations" | "answers" | "accepted"
> & {
  mediaUuid: string | null;
};

/** The questions as they are now, in the order this attempt will show them. True and false keep their order. */
export function makePaper(questions: readonly Question[], shuffle: boolean): PaperQuestion[] {
  const order = shuffle ? shuffled(questions) : questions;
  return order.map(({ uuid, questionType, points, translations: { en, ar }, answers, accepted, mediaUuid }) => ({
    uuid,
    type: questionType,
    points,
    prompt: { en: en.prompt, ...(ar && { ar: ar.prompt }) },
    ...(en.explanation && { explanation: { en: en.explanation, ...(ar?.explanation && { ar: ar.explanation }) } }),
    ...(mediaUuid && { mediaUuid }),
    answers: shuffle && questionType !== "true_false" ? shuffled(answers) : answers,
    accepted,
  }));
}

export const bilingualText = v.object({ en: v.string(), ar: v.optional(v.string()) });

/** A question as the player gets it: nothing in it says what is right. */
export const askedQuestion = v.object({
  uuid: v.string(),
  type: v.picklist(["multiple_choice", "multiple_select", "true_false", "short_answer"]),
  points: v.number(),
  prompt: bilingualText,
  mediaUuid: v.nullable(v.string()),
  answers: v.array(v.object({ id: v.string(), text: bilingualText })),
});

export const asked = ({
  uuid,
  type,
  points,
  prompt,
  mediaUuid,
  answers,
}: PaperQuestion): v.InferOutput<typeof askedQuestion> => ({
  uuid,
  type,
  points,
  prompt,
  mediaUuid: mediaUuid ?? null,
  answers: answers.map(({ id, text }: Answer) => ({ id, text })),
});
