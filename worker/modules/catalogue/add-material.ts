import { sql } from "drizzle-orm";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { mediaIdOf } from "../media";
import { attachToCourse } from "./course-files";
import { AddMaterial } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, lastPosition } from "./structure";

export const addMaterial = command({
  name: "materials.add",
  summary: "Adds an uploaded file to a course's materials.",
  may: granted("courses.edit", "course", "all"),
  input: AddMaterial,
  output: Named,
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { courseUuid, mediaUuid, mediaArUuid, translations }) {
    const uuid = newUuid();
    const reply = { uuid };
    const courseId = courseOf.course(courseUuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        ...attachToCourse(w, ctx.actor, courseId, ["course_material"], [mediaUuid, mediaArUuid]),
        w.execute(sql`
          insert into materials (uuid, course_id, media_id, media_ar_id, translations, position)
          values (${uuid}::uuid, ${courseId}, ${mediaIdOf(mediaUuid)}, ${mediaArUuid ? mediaIdOf(mediaArUuid) : sql`null`}, ${JSON.stringify(translations)}::jsonb,
            ${lastPosition("materials", courseId)})`),
      ],
      reply,
    });
    return reply;
  },
});
