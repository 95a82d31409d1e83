import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { anyone, query } from "../../kernel/verb";
import { ContentItem, contentItemColumns } from "./content-item";
import { ReadPreviewLesson } from "./inputs";
import { word } from "./localise";
import { isPublic } from "./policy";

const PreviewLesson = v.object({
  uuid: v.string(),
  title: v.string(),
  summary: v.nullable(v.string()),
  durationMinutes: v.number(),
  sectionTitle: v.string(),
  course: v.object({ uuid: v.string(), slug: v.string(), title: v.string() }),
  items: v.array(ContentItem),
});
type PreviewLesson = v.InferOutput<typeof PreviewLesson>;

export const readPreviewLesson = query({
  name: "courses.readPreviewLesson",
  summary: "Reads a lesson that a published course shows to everybody.",
  may: anyone,
  input: ReadPreviewLesson,
  output: PreviewLesson,
  errors: ["not_found"],
  async run(ctx, { slug, lessonUuid, locale: asked }) {
    const locale = asked ?? ctx.locale;
    const [[found]] = await ctx.read((q) => [
      q.select({ lesson: sql<PreviewLesson>`to_json(r)` }).from(sql`(
        select l.uuid, ${word(sql`l.translations`, "title", locale)} as title, ${word(sql`l.translations`, "summary", locale)} as summary,
          l.duration_minutes as "durationMinutes", ${word(sql`s.translations`, "title", locale)} as "sectionTitle",
          json_build_object('uuid', c.uuid, 'slug', c.slug, 'title', ${word(sql`c.translations`, "title", locale)}) as course,
          ${rowsAsJson(sql`select ${contentItemColumns(locale)} from content_items i where i.lesson_id = l.id and i.deleted_at is null order by i.position, i.id`)} as items
        from lessons l
        join sections s on s.id = l.section_id and s.deleted_at is null
        join courses c on c.id = l.course_id and ${isPublic}
        where l.uuid = ${lessonUuid} and l.is_preview and l.deleted_at is null and c.slug = ${slug}
      ) as r`),
    ]);
    if (!found) throw ctx.refuse("not_found");
    return found.lesson;
  },
});
