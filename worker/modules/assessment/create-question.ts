import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { newUuid, randomCode } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { createQuestionInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { questionMediaId, useQuestionMedia } from "./question-media";

export const createQuestion = command({
  name: "questions.create",
  summary: "Adds a question at the end of a quiz.",
  may: granted("courses.edit", "course", "all"),
  input: createQuestionInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, input) {
    const reply = { uuid: newUuid() };
    const answers = input.answers.map((answer) => ({ ...answer, id: answer.id ?? randomCode(8) }));
    await ctx.commit({
      statements: (w) => [
        // Two questions added at once wait for each other, so that each gets its own place.
        w.execute(sql`select id from quizzes where uuid = ${input.quizUuid} for update`),
        ...useQuestionMedia(
          w,
          ctx.actor,
          input.mediaUuid,
          sql`(select course_id from quizzes where uuid = ${input.quizUuid})`,
        ),
        insist(
          w,
          sql`insert into quiz_questions (uuid, quiz_id, position, question_type, points, translations, answers, accepted, media_id)
            select ${reply.uuid}::uuid, quizzes.id,
              (select coalesce(max(x.position), 0) + 1024 from quiz_questions x where x.quiz_id = quizzes.id),
              ${input.type}::text, ${input.points}::int, ${JSON.stringify(input.translations)}::jsonb,
              ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(input.accepted)}::jsonb, ${questionMediaId(input.mediaUuid)}
            from quizzes
            where quizzes.uuid = ${input.quizUuid} and quizzes.deleted_at is null and ${reachesQuiz(ctx.actor, ctx.scopes)}
            returning id`,
          "not_found",
        ),
      ],
      reply,
    });
    return reply;
  },
});
