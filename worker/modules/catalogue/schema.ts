import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { entity, fact, instant, int8, type Translations, translations, tsvector } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { mediaFiles } from "../media/schema";

export type CourseStatus = "draft" | "private" | "published" | "archived";
export type DifficultyLevel = "beginner" | "intermediate" | "advanced";
export type ContentType =
  | "video"
  | "text"
  | "pdf"
  | "audio"
  | "image"
  | "quiz"
  | "flashcard"
  | "scorm_package"
  | "external_link"
  | "embed";
/** Minor units per ISO 4217 currency. */
export type Price = Record<string, number>;

export const categories = pgTable(
  "categories",
  {
    ...entity(),
    code: text("code").notNull().unique(),
    slug: text("slug").notNull().unique(),
    translations: translations<{ name: string }>(),
    parentId: int8("parent_id").references((): AnyPgColumn => categories.id),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [index("categories_parent").on(t.parentId)],
);

export const skills = pgTable("skills", {
  ...entity(),
  code: text("code").notNull().unique(),
  translations: translations<{ name: string }>(),
});

export interface CourseWords {
  title: string;
  subtitle?: string;
  /** Markdown. */
  description?: string;
  outcomes?: string[];
  requirements?: string[];
}
export interface SeoWords {
  metaTitle?: string;
  metaDescription?: string;
  keywords?: string[];
}

export const courses = pgTable(
  "courses",
  {
    ...entity(),
    slug: text("slug").notNull(),
    status: text("status").$type<CourseStatus>().notNull().default("draft"),
    level: text("level").$type<DifficultyLevel>().notNull().default("beginner"),
    pricingModel: text("pricing_model").$type<"free" | "one_time" | "subscription">().notNull().default("free"),
    price: jsonb("price").$type<Price>(),
    categoryId: int8("category_id").references(() => categories.id),
    createdById: int8("created_by_id")
      .notNull()
      .references(() => users.id),
    coverId: int8("cover_id").references(() => mediaFiles.id),
    translations: translations<CourseWords>(),
    seo: jsonb("seo").$type<Partial<Translations<SeoWords>>>().notNull().default({}),
    /** Completion rules; a zero asks for nothing. */
    minimumScorePercent: integer("minimum_score_percent").notNull().default(0),
    watchedPercent: integer("watched_percent").notNull().default(0),
    certificateEnabled: boolean("certificate_enabled").notNull().default(true),
    /** Kept by the authoring verbs, so that lists need no counting. */
    lessonCount: integer("lesson_count").notNull().default(0),
    durationMinutes: integer("duration_minutes").notNull().default(0),
    publishedAt: instant("published_at"),
    /** Both titles, folded: what a misspelt word is compared with. */
    searchTitles: text("search_titles").generatedAlwaysAs(
      sql`searchable(coalesce(translations->'en'->>'title','') || ' ' || coalesce(translations->'ar'->>'title',''))`,
    ),
    searchEn: tsvector("search_en").generatedAlwaysAs(
      sql`setweight(to_tsvector('english', immutable_unaccent(coalesce(translations->'en'->>'title',''))), 'A') || setweight(to_tsvector('english', immutable_unaccent(coalesce(translations->'en'->>'subtitle',''))), 'B') || setweight(to_tsvector('english', immutable_unaccent(coalesce(translations->'en'->>'description',''))), 'C')`,
    ),
    searchAr: tsvector("search_ar").generatedAlwaysAs(
      sql`setweight(to_tsvector('arabic', fold_arabic(coalesce(translations->'ar'->>'title',''))), 'A') || setweight(to_tsvector('arabic', fold_arabic(coalesce(translations->'ar'->>'subtitle',''))), 'B') || setweight(to_tsvector('arabic', fold_arabic(coalesce(translations->'ar'->>'description',''))), 'C')`,
    ),
  },
  (t) => [
    uniqueIndex("courses_slug").on(t.slug),
    check("courses_status", sql`${t.status} in ('draft','private','published','archived')`),
    check("courses_level", sql`${t.level} in ('beginner','intermediate','advanced')`),
    check("courses_pricing_model", sql`${t.pricingModel} in ('free','one_time','subscription')`),
    check(
      "courses_percents",
      sql`${t.minimumScorePercent} between 0 and 100 and ${t.watchedPercent} between 0 and 100`,
    ),
    // What may be filtered by stands behind the order: counting what a filter leaves reads the index alone.
    index("courses_published")
      .on(t.publishedAt, t.id, t.pricingModel)
      .where(sql`status = 'published' and deleted_at is null`),
    index("courses_category_published")
      .on(t.categoryId, t.publishedAt, t.id, t.level, t.pricingModel)
      .where(sql`status = 'published' and deleted_at is null`),
    index("courses_level_published")
      .on(t.level, t.publishedAt, t.id, t.pricingModel)
      .where(sql`status = 'published' and deleted_at is null`),
    index("courses_title_en_published")
      .on(sql`(searchable(translations->'en'->>'title'))`, t.id)
      .where(sql`status = 'published' and deleted_at is null`),
    index("courses_title_ar_published")
      .on(sql`(searchable(coalesce(translations->'ar'->>'title', translations->'en'->>'title')))`, t.id)
      .where(sql`status = 'published' and deleted_at is null`),
    index("courses_deleted").on(t.id).where(sql`deleted_at is not null`),
    index("courses_created_by").on(t.createdById, t.id),
    index("courses_cover").on(t.coverId),
    index("courses_status_id").on(t.status, t.id),
    index("courses_search_en").using("gin", t.searchEn),
    index("courses_search_ar").using("gin", t.searchAr),
    index("courses_title_trgm").using("gin", t.searchTitles.op("gin_trgm_ops")),
  ],
);

export const courseInstructors = pgTable(
  "course_instructors",
  {
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.userId] }), index("course_instructors_user").on(t.userId)],
);

