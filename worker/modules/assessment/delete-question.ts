import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { questionInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizQuestions } from "./schema";

export const deleteQuestion = command({
  name: "questions.delete",
  summary: "Takes a question out of its quiz; it can be restored.",
  may: granted("courses.edit", "course", "all"),
  input: questionInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await mark(ctx, uuid, ctx.now, isNull(quizQuestions.deletedAt));
    return { uuid };
  },
});

export const restoreQuestion = command({
  name: "questions.restore",
  summary: "Brings a deleted question back to its place.",
  may: granted("courses.edit", "course", "all"),
  input: questionInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await mark(ctx, uuid, null, isNotNull(quizQuestions.deletedAt));
    return { uuid };
  },
});

async function mark(ctx: CommandContext<"not_found">, uuid: string, deletedAt: Date | null, now: SQL): Promise<void> {
  const ofReachableQuiz = sql`exists (select from quizzes where quizzes.id = ${quizQuestions.quizId} and quizzes.deleted_at is null
    and ${reachesQuiz(ctx.actor, ctx.scopes)})`;
  await ctx.commit({
    statements: (w) => [
      insist(
        w,
        w
          .update(quizQuestions)
          .set({ deletedAt })
          .where(and(eq(quizQuestions.uuid, uuid), now, ofReachableQuiz))
          .returning({ id: quizQuestions.id }),
        "not_found",
      ),
    ],
  });
}
