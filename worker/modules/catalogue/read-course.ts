import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { iso, rowsAsJson } from "../../kernel/json";
import { anyone, query } from "../../kernel/verb";
import { CourseCard, courseColumns } from "./card";
import { contentTypes, MediaDetails, mediaJson } from "./content-item";
import { ReadCourse } from "./inputs";
import { personName, word, wordList } from "./localise";
import { isPublic } from "./policy";

const OutlineLesson = v.object({
  uuid: v.string(),
  title: v.string(),
  summary: v.nullable(v.string()),
  primaryType: v.picklist(contentTypes),
  durationMinutes: v.number(),
  isMandatory: v.boolean(),
  isPreview: v.boolean(),
});
const CoursePage = v.object({
  ...CourseCard.entries,
  /** Markdown. */
  description: v.nullable(v.string()),
  outcomes: v.array(v.string()),
  requirements: v.array(v.string()),
  skills: v.array(v.object({ code: v.string(), name: v.string() })),
  prerequisites: v.array(v.object({ slug: v.string(), title: v.string() })),
  instructors: v.array(
    v.object({
      name: v.string(),
      headline: v.nullable(v.string()),
      bio: v.nullable(v.string()),
      photoUuid: v.nullable(v.string()),
    }),
  ),
  sections: v.array(
    v.object({ uuid: v.string(), title: v.string(), summary: v.nullable(v.string()), lessons: v.array(OutlineLesson) }),
  ),
  cover: v.nullable(MediaDetails),
  seo: v.object({
    metaTitle: v.nullable(v.string()),
    metaDescription: v.nullable(v.string()),
    keywords: v.array(v.string()),
  }),
  /** The languages the course is written in. */
  locales: v.array(v.picklist(["en", "ar"])),
  minimumScorePercent: v.number(),
  watchedPercent: v.number(),
  certificateEnabled: v.boolean(),
  publishedAt: v.string(),
  updatedAt: v.string(),
});
export type CoursePage = v.InferOutput<typeof CoursePage>;

export const readCourse = query({
  name: "courses.read",
  summary: "Reads a published course's page; for a slug it had before, tells the present one.",
  may: anyone,
  input: ReadCourse,
  output: v.union([CoursePage, v.object({ redirectTo: v.string() })]),
  errors: ["not_found"],
  async run(ctx, { slug, locale }) {
    const [[found]] = await ctx.read((q) => [
      q
        .select({ course: sql<CoursePage | null>`found.course`, redirectTo: sql<string | null>`found.redirect_to` })
        .from(sql`(
        select (select to_json(r) from (${coursePage(slug, locale ?? ctx.locale)}) as r) as course,
          (select c.slug from slug_redirects old join courses c on c.id = old.entity_id and ${isPublic}
           where old.entity_type = 'course' and old.slug = ${slug}) as redirect_to
      ) as found`),
    ]);
    if (found?.course) return found.course;
    if (found?.redirectTo) return { redirectTo: found.redirectTo };
    throw ctx.refuse("not_found");
  },
});

const t = sql`c.translations`;
/** The row of a published course as its page shows it. */
export const coursePage = (slug: string, locale: Locale) => sql`
  select ${courseColumns(locale)}, ${word(t, "description", locale)} as description,
    coalesce(${wordList(t, "outcomes", locale)}, '[]') as outcomes, coalesce(${wordList(t, "requirements", locale)}, '[]') as requirements,
    ${rowsAsJson(sql`
      select s.code, ${word(sql`s.translations`, "name", locale)} as name from course_skills cs join skills s on s.id = cs.skill_id and s.deleted_at is null
      where cs.course_id = c.id order by name`)} as skills,
    ${rowsAsJson(sql`
      select p.slug, ${word(sql`p.translations`, "title", locale)} as title from course_prerequisites cp
      join courses p on p.id = cp.required_course_id and p.status = 'published' and p.deleted_at is null
      where cp.course_id = c.id order by title`)} as prerequisites,
    ${rowsAsJson(sql`
      select ${personName(locale)} as name, ${word(sql`n.translations`, "headline", locale)} as headline, ${word(sql`n.translations`, "bio", locale)} as bio,
        u.photo_uuid as "photoUuid"
      from course_instructors ci join users u on u.id = ci.user_id and u.deleted_at is null
      left join instructors n on n.user_id = u.id and n.deleted_at is null
      where ci.course_id = c.id order by ci.sort_order, ci.user_id`)} as instructors,
    ${rowsAsJson(sql`
      select s.uuid, ${word(sql`s.translations`, "title", locale)} as title, ${word(sql`s.translations`, "summary", locale)} as summary,
        ${rowsAsJson(sql`
          select l.uuid, ${word(sql`l.translations`, "title", locale)} as title, ${word(sql`l.translations`, "summary", locale)} as summary,
            l.primary_type as "primaryType", l.duration_minutes as "durationMinutes", l.is_mandatory as "isMandatory", l.is_preview as "isPreview"
          from lessons l where l.section_id = s.id and l.deleted_at is null order by l.position, l.id`)} as lessons
      from sections s where s.course_id = c.id and s.deleted_at is null order by s.position, s.id`)} as sections,
    ${mediaJson(sql`c.cover_id`)} as cover,
    json_build_object('metaTitle', ${word(sql`c.seo`, "metaTitle", locale)}, 'metaDescription', ${word(sql`c.seo`, "metaDescription", locale)},
      'keywords', coalesce(${wordList(sql`c.seo`, "keywords", locale)}, '[]')) as seo,
    case when c.translations->'ar'->>'title' is null then '["en"]'::json else '["en","ar"]'::json end as locales,
    c.minimum_score_percent as "minimumScorePercent", c.watched_percent as "watchedPercent", c.certificate_enabled as "certificateEnabled",
    ${iso(sql`c.published_at`)} as "publishedAt", ${iso(sql`c.updated_at`)} as "updatedAt"
  from courses c where c.slug = ${slug} and ${isPublic}`;
