import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { MoveLesson } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, liveIdOf, ofPublished, place } from "./structure";

export const moveLesson = command({
  name: "lessons.move",
  summary: "Puts a lesson behind another of the same course, or first in a section; it may change its section.",
  may: granted("courses.edit", "course", "all"),
  input: MoveLesson,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid, sectionUuid, afterUuid }) {
    const courseId = courseOf.lesson(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        refuseUnless(w, sql`${courseOf.section(sectionUuid)} = ${courseId}`, "not_found"),
        place(w, "lessons", liveIdOf("sections", sectionUuid), uuid, afterUuid),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
