import { and, asc, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { quizzesOfCourseInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizWords } from "./read-quiz";
import { quizzes } from "./schema";

export const listQuizzesOfCourse = query({
  name: "quizzes.listOfCourse",
  summary: "The quizzes of a course, for those who write it.",
  may: granted("courses.edit", "course", "all"),
  input: quizzesOfCourseInput,
  output: v.object({
    items: v.array(
      v.object({
        uuid: v.string(),
        translations: v.object({ en: quizWords, ar: v.optional(quizWords) }),
        questionCount: v.number(),
        attemptCount: v.number(),
        passPercent: v.number(),
        timeLimitSeconds: v.nullable(v.number()),
      }),
    ),
  }),
  errors: [],
  async run(ctx, { courseUuid }) {
    const [items] = await ctx.read((q) => [
      q
        .select({
          uuid: quizzes.uuid,
          translations: quizzes.translations,
          questionCount: sql<number>`(select count(*)::int from quiz_questions x where x.quiz_id = quizzes.id and x.deleted_at is null)`,
          attemptCount: sql<number>`(select count(*)::int from quiz_attempts a where a.quiz_id = quizzes.id)`,
          passPercent: quizzes.passPercent,
          timeLimitSeconds: quizzes.timeLimitSeconds,
        })
        .from(quizzes)
        .innerJoin(courses, eq(courses.id, quizzes.courseId))
        .where(and(eq(courses.uuid, courseUuid), isNull(quizzes.deletedAt), reachesQuiz(ctx.actor, ctx.scopes)))
        .orderBy(asc(quizzes.id)),
    ]);
    return { items };
  },
});
