import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { rowsAsJson } from "../../kernel/json";
import { levels } from "./inputs";
import { languageOf, personName, word } from "./localise";

const localeOut = v.picklist(["en", "ar"]);
/** ISO 4217 code → minor units. */
export const priceOutput = v.record(v.string(), v.number());
export const pricingModel = v.picklist(["free", "one_time", "subscription"]);

/** A course as lists show it, in one language. */
export const CourseCard = v.object({
  uuid: v.string(),
  slug: v.string(),
  title: v.string(),
  /** The language of `title`: English where the course has no Arabic. */
  titleLocale: localeOut,
  subtitle: v.nullable(v.string()),
  level: v.picklist(levels),
  pricingModel,
  price: v.nullable(priceOutput),
  lessonCount: v.number(),
  durationMinutes: v.number(),
  coverUuid: v.nullable(v.string()),
  category: v.nullable(v.object({ slug: v.string(), name: v.string() })),
  instructors: v.array(v.object({ name: v.string() })),
});
export type CourseCard = v.InferOutput<typeof CourseCard>;

/** The columns of a card, over `courses as c`. */
export const cardColumns = (locale: Locale): SQL =>
  sql`${courseColumns(locale)}, ${instructorNames(locale)} as instructors`;

/** The same without its instructors. */
export const courseColumns = (locale: Locale): SQL => sql`
  c.uuid, c.slug, ${word(sql`c.translations`, "title", locale)} as title, ${languageOf(sql`c.translations`, "title", locale)} as "titleLocale",
  ${word(sql`c.translations`, "subtitle", locale)} as subtitle, c.level, c.pricing_model as "pricingModel", c.price,
  c.lesson_count as "lessonCount", c.duration_minutes as "durationMinutes",
  ${coverUuid} as "coverUuid", ${categoryOf(locale)} as category`;

const coverUuid = sql`(select m.uuid from media_files m where m.id = c.cover_id and m.deleted_at is null)`;

const categoryOf = (locale: Locale) => sql`(
  select json_build_object('slug', k.slug, 'name', ${word(sql`k.translations`, "name", locale)})
  from categories k where k.id = c.category_id and k.deleted_at is null)`;

const instructorNames = (locale: Locale) =>
  rowsAsJson(sql`
    select ${personName(locale)} as name from course_instructors ci join users u on u.id = ci.user_id and u.deleted_at is null
    where ci.course_id = c.id order by ci.sort_order, ci.user_id`);