export const courseSkills = pgTable(
  "course_skills",
  {
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    skillId: int8("skill_id")
      .notNull()
      .references(() => skills.id),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.skillId] }), index("course_skills_skill").on(t.skillId)],
);

export const coursePrerequisites = pgTable(
  "course_prerequisites",
  {
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    requiredCourseId: int8("required_course_id")
      .notNull()
      .references(() => courses.id),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.requiredCourseId] }),
    index("course_prerequisites_required").on(t.requiredCourseId),
  ],
);

export const sections = pgTable(
  "sections",
  {
    ...entity(),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    /** A sparse order: moving one row writes one row. */
    position: integer("position").notNull(),
    translations: translations<{ title: string; summary?: string }>(),
  },
  (t) => [index("sections_course").on(t.courseId, t.position, t.id)],
);

export const lessons = pgTable(
  "lessons",
  {
    ...entity(),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    sectionId: int8("section_id")
      .notNull()
      .references(() => sections.id),
    position: integer("position").notNull(),
    translations: translations<{ title: string; summary?: string }>(),
    /** The type of its first content item, for the outline's icon. */
    primaryType: text("primary_type").$type<ContentType>().notNull().default("text"),
    durationMinutes: integer("duration_minutes").notNull().default(0),
    isMandatory: boolean("is_mandatory").notNull().default(true),
    isPreview: boolean("is_preview").notNull().default(false),
  },
  (t) => [index("lessons_section").on(t.sectionId, t.position, t.id), index("lessons_course").on(t.courseId)],
);

export interface ContentWords {
  title?: string;
  /** Markdown: the text itself, or the transcript of a video. */
  body?: string;
}
export interface ContentSource {
  /** youtube, vimeo: the provider's video id. */
  provider?: "youtube" | "vimeo";
  videoId?: string;
  /** external_link, embed. */
  url?: string;
  /** Self-hosted captions by language: uuids of media files. */
  captions?: { en?: string; ar?: string };
}

export const contentItems = pgTable(
  "content_items",
  {
    ...entity(),
    lessonId: int8("lesson_id")
      .notNull()
      .references(() => lessons.id),
    position: integer("position").notNull(),
    contentType: text("content_type").$type<ContentType>().notNull(),
    translations: translations<ContentWords>(),
    source: jsonb("source").$type<ContentSource>().notNull().default({}),
    mediaId: int8("media_id").references(() => mediaFiles.id),
    /** A second file for Arabic readers where the first is English (PDF lessons). */
    mediaArId: int8("media_ar_id").references(() => mediaFiles.id),
    /** For video: its length, against which watching is counted. */
    durationSeconds: integer("duration_seconds"),
    /** quiz, flashcard: uuid of the quiz or deck, owned by its own module. */
    refUuid: text("ref_uuid"),
  },
  (t) => [
    check(
      "content_items_type",
      sql`${t.contentType} in ('video','text','pdf','audio','image','quiz','flashcard','scorm_package','external_link','embed')`,
    ),
    index("content_items_lesson").on(t.lessonId, t.position, t.id),
    index("content_items_media").on(t.mediaId),
    index("content_items_media_ar").on(t.mediaArId),
    index("content_items_ref").on(t.refUuid),
  ],
);

/** Old slugs answer 301 for ever. */
export const slugRedirects = pgTable(
  "slug_redirects",
  {
    ...fact(),
    entityType: text("entity_type").notNull(),
    slug: text("slug").notNull(),
    entityId: int8("entity_id").notNull(),
  },
  (t) => [
    uniqueIndex("slug_redirects_slug").on(t.entityType, t.slug),
    index("slug_redirects_entity").on(t.entityType, t.entityId),
  ],
);

export const materials = pgTable(
  "materials",
  {
    ...entity(),
    courseId: int8("course_id").references(() => courses.id),
    mediaId: int8("media_id")
      .notNull()
      .references(() => mediaFiles.id),
    mediaArId: int8("media_ar_id").references(() => mediaFiles.id),
    translations: translations<{ title: string }>(),
    position: integer("position").notNull().default(0),
    downloadCount: integer("download_count").notNull().default(0),
  },
  (t) => [
    index("materials_course").on(t.courseId, t.position),
    index("materials_media").on(t.mediaId),
    index("materials_media_ar").on(t.mediaArId),
  ],
);
