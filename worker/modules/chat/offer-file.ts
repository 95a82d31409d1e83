import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import type { RoomFile } from "../../kernel/ports";
import { command, signedIn } from "../../kernel/verb";
import { giveToRoom, isPicture } from "../media";
import { OfferFile } from "./inputs";
import { isLetIn, mayWrite, moderatesCourse, roomIs } from "./membership";

/** An hour longer than the room takes it for (durable-objects/chat-room/offers.ts): what it has taken is copied here seconds later. */
const waitsMs = 25 * 3_600_000;

const RoomFileOutput = v.object({
  media: v.string(),
  kind: v.picklist(["image", "file", "voice"]),
  name: v.string(),
  size: v.number(),
  mimeType: v.string(),
  seconds: v.optional(v.number()),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  alt: v.optional(v.string()),
});

/**
 * Whose a file is and where it belongs is settled here, once; the room is told, and asks nobody when its message comes. Again does no harm: where the
 * room was not reached, the caller asks again.
 */
export const offerFile = command({
  name: "chat.offerFile",
  summary: "Puts one's own upload into a room that one is in, for a message of one's own to carry within a day.",
  may: signedIn,
  input: OfferFile,
  output: RoomFileOutput,
  errors: ["not_found", "not_in_plan"],
  async run(ctx, { kind, uuid, mediaUuid, alt, seconds }) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const room = { kind, uuid };
    const roomId = sql`(select r.id from chat_rooms r where ${roomIs(room)})`;
    const [, , , found] = await ctx.commit({
      statements: (w) => [
        insist(w, sql`select r.id from chat_rooms r where ${roomIs(room)} and ${isLetIn(actor, now)}`, "not_found"),
        refuseUnless(
          w,
          sql`exists (select from chat_rooms r left join courses c on c.id = r.course_id
            where ${roomIs(room)} and (${mayWrite(actor, now)} or (c.id is not null and ${moderatesCourse(actor)})))`,
          "not_in_plan",
        ),
        giveToRoom(w, {
          mediaUuid,
          actor,
          roomId,
          until: new Date(now.getTime() + waitsMs),
          alt: alt ?? null,
          seconds: seconds === undefined ? null : Math.round(seconds),
        }),
        w.execute<Row & Record<string, unknown>>(sql`
          select f.kind, f.filename as name, f.mime_type as "mimeType", f.size_bytes::float8 as size, f.width, f.height
          from media_files f where f.uuid = ${mediaUuid}::uuid`),
      ],
    });
    const [row] = found.rows;
    if (!row) throw ctx.refuse("not_found");
    const file = fileOf(row, { media: mediaUuid, alt, seconds });
    await ctx.ports.live.offer(room, actor.uuid, file);
    return file;
  },
});

interface Row {
  kind: string;
  name: string;
  mimeType: string;
  size: number;
  width: number | null;
  height: number | null;
}

function fileOf(
  { kind, name, mimeType, size, width, height }: Row,
  { media, alt, seconds }: { media: string; alt: string | undefined; seconds: number | undefined },
): RoomFile {
  const what = { media, name, size, mimeType };
  if (kind === "chat_voice") return { ...what, kind: "voice", ...(seconds === undefined ? {} : { seconds }) };
  if (!isPicture(mimeType)) return { ...what, kind: "file" };
  const drawn = width !== null && height !== null ? { width, height } : {};
  return { ...what, kind: "image", ...drawn, ...(alt === undefined ? {} : { alt }) };
}
