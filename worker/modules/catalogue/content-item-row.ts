import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { refuseUnless, type Writing } from "../../kernel/database";
import { adoptUploads, mediaIdOf, picturesNamed } from "../media";
import { attachToCourse, fileKinds } from "./course-files";
import type { ContentItemInput } from "./inputs";
import type { ContentSource, ContentWords } from "./schema";

interface ItemColumns {
  translations: { en: ContentWords; ar?: ContentWords | undefined };
  source: ContentSource;
  mediaUuid: string | null;
  mediaArUuid: string | null;
  durationSeconds: number | null;
  refUuid: string | null;
}

/** The columns that an item's input fills; what its type does not know is empty. */
function columnsOf(item: ContentItemInput): ItemColumns {
  const none = {
    source: {},
    mediaUuid: null,
    mediaArUuid: null,
    durationSeconds: null,
    refUuid: null,
    translations: item.translations,
  };
  switch (item.contentType) {
    case "text":
      return none;
    case "video":
      return {
        ...none,
        source: item.source,
        mediaUuid: item.mediaUuid ?? null,
        durationSeconds: item.durationSeconds ?? null,
      };
    case "pdf":
    case "image":
      return { ...none, mediaUuid: item.mediaUuid, mediaArUuid: item.mediaArUuid ?? null };
    case "quiz":
    case "flashcard":
      return { ...none, refUuid: item.refUuid };
    case "external_link":
    case "embed":
      return { ...none, source: item.source };
  }
}

/** The same as SQL values, by column name. A film of ours without a given length takes the file's own. */
export function itemValues(item: ContentItemInput): Record<string, SQL> {
  const { translations, source, mediaUuid, mediaArUuid, durationSeconds, refUuid } = columnsOf(item);
  const file = mediaUuid ? mediaIdOf(mediaUuid) : sql`null::bigint`;
  return {
    translations: sql`${JSON.stringify(translations)}::jsonb`,
    source: sql`${JSON.stringify(source)}::jsonb`,
    media_id: file,
    media_ar_id: mediaArUuid ? mediaIdOf(mediaArUuid) : sql`null::bigint`,
    duration_seconds:
      item.contentType === "video" && mediaUuid && durationSeconds === null
        ? sql`(select f.duration_seconds from media_files f where f.id = ${file})`
        : sql`${durationSeconds}::int`,
    ref_uuid: sql`${refUuid}::text`,
  };
}

/** What must hold of the files, the quiz or the deck that an item shows: they belong to this course, or come to it now. */
export function itemGuards(w: Writing, actor: Actor, courseId: SQL, item: ContentItemInput) {
  // Every type has words: a text, a transcript, a remark.
  const uuids = picturesNamed(JSON.stringify(item.translations));
  const owner = { type: "course" as const, id: courseId };
  return [
    ...(uuids.length > 0 ? [adoptUploads(w, { uuids, kind: "lesson_image", actor, owner })] : []),
    ...shownGuards(w, actor, courseId, item),
  ];
}

function shownGuards(w: Writing, actor: Actor, courseId: SQL, item: ContentItemInput) {
  switch (item.contentType) {
    case "video":
      return [
        ...attachToCourse(w, actor, courseId, fileKinds.video, [item.mediaUuid]),
        ...attachToCourse(
          w,
          actor,
          courseId,
          ["lesson_captions"],
          [item.source.captions?.en, item.source.captions?.ar],
        ),
      ];
    case "pdf":
    case "image":
      return attachToCourse(w, actor, courseId, fileKinds[item.contentType], [item.mediaUuid, item.mediaArUuid]);
    case "quiz":
      return [
        refuseUnless(
          w,
          sql`exists (select from quizzes r where r.uuid = ${item.refUuid} and r.course_id = ${courseId} and r.deleted_at is null)`,
          "not_found",
        ),
      ];
    case "flashcard":
      return [
        refuseUnless(
          w,
          sql`exists (select from flashcard_decks r where r.uuid = ${item.refUuid} and r.course_id = ${courseId} and r.deleted_at is null)`,
          "not_found",
        ),
      ];
    default:
      return [];
  }
}
