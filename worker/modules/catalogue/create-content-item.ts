import { sql } from "drizzle-orm";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { itemGuards, itemValues } from "./content-item-row";
import { CreateContentItem } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, lastPosition, liveIdOf, ofPublished, place, refreshPrimaryType } from "./structure";

export const createContentItem = command({
  name: "contentItems.create",
  summary:
    "Adds a piece of content to a lesson: a text, a film, a document, a picture, a quiz, cards, a link or an embedded page.",
  may: granted("courses.edit", "course", "all"),
  input: CreateContentItem,
  output: Named,
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, item) {
    const uuid = newUuid();
    const reply = { uuid };
    const courseId = courseOf.lesson(item.lessonUuid);
    const lessonId = liveIdOf("lessons", item.lessonUuid);
    const values = itemValues(item);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        ...itemGuards(w, ctx.actor, courseId, item),
        w.execute(sql`
          insert into content_items (uuid, lesson_id, position, content_type, ${sql.raw(Object.keys(values).join(", "))})
          values (${uuid}::uuid, ${lessonId}, ${lastPosition("content_items", lessonId)}, ${item.contentType}, ${sql.join(Object.values(values), sql`, `)})`),
        ...(item.afterUuid === undefined ? [] : [place(w, "content_items", lessonId, uuid, item.afterUuid)]),
        refreshPrimaryType(w, lessonId),
      ],
      touchesPublic: ofPublished,
      reply,
    });
    return reply;
  },
});
