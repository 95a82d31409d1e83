import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { lessons } from "./schema";
import { courseOf, everCourseOf, holdCourse, ofPublished, refreshTotals } from "./structure";

export const deleteLesson = command({
  name: "lessons.delete",
  summary: "Deletes a lesson; it can be restored, and what students did in it with it.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.lesson(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(lessons).set({ deletedAt: ctx.now }).where(sql`${lessons.uuid} = ${uuid}`),
        refreshTotals(w, everCourseOf("lessons", uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
