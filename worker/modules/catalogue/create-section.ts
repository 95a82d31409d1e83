import { sql } from "drizzle-orm";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreateSection } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, lastPosition, ofPublished, place } from "./structure";

export const createSection = command({
  name: "sections.create",
  summary: "Adds a section to a course, at its end or behind another.",
  may: granted("courses.edit", "course", "all"),
  input: CreateSection,
  output: Named,
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { courseUuid, translations, afterUuid }) {
    const uuid = newUuid();
    const reply = { uuid };
    const courseId = courseOf.course(courseUuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        w.execute(sql`
          insert into sections (uuid, course_id, position, translations)
          values (${uuid}::uuid, ${courseId}, ${lastPosition("sections", courseId)}, ${JSON.stringify(translations)}::jsonb)`),
        ...(afterUuid === undefined ? [] : [place(w, "sections", courseId, uuid, afterUuid)]),
      ],
      touchesPublic: ofPublished,
      reply,
    });
    return reply;
  },
});
