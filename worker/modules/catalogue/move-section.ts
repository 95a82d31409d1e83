import { command, granted } from "../../kernel/verb";
import { MoveWithin } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, ofPublished, place } from "./structure";

export const moveSection = command({
  name: "sections.move",
  summary: "Puts a section behind another of its course, or first.",
  may: granted("courses.edit", "course", "all"),
  input: MoveWithin,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid, afterUuid }) {
    const courseId = courseOf.section(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        place(w, "sections", courseId, uuid, afterUuid),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
