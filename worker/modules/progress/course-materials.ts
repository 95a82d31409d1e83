import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { query, signedIn } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { courseAccess } from "../enrolment";
import { materialsInput } from "./inputs";
import { titles } from "./outline-part";

const file = v.object({ uuid: v.string(), filename: v.string(), mimeType: v.string(), sizeBytes: v.number() });
const material = v.object({
  uuid: v.string(),
  translations: titles,
  file: v.nullable(file),
  /** For Arabic readers, where there is one. */
  fileAr: v.nullable(file),
});

/** For those enrolled, the course's instructors and holders of courses.edit:all. A file is fetched with media.download, which counts. */
export const courseMaterials = query({
  name: "learning.materials",
  summary: "The materials of a course one has access to, in their order.",
  may: signedIn,
  input: materialsInput,
  output: v.object({
    course: v.object({ uuid: v.string(), slug: v.string(), translations: titles }),
    items: v.array(material),
  }),
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { courseSlug }) {
    const fileOf = (
      id: SQL,
    ) => sql`(select json_build_object('uuid', f.uuid, 'filename', f.filename, 'mimeType', f.mime_type, 'sizeBytes', f.size_bytes)
      from media_files f where f.id = ${id} and f.deleted_at is null)`;
    const [[course]] = await ctx.read((q) => [
      q
        .select({
          uuid: sql<string>`c.uuid`,
          slug: sql<string>`c.slug`,
          status: sql<string>`c.status`,
          translations: sql`c.translations`.mapWith(courses.translations),
          access: courseAccess(ctx.actor, ctx.now, sql`c.id`),
          items: rowsAsJson<v.InferOutput<typeof material>>(sql`
            select m.uuid, m.translations, ${fileOf(sql`m.media_id`)} as file, ${fileOf(sql`m.media_ar_id`)} as "fileAr"
            from materials m where m.course_id = c.id and m.deleted_at is null order by m.position, m.id`),
        })
        .from(sql`courses c`)
        .where(sql`c.slug = ${courseSlug} and c.deleted_at is null`),
    ]);
    if (!course) throw ctx.refuse("not_found");
    if (course.access === null) throw ctx.refuse(course.status === "published" ? "not_enrolled" : "not_found");
    const { uuid, slug, translations, items } = course;
    const { en, ar } = translations;
    return {
      course: { uuid, slug, translations: { en: { title: en.title }, ...(ar && { ar: { title: ar.title } }) } },
      items,
    };
  },
});
