import { and, eq, isNotNull, isNull } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { quizInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizzes } from "./schema";

/** Attempts stay; the quiz and all that hangs on it is no longer shown, and no longer counts for completion. */
export const deleteQuiz = command({
  name: "quizzes.delete",
  summary: "Takes a quiz away; it can be restored.",
  may: granted("courses.edit", "course", "all"),
  input: quizInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(quizzes)
            .set({ deletedAt: ctx.now })
            .where(and(eq(quizzes.uuid, uuid), isNull(quizzes.deletedAt), reachesQuiz(ctx.actor, ctx.scopes)))
            .returning({ id: quizzes.id }),
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});

export const restoreQuiz = command({
  name: "quizzes.restore",
  summary: "Brings a deleted quiz back.",
  may: granted("courses.edit", "course", "all"),
  input: quizInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(quizzes)
            .set({ deletedAt: null })
            .where(and(eq(quizzes.uuid, uuid), isNotNull(quizzes.deletedAt), reachesQuiz(ctx.actor, ctx.scopes)))
            .returning({ id: quizzes.id }),
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
