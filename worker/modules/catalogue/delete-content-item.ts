import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { contentItems } from "./schema";
import { courseOf, holdCourse, lessonOfItem, ofPublished, refreshPrimaryType } from "./structure";

export const deleteContentItem = command({
  name: "contentItems.delete",
  summary: "Deletes a piece of content; it can be restored.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.item(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(contentItems).set({ deletedAt: ctx.now }).where(sql`${contentItems.uuid} = ${uuid}`),
        refreshPrimaryType(w, lessonOfItem(uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
