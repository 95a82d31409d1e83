import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { ofPublished, theCourse } from "./structure";

export const restoreCourse = command({
  name: "courses.restore",
  summary: "Brings a deleted course back as it was.",
  may: granted("courses.delete", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        theCourse(
          w,
          sql`update courses c set deleted_at = null where c.uuid = ${uuid} and c.deleted_at is not null and ${reaches(ctx.actor, ctx.scopes)} returning c.status`,
        ),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
