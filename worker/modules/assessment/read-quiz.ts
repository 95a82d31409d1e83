import { and, asc, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { mediaFiles } from "../media/schema";
import { questionTypes, quizInput } from "./inputs";
import { bilingualText } from "./paper";
import { reachesQuiz } from "./policy";
import { quizQuestions, quizzes } from "./schema";
import { questionVersion, quizVersion } from "./versions";

export const quizWords = v.object({ title: v.string(), instructions: v.optional(v.string()) });
const questionWords = v.object({ prompt: v.string(), explanation: v.optional(v.string()) });

const authoredQuestion = v.object({
  uuid: v.string(),
  type: v.picklist(questionTypes),
  points: v.number(),
  translations: v.object({ en: questionWords, ar: v.optional(questionWords) }),
  answers: v.array(
    v.object({ id: v.string(), text: bilingualText, correct: v.boolean(), feedback: v.optional(bilingualText) }),
  ),
  accepted: v.array(v.string()),
  mediaUuid: v.nullable(v.string()),
  version: v.string(),
});

export const readQuizForAuthoring = query({
  name: "quizzes.readForAuthoring",
  summary: "A quiz with its questions, their right answers included.",
  may: granted("courses.edit", "course", "all"),
  input: quizInput,
  output: v.object({
    uuid: v.string(),
    courseUuid: v.string(),
    courseTitle: bilingualText,
    translations: v.object({ en: quizWords, ar: v.optional(quizWords) }),
    passPercent: v.number(),
    timeLimitSeconds: v.nullable(v.number()),
    attemptsAllowed: v.nullable(v.number()),
    shuffle: v.boolean(),
    opensAt: v.nullable(v.string()),
    closesAt: v.nullable(v.string()),
    /** How many attempts have begun; what they were asked stays as it was. */
    attemptCount: v.number(),
    version: v.string(),
    questions: v.array(authoredQuestion),
  }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const mine = and(eq(quizzes.uuid, uuid), isNull(quizzes.deletedAt), reachesQuiz(ctx.actor, ctx.scopes));
    const [[quiz], questions] = await ctx.read((q) => [
      q
        .select({
          uuid: quizzes.uuid,
          courseUuid: courses.uuid,
          courseWords: courses.translations,
          translations: quizzes.translations,
          passPercent: quizzes.passPercent,
          timeLimitSeconds: quizzes.timeLimitSeconds,
          attemptsAllowed: quizzes.attemptsAllowed,
          shuffle: quizzes.shuffle,
          opensAt: quizzes.opensAt,
          closesAt: quizzes.closesAt,
          attemptCount: sql<number>`(select count(*)::int from quiz_attempts a where a.quiz_id = quizzes.id)`,
          version: quizVersion,
        })
        .from(quizzes)
        .innerJoin(courses, eq(courses.id, quizzes.courseId))
        .where(mine),
      q
        .select({
          uuid: quizQuestions.uuid,
          type: quizQuestions.questionType,
          points: quizQuestions.points,
          translations: quizQuestions.translations,
          answers: quizQuestions.answers,
          accepted: quizQuestions.accepted,
          mediaUuid: mediaFiles.uuid,
          version: questionVersion,
        })
        .from(quizQuestions)
        .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
        .leftJoin(mediaFiles, and(eq(mediaFiles.id, quizQuestions.mediaId), isNull(mediaFiles.deletedAt)))
        .where(and(mine, isNull(quizQuestions.deletedAt)))
        .orderBy(asc(quizQuestions.position), asc(quizQuestions.id)),
    ]);
    if (!quiz) throw ctx.refuse("not_found");
    const { courseWords, ...rest } = quiz;
    return {
      ...rest,
      courseTitle: { en: courseWords.en.title, ...(courseWords.ar && { ar: courseWords.ar.title }) },
      opensAt: quiz.opensAt?.toISOString() ?? null,
      closesAt: quiz.closesAt?.toISOString() ?? null,
      questions,
    };
  },
});
