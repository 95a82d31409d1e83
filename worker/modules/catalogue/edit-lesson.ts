import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { refuseStale } from "../../kernel/version";
import { EditLesson } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { lessons } from "./schema";
import { courseOf, holdCourse, ofPublished, refreshTotals } from "./structure";
import { lessonVersion } from "./versions";

export const editLesson = command({
  name: "lessons.edit",
  summary: "Changes what is given of a lesson: words, minutes, whether it must be done, whether everybody may read it.",
  may: granted("courses.edit", "course", "all"),
  input: EditLesson,
  output: Named,
  errors: ["not_found", "changed_meanwhile"],
  async run(ctx, { uuid, translations, durationMinutes, isMandatory, isPreview, seen }) {
    const courseId = courseOf.lesson(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        ...refuseStale(w, sql`select ${lessonVersion} from lessons l where l.uuid = ${uuid}`, seen),
        w
          .update(lessons)
          .set({ translations, durationMinutes, isMandatory, isPreview, updatedAt: ctx.now })
          .where(sql`${lessons.uuid} = ${uuid}`),
        refreshTotals(w, courseId),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
