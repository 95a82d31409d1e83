import { type SQL, sql } from "drizzle-orm";
import { iso, rowsAsJson } from "../../kernel/json";
import { granted, query } from "../../kernel/verb";
import { picturesShown } from "../media";
import { AuthoredCourse, materialColumns } from "./authoring-shapes";
import { mediaJson } from "./content-item";
import { ByUuid } from "./inputs";
import { reaches } from "./policy";
import { courseVersions, itemVersion, lessonVersion } from "./versions";

export const readCourseForAuthoring = query({
  name: "courses.readForAuthoring",
  summary:
    "Reads a whole course in both languages, with its sections, lessons, contents, materials and what was deleted of it.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: AuthoredCourse,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const [[found]] = await ctx.read((q) => [
      q
        .select({ course: sql<AuthoredCourse>`to_json(r)` })
        .from(sql`(${authoredCourse(uuid, reaches(ctx.actor, ctx.scopes))}) as r`),
    ]);
    if (!found) throw ctx.refuse("not_found");
    return found.course;
  },
});

/** The row of a live course under `reach`, whole. */
export const authoredCourse = (uuid: string, reach: SQL) => sql`
  select c.uuid, c.slug, c.status, c.level, c.pricing_model as "pricingModel", c.price,
    (select k.slug from categories k where k.id = c.category_id and k.deleted_at is null) as category,
    c.translations, c.seo, c.minimum_score_percent as "minimumScorePercent", c.watched_percent as "watchedPercent",
    c.certificate_enabled as "certificateEnabled", c.lesson_count as "lessonCount", c.duration_minutes as "durationMinutes",
    ${mediaJson(sql`c.cover_id`)} as cover, ${iso(sql`c.published_at`)} as "publishedAt", ${iso(sql`c.updated_at`)} as "updatedAt",
    ${skills} as skills, ${prerequisites} as prerequisites, ${instructors} as instructors, ${sections} as sections,
    ${rowsAsJson(sql`select ${materialColumns} from materials m where m.course_id = c.id and m.deleted_at is null order by m.position, m.id`)} as materials,
    ${rowsAsJson(sql`select ${quiz} from quizzes z where z.course_id = c.id and z.deleted_at is null order by z.id`)} as quizzes,
    ${rowsAsJson(sql`select ${deck} from flashcard_decks d where d.course_id = c.id and d.deleted_at is null order by d.id`)} as decks,
    ${bin} as bin, ${courseVersions} as versions
  from courses c where c.uuid = ${uuid} and c.deleted_at is null and ${reach}`;

const skills = rowsAsJson(sql`
  select s.translations->'en'->>'name' as en, s.translations->'ar'->>'name' as ar from course_skills cs join skills s on s.id = cs.skill_id
  where cs.course_id = c.id order by en`);

const prerequisites = rowsAsJson(sql`
  select p.uuid, p.slug, p.translations->'en'->>'title' as title from course_prerequisites cp
  join courses p on p.id = cp.required_course_id and p.deleted_at is null where cp.course_id = c.id order by title`);

const instructors = rowsAsJson(sql`
  select u.uuid, u.full_name as name, u.email from course_instructors ci join users u on u.id = ci.user_id and u.deleted_at is null
  where ci.course_id = c.id order by ci.sort_order, ci.user_id`);

const quiz = sql`
  z.uuid, z.translations->'en'->>'title' as title,
  (select count(*)::int from quiz_questions n where n.quiz_id = z.id and n.deleted_at is null) as count`;
const deck = sql`
  d.uuid, d.translations->'en'->>'title' as title, (select count(*)::int from flashcards n where n.deck_id = d.id and n.deleted_at is null) as count`;

const items = rowsAsJson(sql`
  select i.uuid, i.content_type as "contentType", i.translations, i.source, ${mediaJson(sql`i.media_id`)} as media,
    ${mediaJson(sql`i.media_ar_id`)} as "mediaAr",
    ${picturesShown(sql`i.translations::text`, sql`c.id`)} as pictures, i.duration_seconds as "durationSeconds",
    case i.content_type
      when 'quiz' then (select to_json(r) from (select ${quiz} from quizzes z where z.uuid = i.ref_uuid::uuid and z.deleted_at is null) as r)
      when 'flashcard' then (select to_json(r) from (select ${deck} from flashcard_decks d where d.uuid = i.ref_uuid::uuid and d.deleted_at is null) as r)
    end as ref, ${itemVersion} as version
  from content_items i where i.lesson_id = l.id and i.deleted_at is null order by i.position, i.id`);

const sections = rowsAsJson(sql`
  select s.uuid, s.translations,
    ${rowsAsJson(sql`
      select l.uuid, l.translations, l.primary_type as "primaryType", l.duration_minutes as "durationMinutes",
        l.is_mandatory as "isMandatory", l.is_preview as "isPreview", ${lessonVersion} as version, ${items} as items
      from lessons l where l.section_id = s.id and l.deleted_at is null order by l.position, l.id`)} as lessons
  from sections s where s.course_id = c.id and s.deleted_at is null order by s.position, s.id`);

const titleOf = (alias: SQL) => sql`${alias}.translations->'en'->>'title' as title, ${alias}.deleted_at as at`;
/** Only what a restore would bring back into sight: a lesson of a deleted section comes with its section. */
const bin = rowsAsJson(sql`
  select kind, uuid, title, ${iso(sql`at`)} as "deletedAt" from (
    select 'section' as kind, s.uuid, ${titleOf(sql`s`)} from sections s where s.course_id = c.id and s.deleted_at is not null
    union all
    select 'lesson', l.uuid, ${titleOf(sql`l`)} from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
    where l.course_id = c.id and l.deleted_at is not null
    union all
    select 'content_item', i.uuid, coalesce(i.translations->'en'->>'title', l.translations->'en'->>'title'), i.deleted_at from lessons l
    join sections s on s.id = l.section_id and s.deleted_at is null join content_items i on i.lesson_id = l.id and i.deleted_at is not null
    where l.course_id = c.id and l.deleted_at is null
    union all
    select 'material', m.uuid, ${titleOf(sql`m`)} from materials m where m.course_id = c.id and m.deleted_at is not null
  ) as deleted order by at desc limit 100`);
