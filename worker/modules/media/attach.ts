import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { insist, textArray, type Writing } from "../../kernel/database";
import { temporaryMs } from "./kinds";
import { isReferenced } from "./references";
import type { MediaKind } from "./schema";

export interface Attachment {
  mediaUuid: string;
  /** What it may have been uploaded as. */
  kinds: readonly MediaKind[];
  actor: Actor;
  /** What it will belong to: the course that a lesson, a question or a material is in, or a person. */
  owner: MediaOwner;
}
export interface MediaOwner {
  type: "course" | "user" | "chat_room";
  /** Its internal id, or a SELECT of it. */
  id: SQL | number;
}

/** The internal id of a live file, for the column that will point at it; null for none. */
export const mediaIdOf = (mediaUuid: string): SQL<number | null> =>
  sql<number | null>`(select id from media_files where uuid = ${mediaUuid}::uuid and deleted_at is null)`;

/**
 * A statement for the batch that starts to show a file, before the row that names it is written. The file must be whole, of one of `kinds`, and
 * the actor's own upload or already a part of the same owner (a co-author's); otherwise the batch is refused with not_found.
 */
export const attachMedia = (w: Writing, { mediaUuid, kinds, actor, owner }: Attachment) =>
  insist(
    w,
    sql`update media_files as f set status = 'attached', expires_at = null, mediable_type = ${owner.type}, mediable_id = ${owner.id}
      where f.uuid = ${mediaUuid}::uuid and f.status <> 'receiving' and f.deleted_at is null and f.kind = any(${textArray(kinds)})
        and (${isUploadOf(actor)} or (f.mediable_type = ${owner.type} and f.mediable_id = ${owner.id}))
      returning f.id`,
    "not_found",
  );

/** The same for what a text names, without a refusal: uploads of the actor that wait to be used become the owner's, any other name is just words. */
export const adoptUploads = (
  w: Writing,
  { uuids, kind, actor, owner }: { uuids: readonly string[]; kind: MediaKind; actor: Actor; owner: MediaOwner },
) =>
  w.execute(sql`update media_files as f set status = 'attached', expires_at = null, mediable_type = ${owner.type}, mediable_id = ${owner.id}
    where f.uuid = any(${textArray(uuids)}::uuid[]) and f.status = 'temporary' and f.deleted_at is null and f.kind = ${kind} and ${isUploadOf(actor)}`);

/** A statement for the end of a batch that stopped showing files of `owner`: those that nothing names any more are cleaned away after a day. */
export const releaseMedia = (w: Writing, owner: MediaOwner, now: Date) =>
  w.execute(sql`update media_files as f set status = 'temporary', mediable_type = null, mediable_id = null,
      expires_at = ${new Date(now.getTime() + temporaryMs).toISOString()}::timestamptz
    where f.mediable_type = ${owner.type} and f.mediable_id = ${owner.id} and f.status = 'attached' and not ${isReferenced}`);

/** Over `media_files as f`. The system may use any: demo data. */
const isUploadOf = (actor: Actor): SQL =>
  actor.kind === "system" ? sql`true` : sql`f.owner_id = ${actor.kind === "person" ? actor.id : 0}`;
