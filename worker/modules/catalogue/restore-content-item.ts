import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { contentItems } from "./schema";
import { courseOfDeleted, holdCourse, lessonOfItem, ofPublished, refreshPrimaryType } from "./structure";

export const restoreContentItem = command({
  name: "contentItems.restore",
  summary: "Brings a deleted piece of content back to its place.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOfDeleted.item(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(contentItems).set({ deletedAt: null }).where(sql`${contentItems.uuid} = ${uuid}`),
        refreshPrimaryType(w, lessonOfItem(uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
