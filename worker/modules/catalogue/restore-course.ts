import { sql } from "drizzle-orm";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";

export const restoreCourse = command({
  name: "courses.restore",
  summary: "Brings a deleted course back as it was.",
  may: granted("courses.delete", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update courses c set deleted_at = null where c.uuid = ${uuid} and c.deleted_at is not null and ${reaches(ctx.actor, ctx.scopes)} returning c.id`,
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
