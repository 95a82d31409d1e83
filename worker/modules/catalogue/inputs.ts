import * as v from "valibot";
import {
  bilingual,
  flag,
  integer,
  line,
  locale,
  markdown,
  optionalLine,
  optionalMarkdown,
  optionalProse,
  seen,
  slug,
  uuid,
} from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";
import { isEmbeddable, isHttpsUrl, isVideoId, type VideoProvider } from "./embed-hosts";

/** For forms: the provider and id in a pasted address. */
export { videoFromUrl } from "./embed-hosts";

export const courseStatuses = ["draft", "private", "published", "archived"] as const;
export const levels = ["beginner", "intermediate", "advanced"] as const;
export const prices = ["free", "paid"] as const;
export const sorts = ["relevance", "newest", "title"] as const;

/** A choice of a filter form, where "" means none. */
const choice = <const T extends readonly string[]>(options: T) =>
  v.optional(
    v.pipe(
      v.picklist([...options, ""] as const),
      v.transform((s): T[number] | undefined => (s === "" ? undefined : s)),
    ),
  );
const optionalSlug = v.optional(
  v.pipe(
    v.union([v.literal(""), slug]),
    v.transform((s) => (s === "" ? undefined : s)),
  ),
);
const list = <T extends v.GenericSchema>(item: T, max: number) => v.pipe(v.array(item), v.maxLength(max));

// Reading

export const BrowseCourses = v.strictObject({
  q: optionalLine(200),
  category: optionalSlug,
  level: choice(levels),
  price: choice(prices),
  sort: choice(sorts),
  locale: v.optional(locale),
  cursor: cursorInput,
  limit: limitInput(60, 24),
});
export type BrowseFilters = v.InferOutput<typeof BrowseCourses>;

export const ReadCourse = v.strictObject({ slug, locale: v.optional(locale) });
export const ReadPreviewLesson = v.strictObject({ slug, lessonUuid: uuid, locale: v.optional(locale) });
export const InLocale = v.strictObject({ locale: v.optional(locale) });

export const ListManaged = v.strictObject({
  q: optionalLine(200),
  status: choice(courseStatuses),
  deleted: v.optional(flag, false),
  cursor: cursorInput,
  limit: limitInput(60, 24),
});
export type ManagedFilters = v.InferOutput<typeof ListManaged>;

export const ByUuid = v.strictObject({ uuid });

// Categories

const CategoryName = bilingual(v.strictObject({ name: line(80) }));
const sortOrder = integer(0, 100_000);
export const CreateCategory = v.strictObject({
  translations: CategoryName,
  slug: optionalSlug,
  parentUuid: v.optional(v.nullable(uuid)),
  sortOrder: v.optional(sortOrder, 0),
});
/** True for the deleted ones, to restore. */
export const ListManagedCategories = v.strictObject({ deleted: v.optional(flag, false) });
export const EditCategory = v.strictObject({
  uuid,
  translations: v.optional(CategoryName),
  slug: v.optional(slug),
  parentUuid: v.optional(v.nullable(uuid)),
  sortOrder: v.optional(sortOrder),
});

// Courses

export const CourseTranslations = bilingual(
  v.strictObject({
    title: line(160),
    subtitle: optionalLine(240),
    description: optionalMarkdown(20_000),
    outcomes: v.optional(list(line(240), 20)),
    requirements: v.optional(list(line(240), 20)),
  }),
);
const SeoWords = v.strictObject({
  metaTitle: optionalLine(120),
  metaDescription: optionalLine(320),
  keywords: v.optional(list(line(60), 20)),
});
/** ISO 4217 code → minor units. */
const PriceInput = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), integer(1, 1_000_000_000)),
  v.check((price) => Object.keys(price).length > 0 && Object.keys(price).length <= 20),
);
const Pricing = v.variant("model", [
  v.strictObject({ model: v.literal("free") }),
  v.strictObject({ model: v.literal("one_time"), price: PriceInput }),
  v.strictObject({ model: v.literal("subscription") }),
]);

export const CreateCourse = v.strictObject({
  translations: CourseTranslations,
  category: optionalSlug,
  level: v.optional(v.picklist(levels), "beginner"),
});

export const EditCourse = v.strictObject({
  uuid,
  translations: v.optional(CourseTranslations),
  slug: v.optional(slug),
  level: v.optional(v.picklist(levels)),
  /** A category's slug; null takes the course out of its category. */
  category: v.optional(v.nullable(slug)),
  pricing: v.optional(Pricing),
  minimumScorePercent: v.optional(integer(0, 100)),
  watchedPercent: v.optional(integer(0, 100)),
  certificateEnabled: v.optional(flag),
  /** By name; a skill that is new becomes known to all courses. */
  skills: v.optional(list(v.strictObject({ en: line(80), ar: optionalLine(80) }), 30)),
  prerequisites: v.optional(list(uuid, 20)),
  seo: v.optional(v.strictObject({ en: v.optional(SeoWords), ar: v.optional(SeoWords) })),
  coverUuid: v.optional(v.nullable(uuid)),
  /** The version of each part that the writer began from. */
  seen: v.optional(v.strictObject({ words: seen, seo: seen, place: seen, price: seen, rules: seen }), {}),
});
export type EditCourseInput = v.InferOutput<typeof EditCourse>;

