import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { refuseStale } from "../../kernel/version";
import { releaseMedia } from "../media";
import { itemGuards, itemValues } from "./content-item-row";
import { EditContentItem } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse, ofPublished } from "./structure";
import { itemVersion } from "./versions";

export const editContentItem = command({
  name: "contentItems.edit",
  summary: "Replaces the contents of an item; its type stays, since students' progress in it means what it meant.",
  may: granted("courses.edit", "course", "all"),
  input: EditContentItem,
  output: Named,
  errors: ["not_found", "conflict", "changed_meanwhile"],
  async run(ctx, item) {
    const courseId = courseOf.item(item.uuid);
    const assignments = Object.entries(itemValues(item)).map(([column, value]) => sql`${sql.raw(column)} = ${value}`);
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseId, reaches(ctx.actor, ctx.scopes)),
        refuseUnless(
          w,
          sql`exists (select from content_items i where i.uuid = ${item.uuid} and i.content_type = ${item.contentType})`,
          "conflict",
        ),
        ...refuseStale(w, sql`select ${itemVersion} from content_items i where i.uuid = ${item.uuid}`, item.seen),
        ...itemGuards(w, ctx.actor, courseId, item),
        w.execute(sql`update content_items set ${sql.join(assignments, sql`, `)} where uuid = ${item.uuid}`),
        releaseMedia(w, { type: "course", id: courseId }, ctx.now),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid: item.uuid };
  },
});
