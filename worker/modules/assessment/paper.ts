import * as v from "valibot";
import type { Answer, PaperQuestion } from "./schema";

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