export const SetCourseStatus = v.strictObject({ uuid, status: v.picklist(courseStatuses) });

// Structure

const Heading = bilingual(v.strictObject({ title: line(160), summary: optionalProse(2_000) }));
/** The sibling to stand behind; null for the first place. */
const after = v.nullable(uuid);

export const CreateSection = v.strictObject({ courseUuid: uuid, translations: Heading, afterUuid: v.optional(after) });
export const EditSection = v.strictObject({ uuid, translations: Heading });
export const MoveWithin = v.strictObject({ uuid, afterUuid: after });

const minutes = integer(0, 6_000);
export const CreateLesson = v.strictObject({
  sectionUuid: uuid,
  translations: Heading,
  durationMinutes: v.optional(minutes, 0),
  isMandatory: v.optional(flag, true),
  isPreview: v.optional(flag, false),
  afterUuid: v.optional(after),
});
export const EditLesson = v.strictObject({
  uuid,
  translations: v.optional(Heading),
  durationMinutes: v.optional(minutes),
  isMandatory: v.optional(flag),
  isPreview: v.optional(flag),
  seen,
});
export const MoveLesson = v.strictObject({ uuid, sectionUuid: uuid, afterUuid: after });

// Content items

const OptionalBody = v.optional(
  bilingual(v.strictObject({ title: optionalLine(160), body: optionalMarkdown(100_000) })),
  {
    en: {},
  },
);
const Body = bilingual(v.strictObject({ title: optionalLine(160), body: v.pipe(markdown(100_000), v.nonEmpty()) }));
const httpsUrl = v.pipe(v.string(), v.trim(), v.maxLength(2_000), v.check(isHttpsUrl));
const embedUrl = v.pipe(v.string(), v.trim(), v.maxLength(2_000), v.check(isEmbeddable));
const durationSeconds = v.optional(integer(1, 86_400));
const VideoSource = v.strictObject({
  provider: v.optional(v.picklist(["youtube", "vimeo"])),
  videoId: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
  captions: v.optional(v.strictObject({ en: v.optional(uuid), ar: v.optional(uuid) })),
});

/** An item's contents by type; `at` says where it will stand, or which one it is. */
const contentItem = <T extends v.ObjectEntries>(at: T) => {
  const entries = { ...at, translations: OptionalBody };
  return v.variant("contentType", [
    v.strictObject({ ...at, contentType: v.literal("text"), translations: Body }),
    v.strictObject({
      ...entries,
      contentType: v.literal("video"),
      /** A file of ours, or else `source.provider` and `source.videoId`. */
      mediaUuid: v.optional(uuid),
      source: v.optional(VideoSource, {}),
      durationSeconds,
    }),
    v.strictObject({
      ...entries,
      contentType: v.picklist(["pdf", "image"]),
      mediaUuid: uuid,
      mediaArUuid: v.optional(uuid),
    }),
    v.strictObject({ ...entries, contentType: v.picklist(["quiz", "flashcard"]), refUuid: uuid }),
    v.strictObject({ ...entries, contentType: v.literal("external_link"), source: v.strictObject({ url: httpsUrl }) }),
    v.strictObject({ ...entries, contentType: v.literal("embed"), source: v.strictObject({ url: embedUrl }) }),
  ]);
};

interface MaybeVideo {
  contentType: string;
  mediaUuid?: string | undefined;
  source?: { provider?: VideoProvider | undefined; videoId?: string | undefined; url?: string };
}
/** A video is either a file of ours or one at a provider, under an id the provider could have given. */
function isOneVideo(item: MaybeVideo): boolean {
  if (item.contentType !== "video") return true;
  const { provider, videoId } = item.source ?? {};
  if (item.mediaUuid) return provider === undefined && videoId === undefined;
  return provider !== undefined && videoId !== undefined && isVideoId(provider, videoId);
}

const withOneVideo = <T extends v.GenericSchema<unknown, MaybeVideo>>(schema: T) =>
  v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed || isOneVideo(dataset.value)) return;
      const input = dataset.value as unknown as Record<string, unknown>;
      addIssue({
        path: [{ type: "object", origin: "value", input, key: "source.videoId", value: dataset.value.source?.videoId }],
      });
    }),
  );

export const CreateContentItem = withOneVideo(contentItem({ lessonUuid: uuid, afterUuid: v.optional(after) }));
export const EditContentItem = withOneVideo(contentItem({ uuid, seen }));
export type ContentItemInput = v.InferOutput<typeof CreateContentItem> | v.InferOutput<typeof EditContentItem>;

// Materials

const MaterialWords = bilingual(v.strictObject({ title: line(160) }));
export const AddMaterial = v.strictObject({
  courseUuid: uuid,
  mediaUuid: uuid,
  mediaArUuid: v.optional(uuid),
  translations: MaterialWords,
});
export const EditMaterial = v.strictObject({
  uuid,
  translations: v.optional(MaterialWords),
  mediaUuid: v.optional(uuid),
  mediaArUuid: v.optional(v.nullable(uuid)),
});
export const OfCourse = v.strictObject({ courseUuid: uuid });
