import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { createQuizInput } from "./inputs";

export const createQuiz = command({
  name: "quizzes.create",
  summary: "Adds an empty quiz to a course.",
  may: granted("courses.edit", "course", "all"),
  input: createQuizInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, input) {
    const reply = { uuid: newUuid() };
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`insert into quizzes
              (uuid, course_id, translations, pass_percent, time_limit_seconds, attempts_allowed, shuffle, opens_at, closes_at)
            select ${reply.uuid}::uuid, c.id, ${JSON.stringify(input.translations)}::jsonb, ${input.passPercent}::int,
              ${input.timeLimitSeconds}::int, ${input.attemptsAllowed}::int, ${input.shuffle}::boolean,
              ${input.opensAt?.toISOString() ?? null}::timestamptz, ${input.closesAt?.toISOString() ?? null}::timestamptz
            from courses c
            where c.uuid = ${input.courseUuid} and c.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}
            returning id`,
          "not_found",
        ),
      ],
      reply,
    });
    return reply;
  },
});
