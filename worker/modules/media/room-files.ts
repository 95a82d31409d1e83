import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { insist, textArray, type Writing } from "../../kernel/database";
import { roomKinds } from "./kinds";

/** Over `media_files as f`: it belongs to the room with this internal id. */
export const isOfThisRoom = (roomId: SQL): SQL<boolean> =>
  sql<boolean>`(f.mediable_type = 'chat_room' and f.mediable_id = ${roomId})`;

interface Given {
  mediaUuid: string;
  actor: Actor;
  roomId: SQL;
  /** Cleaned away then, unless a message carries it. */
  until: Date;
  alt: string | null;
  seconds: number | null;
}

/** A statement that gives one's own upload to a room; refused with not_found for what is no whole upload of one's own, or is somewhere else already. */
export const giveToRoom = (w: Writing, { mediaUuid, actor, roomId, until, alt, seconds }: Given) =>
  insist(
    w,
    sql`update media_files as f set mediable_type = 'chat_room', mediable_id = ${roomId}, expires_at = ${until.toISOString()}::timestamptz,
        duration_seconds = ${seconds}::integer,
        alt_text = case when ${alt}::text is null then f.alt_text else jsonb_build_object('en', ${alt}::text, 'ar', ${alt}::text) end
      where f.uuid = ${mediaUuid}::uuid and f.status = 'temporary' and f.deleted_at is null and f.kind = any (${textArray(roomKinds)})
        and f.owner_id = ${actor.kind === "person" ? actor.id : 0} and (f.mediable_type is null or ${isOfThisRoom(roomId)})
      returning f.id`,
    "not_found",
  );

/** A statement that keeps files of a room, since a message carries them. `uuids` selects them, as uuids. */
export const keepInRoom = (w: Writing, roomId: SQL, uuids: SQL) =>
  w.execute(sql`update media_files as f set status = 'attached', expires_at = null
    where f.uuid in (${uuids}) and ${isOfThisRoom(roomId)} and f.status = 'temporary' and f.deleted_at is null`);

/**
 * A statement that withdraws files: nobody is given a link any more, and their bytes go with the next cleaning. What `holds` says yes to (over
 * `media_files as f`) is no longer shown either, but stays in storage until it is released.
 */
export const withdrawFromRooms = (w: Writing, uuids: SQL, now: Date, holds: SQL = sql`false`) =>
  w.execute(sql`update media_files as f set deleted_at = coalesce(f.deleted_at, ${now.toISOString()}::timestamptz),
      status = case when ${holds} then 'attached' else 'temporary' end, expires_at = ${now.toISOString()}::timestamptz
    where f.uuid in (${uuids}) and f.mediable_type = 'chat_room'`);
