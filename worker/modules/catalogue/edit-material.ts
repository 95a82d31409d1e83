import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { mediaIdOf, releaseMedia } from "../media";
import { attachToCourse } from "./course-files";
import { EditMaterial } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { materials } from "./schema";
import { courseOf, holdCourse } from "./structure";

export const editMaterial = command({
  name: "materials.edit",
  summary: "Changes a material's title or its files.",
  may: granted("courses.edit", "course", "all"),
  input: EditMaterial,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid, translations, mediaUuid, mediaArUuid }) {
    const courseId = courseOf.material(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        ...attachToCourse(w, ctx.actor, courseId, ["course_material"], [mediaUuid, mediaArUuid]),
        w
          .update(materials)
          .set({
            translations,
            mediaId: mediaUuid === undefined ? undefined : mediaIdOf(mediaUuid),
            mediaArId: typeof mediaArUuid === "string" ? mediaIdOf(mediaArUuid) : mediaArUuid,
            updatedAt: ctx.now,
          })
          .where(sql`${materials.uuid} = ${uuid}`),
        releaseMedia(w, { type: "course", id: courseId }, ctx.now),
      ],
    });
    return { uuid };
  },
});
