import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { word } from "./localise";
import type { ContentType } from "./schema";

export const contentTypes = [
  "video",
  "text",
  "pdf",
  "audio",
  "image",
  "quiz",
  "flashcard",
  "scorm_package",
  "external_link",
  "embed",
] as const satisfies readonly ContentType[];

export const MediaDetails = v.object({
  uuid: v.string(),
  filename: v.string(),
  mimeType: v.string(),
  sizeBytes: v.number(),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  /** Of a sound or a film. */
  durationSeconds: v.nullable(v.number()),
  altText: v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) }),
});
export type MediaDetails = v.InferOutput<typeof MediaDetails>;

/** A live file's details as JSON, or null. Sizes stay far below 2^53. */
export const mediaJson = (mediaId: SQL): SQL<MediaDetails | null> => sql<MediaDetails | null>`(
  select json_build_object('uuid', f.uuid, 'filename', f.filename, 'mimeType', f.mime_type, 'sizeBytes', f.size_bytes,
    'width', f.width, 'height', f.height, 'durationSeconds', f.duration_seconds, 'altText', f.alt_text)
  from media_files f where f.id = ${mediaId} and f.deleted_at is null)`;

/** One piece of a lesson as its reader needs it, in one language. */
export const ContentItem = v.object({
  uuid: v.string(),
  contentType: v.picklist(contentTypes),
  title: v.nullable(v.string()),
  /** Markdown: the text itself, or a transcript. */
  body: v.nullable(v.string()),
  /** A video at a provider. */
  provider: v.nullable(v.picklist(["youtube", "vimeo"])),
  videoId: v.nullable(v.string()),
  /** Where an external link leads, or what an embed frames. */
  url: v.nullable(v.string()),
  /** Uuids of caption files by language. */
  captions: v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) }),
  durationSeconds: v.nullable(v.number()),
  /** The file for readers of this language. */
  media: v.nullable(MediaDetails),
  /** The quiz or the deck of cards. */
  refUuid: v.nullable(v.string()),
});
export type ContentItem = v.InferOutput<typeof ContentItem>;

/** The columns of a ContentItem over `content_items as i`, for rowsAsJson(). */
export const contentItemColumns = (locale: Locale): SQL => sql`
  i.uuid, i.content_type as "contentType", ${word(sql`i.translations`, "title", locale)} as title, ${word(sql`i.translations`, "body", locale)} as body,
  i.source->>'provider' as provider, i.source->>'videoId' as "videoId", i.source->>'url' as url, coalesce(i.source->'captions', '{}') as captions,
  i.duration_seconds as "durationSeconds", ${mediaJson(locale === "ar" ? sql`coalesce(i.media_ar_id, i.media_id)` : sql`i.media_id`)} as media, i.ref_uuid as "refUuid"`;
