import * as v from "valibot";
import {
  bilingual,
  flag,
  integer,
  line,
  moment,
  optionalMarkdown,
  optionalProse,
  prose,
  seen,
  uuid,
} from "../../kernel/inputs";

/** A field that a form may leave empty: null when it does. */
const orNull = <T extends v.GenericSchema>(schema: T) =>
  v.optional(
    v.union([
      v.null(),
      v.pipe(
        v.literal(""),
        v.transform(() => null),
      ),
      schema,
    ]),
    null,
  );

/** ISO 8601 with a zone, as a Date. */
const instantInput = v.pipe(
  moment,
  v.transform((text) => new Date(text)),
);

const quizSettings = {
  translations: bilingual(v.strictObject({ title: line(200), instructions: optionalMarkdown(5_000) })),
  passPercent: v.optional(integer(0, 100), 60),
  /** Null: no limit. */
  timeLimitSeconds: orNull(integer(30, 86_400)),
  /** Null: as many as they like. */
  attemptsAllowed: orNull(integer(1, 100)),
  shuffle: v.optional(flag, false),
  opensAt: orNull(instantInput),
  closesAt: orNull(instantInput),
};
const closesAfterItOpens = ({ opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null }) =>
  opensAt === null || closesAt === null || opensAt < closesAt;

export const createQuizInput = v.pipe(
  v.strictObject({ courseUuid: uuid, ...quizSettings }),
  v.forward(
    v.check((quiz) => closesAfterItOpens(quiz)),
    ["closesAt"],
  ),
);
export const editQuizInput = v.pipe(
  v.strictObject({ uuid, seen, ...quizSettings }),
  v.forward(
    v.check((quiz) => closesAfterItOpens(quiz)),
    ["closesAt"],
  ),
);
export const quizInput = v.strictObject({ uuid });
export const quizzesOfCourseInput = v.strictObject({ courseUuid: uuid });
export const openQuizInput = v.strictObject({ quizUuid: uuid });

export const questionTypes = ["multiple_choice", "multiple_select", "true_false", "short_answer"] as const;

const answer = v.strictObject({
  /** Kept by an edit; given by the server to a new answer. */
  id: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/))),
  text: bilingual(line(500)),
  correct: v.optional(flag, false),
  feedback: v.optional(bilingual(line(1_000))),
});

const questionFields = {
  type: v.picklist(questionTypes),
  points: v.optional(integer(1, 100), 1),
  translations: bilingual(
    v.strictObject({ prompt: v.pipe(prose(4_000), v.nonEmpty()), explanation: optionalProse(4_000) }),
  ),
  answers: v.optional(v.pipe(v.array(answer), v.maxLength(10)), []),
  /** For short answers: each one that counts, in any language. */
  accepted: v.optional(v.pipe(v.array(line(200)), v.maxLength(20)), []),
  mediaUuid: orNull(uuid),
};
interface Checked {
  type: (typeof questionTypes)[number];
  answers: { id?: string | undefined; correct: boolean }[];
  accepted: string[];
}
const acceptedFit = ({ type, accepted }: Checked) =>
  type === "short_answer" ? accepted.length > 0 : accepted.length === 0;

function answersFit({ type, answers }: Checked): boolean {
  const right = answers.filter((a) => a.correct).length;
  const ids = answers.flatMap((a) => a.id ?? []);
  if (new Set(ids).size < ids.length) return false;
  if (type === "short_answer") return answers.length === 0;
  if (type === "true_false") return answers.length === 2 && right === 1;
  return answers.length >= 2 && (type === "multiple_choice" ? right === 1 : right >= 1);
}

export const createQuestionInput = v.pipe(
  v.strictObject({ quizUuid: uuid, ...questionFields }),
  v.forward(
    v.check((question) => answersFit(question)),
    ["answers"],
  ),
  v.forward(
    v.check((question) => acceptedFit(question)),
    ["accepted"],
  ),
);
export const editQuestionInput = v.pipe(
  v.strictObject({ uuid, seen, ...questionFields }),
  v.forward(
    v.check((question) => answersFit(question)),
    ["answers"],
  ),
  v.forward(
    v.check((question) => acceptedFit(question)),
    ["accepted"],
  ),
);
export const questionInput = v.strictObject({ uuid });
/** Behind `afterUuid`, or first. */
export const moveQuestionInput = v.strictObject({ uuid, afterUuid: orNull(uuid) });

export const setAccommodationInput = v.strictObject({
  quizUuid: uuid,
  userUuid: uuid,
  extraTimePercent: v.optional(integer(0, 400), 0),
  extraAttempts: v.optional(integer(0, 100), 0),
});
export const listAccommodationsInput = v.strictObject({ quizUuid: uuid });

export const maxAnswerText = 500;
const response = v.strictObject({
  chosen: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(10))),
  text: v.optional(v.pipe(v.string(), v.maxLength(maxAnswerText))),
});
/** By question uuid: the ids that were chosen, or the text that was typed. */
export const responsesInput = v.pipe(v.record(uuid, response), v.maxEntries(500));

export const startAttemptInput = v.strictObject({ quizUuid: uuid });
export const attemptInput = v.strictObject({ attemptUuid: uuid });
export const saveAttemptInput = v.strictObject({ attemptUuid: uuid, responses: responsesInput });
/** Without responses, what was saved is handed in. */
export const submitAttemptInput = v.strictObject({ attemptUuid: uuid, responses: v.optional(responsesInput) });
