import { sql } from "drizzle-orm";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreateLesson } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, lastPosition, liveIdOf, ofPublished, place, refreshTotals } from "./structure";

export const createLesson = command({
  name: "lessons.create",
  summary: "Adds a lesson to a section, at its end or behind another; its content items come after.",
  may: granted("courses.edit", "course", "all"),
  input: CreateLesson,
  output: Named,
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { sectionUuid, translations, durationMinutes, isMandatory, isPreview, afterUuid }) {
    const uuid = newUuid();
    const reply = { uuid };
    const courseId = courseOf.section(sectionUuid);
    const sectionId = liveIdOf("sections", sectionUuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        w.execute(sql`
          insert into lessons (uuid, course_id, section_id, position, translations, duration_minutes, is_mandatory, is_preview)
          values (${uuid}::uuid, ${courseId}, ${sectionId}, ${lastPosition("lessons", sectionId)}, ${JSON.stringify(translations)}::jsonb,
            ${durationMinutes}::int, ${isMandatory}::boolean, ${isPreview}::boolean)`),
        ...(afterUuid === undefined ? [] : [place(w, "lessons", sectionId, uuid, afterUuid)]),
        refreshTotals(w, courseId),
      ],
      touchesPublic: ofPublished,
      reply,
    });
    return reply;
  },
});
