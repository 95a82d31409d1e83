import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { randomCode } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { refuseStale } from "../../kernel/version";
import { releaseMedia } from "../media";
import { editQuestionInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { questionMediaId, useQuestionMedia } from "./question-media";
import { questionVersion } from "./versions";

/** Attempts that have begun keep the question as it was. */
export const editQuestion = command({
  name: "questions.edit",
  summary: "Replaces a question.",
  may: granted("courses.edit", "course", "all"),
  input: editQuestionInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "changed_meanwhile"],
  async run(ctx, input) {
    const answers = input.answers.map((answer) => ({ ...answer, id: answer.id ?? randomCode(8) }));
    const courseId = sql`(select q.course_id from quiz_questions x join quizzes q on q.id = x.quiz_id where x.uuid = ${input.uuid})`;
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`select id from quiz_questions where uuid = ${input.uuid} for update`),
        ...refuseStale(w, sql`select ${questionVersion} from quiz_questions where uuid = ${input.uuid}`, input.seen),
        ...useQuestionMedia(w, ctx.actor, input.mediaUuid, courseId),
        insist(
          w,
          sql`update quiz_questions set question_type = ${input.type}, points = ${input.points},
              translations = ${JSON.stringify(input.translations)}::jsonb, answers = ${JSON.stringify(answers)}::jsonb,
              accepted = ${JSON.stringify(input.accepted)}::jsonb, media_id = ${questionMediaId(input.mediaUuid)}
            from quizzes
            where quiz_questions.uuid = ${input.uuid} and quiz_questions.deleted_at is null and quizzes.id = quiz_questions.quiz_id
              and quizzes.deleted_at is null and ${reachesQuiz(ctx.actor, ctx.scopes)}
            returning quiz_questions.id`,
          "not_found",
        ),
        releaseMedia(w, { type: "course", id: courseId }, ctx.now),
      ],
    });
    return { uuid: input.uuid };
  },
});
