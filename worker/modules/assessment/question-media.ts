import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import type { Writing } from "../../kernel/database";
import { attachMedia, mediaIdOf } from "../media";

/** The statement that lets a question show an uploaded picture or recording; none where it shows nothing. */
export const useQuestionMedia = (w: Writing, actor: Actor, mediaUuid: string | null, courseId: SQL) =>
  mediaUuid === null
    ? []
    : [attachMedia(w, { mediaUuid, kinds: ["question_media"], actor, owner: { type: "course", id: courseId } })];

/** The value of media_id. */
export const questionMediaId = (mediaUuid: string | null): SQL =>
  mediaUuid === null ? sql`null::bigint` : mediaIdOf(mediaUuid);
