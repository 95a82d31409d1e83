import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { editQuizInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizzes } from "./schema";

/** Running attempts keep their paper and their deadline. */
export const editQuiz = command({
  name: "quizzes.edit",
  summary: "Replaces a quiz's title, instructions, limits and window.",
  may: granted("courses.edit", "course", "all"),
  input: editQuizInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid, ...settings }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(quizzes)
            .set(settings)
            .where(and(eq(quizzes.uuid, uuid), isNull(quizzes.deletedAt), reachesQuiz(ctx.actor, ctx.scopes)))
            .returning({ id: quizzes.id }),
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
