import * as v from "valibot";
import { day, flag, integer, moment, optionalLine, optionalProse, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

/** A course's room is named by the course, a private one by itself. */
export const RoomName = v.strictObject({ kind: v.picklist(["course", "private"]), uuid });
export type RoomName = v.InferOutput<typeof RoomName>;

/** Events as a room's object keeps them; it alone calls with these, and has checked each. */
export const ArchiveEvents = v.strictObject({
  room: RoomName,
  /** Who is in the room: they see what is said. */
  present: v.optional(v.array(v.string()), []),
  events: v.array(
    v.looseObject({
      seq: v.number(),
      at: v.number(),
      by: v.string(),
      id: v.string(),
      k: v.string(),
      mentions: v.optional(v.array(v.string())),
    }),
  ),
});

export const reportReasons = ["spam", "abuse", "harassment", "off_topic", "other"] as const;
export const Report = v.strictObject({
  room: RoomName,
  /** The number of the message. */
  seq: integer(1, Number.MAX_SAFE_INTEGER),
  reason: v.picklist(reportReasons),
  note: optionalProse(1000),
});
export const ListReports = v.strictObject({
  settled: v.optional(flag, false),
  cursor: cursorInput,
  limit: limitInput(),
});
export const SettleReport = v.strictObject({ uuid, outcome: v.picklist(["acted", "dismissed"]) });
export const ListRooms = v.strictObject({ limit: limitInput() });
export const StartPrivate = v.strictObject({ userUuid: uuid });
export const BlockPerson = v.strictObject({ userUuid: uuid });
export const OpenRooms = v.strictObject({ userUuid: uuid });
/** So many at a time, between commas. */
const uuids = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.transform((text) => text.split(",")),
  v.array(uuid),
  v.maxLength(50),
);
export const OfferFile = v.strictObject({
  ...RoomName.entries,
  mediaUuid: uuid,
  /** What a picture shows, in the sender's words. */
  alt: optionalLine(300),
  /** How long a voice message is. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600))),
});
export const LinkFiles = v.strictObject({ ...RoomName.entries, mediaUuids: uuids });
export const LinkPortraits = v.strictObject({ ...RoomName.entries, userUuids: uuids });
/** From a day to ten years; null for as long as the room stands. */
const days = v.nullable(integer(1, 3650));
export const SetRetention = v.strictObject({ courseUuid: uuid, days });
export const PrivateRetention = v.strictObject({ days });
export const OfCourseRoom = v.strictObject({ courseUuid: uuid });
export const SearchMessages = v.strictObject({
  ...RoomName.entries,
  q: optionalLine(200),
  by: v.optional(uuid),
  /** From its first moment on, and before it. */
  from: v.optional(v.union([day, moment])),
  to: v.optional(v.union([day, moment])),
  files: v.optional(flag, false),
  cursor: cursorInput,
  limit: limitInput(),
});
