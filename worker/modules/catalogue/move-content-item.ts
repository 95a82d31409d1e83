import { command, granted } from "../../kernel/verb";
import { MoveWithin } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, lessonOfItem, ofPublished, place, refreshPrimaryType } from "./structure";

export const moveContentItem = command({
  name: "contentItems.move",
  summary: "Puts an item behind another of its lesson, or first; the first one gives the lesson its type.",
  may: granted("courses.edit", "course", "all"),
  input: MoveWithin,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid, afterUuid }) {
    const lessonId = lessonOfItem(uuid);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.item(uuid), reaches(ctx.actor, ctx.scopes)),
        place(w, "content_items", lessonId, uuid, afterUuid),
        refreshPrimaryType(w, lessonId),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
