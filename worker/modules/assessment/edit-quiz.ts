import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { refuseStale } from "../../kernel/version";
import { editQuizInput } from "./inputs";
import { reachesQuiz } from "./policy";
import { quizzes } from "./schema";
import { quizVersion } from "./versions";

/** Running attempts keep their paper and their deadline. */
export const editQuiz = command({
  name: "quizzes.edit",
  summary: "Replaces a quiz's title, instructions, limits and window.",
  may: granted("courses.edit", "course", "all"),
  input: editQuizInput,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "changed_meanwhile"],
  async run(ctx, { uuid, seen, ...settings }) {
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`select id from quizzes where uuid = ${uuid} for no key update`),
        ...refuseStale(w, sql`select ${quizVersion} from quizzes where uuid = ${uuid}`, seen),
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
