import { sql } from "drizzle-orm";
import * as v from "valibot";
import { priceOutput, pricingModel } from "./card";
import { contentTypes, MediaDetails, mediaJson } from "./content-item";
import { courseStatuses, levels } from "./inputs";
import { CourseVersions } from "./versions";

const bilingual = <T extends v.ObjectEntries>(words: T) =>
  v.object({ en: v.object(words), ar: v.optional(v.object(words)) });
const text = v.string();
const maybe = v.optional(v.string());
const list = v.optional(v.array(v.string()));
const heading = bilingual({ title: text, summary: maybe });

/** A course's material as its authors see it; `m` is materials. */
export const ManagedMaterial = v.object({
  uuid: text,
  translations: bilingual({ title: text }),
  media: v.nullable(MediaDetails),
  mediaAr: v.nullable(MediaDetails),
  downloadCount: v.number(),
});
export type Material = v.InferOutput<typeof ManagedMaterial>;
export const materialColumns = sql`
  m.uuid, m.translations, ${mediaJson(sql`m.media_id`)} as media, ${mediaJson(sql`m.media_ar_id`)} as "mediaAr", m.download_count as "downloadCount"`;

export const AuthoredItem = v.object({
  uuid: text,
  contentType: v.picklist(contentTypes),
  translations: bilingual({ title: maybe, body: maybe }),
  source: v.object({
    provider: v.optional(v.picklist(["youtube", "vimeo"])),
    videoId: maybe,
    url: maybe,
    captions: v.optional(v.object({ en: maybe, ar: maybe })),
  }),
  media: v.nullable(MediaDetails),
  mediaAr: v.nullable(MediaDetails),
  /** Pictures that the words name and may show: those of this course. */
  pictures: v.array(text),
  durationSeconds: v.nullable(v.number()),
  /** The quiz or the deck, with its name and its number of questions or cards; null where it was deleted. */
  ref: v.nullable(v.object({ uuid: text, title: text, count: v.number() })),
  version: text,
});
export const AuthoredLesson = v.object({
  uuid: text,
  translations: heading,
  primaryType: v.picklist(contentTypes),
  durationMinutes: v.number(),
  isMandatory: v.boolean(),
  isPreview: v.boolean(),
  version: text,
  items: v.array(AuthoredItem),
});
export const AuthoredSection = v.object({ uuid: text, translations: heading, lessons: v.array(AuthoredLesson) });

/** What was deleted and could be restored: the title in English. */
const Binned = v.object({
  kind: v.picklist(["section", "lesson", "content_item", "material"]),
  uuid: text,
  title: v.nullable(text),
  deletedAt: text,
});

/** A whole course as its authors see it, in both languages. */
export const AuthoredCourse = v.object({
  uuid: text,
  slug: text,
  status: v.picklist(courseStatuses),
  level: v.picklist(levels),
  pricingModel,
  price: v.nullable(priceOutput),
  category: v.nullable(text),
  translations: bilingual({ title: text, subtitle: maybe, description: maybe, outcomes: list, requirements: list }),
  seo: v.object({
    en: v.optional(v.object({ metaTitle: maybe, metaDescription: maybe, keywords: list })),
    ar: v.optional(v.object({ metaTitle: maybe, metaDescription: maybe, keywords: list })),
  }),
  minimumScorePercent: v.number(),
  watchedPercent: v.number(),
  certificateEnabled: v.boolean(),
  lessonCount: v.number(),
  durationMinutes: v.number(),
  cover: v.nullable(MediaDetails),
  publishedAt: v.nullable(text),
  updatedAt: text,
  skills: v.array(v.object({ en: text, ar: v.nullable(text) })),
  prerequisites: v.array(v.object({ uuid: text, slug: text, title: text })),
  instructors: v.array(v.object({ uuid: text, name: text, email: text })),
  sections: v.array(AuthoredSection),
  materials: v.array(ManagedMaterial),
  /** Quizzes and decks of the course, to be shown in lessons. */
  quizzes: v.array(v.object({ uuid: text, title: text, count: v.number() })),
  decks: v.array(v.object({ uuid: text, title: text, count: v.number() })),
  bin: v.array(Binned),
  /** Handed back as `seen` when a part is changed, so that nobody writes over what they have not seen. */
  versions: CourseVersions,
});
export type AuthoredCourse = v.InferOutput<typeof AuthoredCourse>;
