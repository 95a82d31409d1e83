import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courses } from "./schema";
import { courseOf, holdCourse, ofPublished } from "./structure";

export const deleteCourse = command({
  name: "courses.delete",
  summary: "Deletes a course and with it everything that hangs on it; it can be restored.",
  may: granted("courses.delete", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.course(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(courses).set({ deletedAt: ctx.now }).where(sql`${courses.uuid} = ${uuid}`),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
