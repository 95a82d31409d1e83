import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { moveQuestionInput } from "./inputs";
import { reachesQuiz } from "./policy";

export const moveQuestion = command({
  name: "questions.move",
  summary: "Puts a question behind another one of its quiz, or first.",
  may: granted("courses.edit", "course", "all"),
  input: moveQuestionInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid, afterUuid }) {
    await ctx.commit({
      statements: (w) => [
        // Held, so that two moves at once see each other's order.
        w.execute(
          sql`select q.id from quizzes q join quiz_questions x on x.quiz_id = q.id where x.uuid = ${uuid} for update of q`,
        ),
        w.execute(sql`
          with target as (
            select x.id, x.quiz_id from quiz_questions x join quizzes on quizzes.id = x.quiz_id and quizzes.deleted_at is null
            where x.uuid = ${uuid} and x.deleted_at is null and ${reachesQuiz(ctx.actor, ctx.scopes)}
          ), siblings as (
            select x.id, x.uuid, row_number() over (order by x.position, x.id)::int as n
            from quiz_questions x join target t on t.quiz_id = x.quiz_id and t.id <> x.id where x.deleted_at is null
          ), anchor as (
            select n from siblings where uuid = ${afterUuid}::uuid union all select 0 where ${afterUuid}::uuid is null
          ), wanted as (
            select s.id, (s.n + case when s.n > a.n then 1 else 0 end) * 1024 as position from siblings s, anchor a
            union all select t.id, (a.n + 1) * 1024 from target t, anchor a
          ), moved as (
            update quiz_questions x set position = wanted.position from wanted where wanted.id = x.id and x.position <> wanted.position
          )
          select ${guard(sql`exists (select from target, anchor)`, "not_found")}`),
      ],
    });
    return { uuid };
  },
});
