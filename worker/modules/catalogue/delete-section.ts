import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { sections } from "./schema";
import { courseOf, everCourseOf, holdCourse, ofPublished, refreshTotals } from "./structure";

export const deleteSection = command({
  name: "sections.delete",
  summary: "Deletes a section with its lessons; it can be restored.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.section(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(sections).set({ deletedAt: ctx.now }).where(sql`${sections.uuid} = ${uuid}`),
        refreshTotals(w, everCourseOf("sections", uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
