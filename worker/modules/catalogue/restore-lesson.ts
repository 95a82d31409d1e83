import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { lessons } from "./schema";
import { courseOf, courseOfDeleted, holdCourse, ofPublished, refreshTotals } from "./structure";

export const restoreLesson = command({
  name: "lessons.restore",
  summary: "Brings a deleted lesson back to its place.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOfDeleted.lesson(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(lessons).set({ deletedAt: null }).where(sql`${lessons.uuid} = ${uuid}`),
        refreshTotals(w, courseOf.lesson(uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
