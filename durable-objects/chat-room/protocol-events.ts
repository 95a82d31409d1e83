import * as v from "valibot";

/** What lasts of a room: its events, and what they come to. */

export const id = v.pipe(v.string(), v.uuid());

/** A file as a message carries it: as the Worker told the room, never as a browser did. */
export const Attachment = v.object({
  /** Of the media library. */
  media: id,
  kind: v.picklist(["image", "file", "voice"]),
  name: v.string(),
  /** Bytes. */
  size: v.number(),
  mimeType: v.string(),
  /** Seconds of a voice message. */
  seconds: v.optional(v.number()),
  /** Pixels of an image, and what it shows. */
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  alt: v.optional(v.string()),
});
export type Attachment = v.InferOutput<typeof Attachment>;

/** Who is meant by an id in events. */
export const Face = v.object({
  id: v.string(),
  name: v.string(),
  nameAr: v.nullable(v.string()),
  role: v.picklist(["member", "moderator"]),
  photo: v.nullable(v.string()),
});
export type Face = v.InferOutput<typeof Face>;

/** `seq` numbers it, `at` is the room's clock (milliseconds since 1970), `by` whose act it was, `id` the client's own. */
const event = <K extends string, E extends v.ObjectEntries>(k: K, entries: E) =>
  v.object({ seq: v.number(), at: v.number(), by: v.string(), id: v.string(), k: v.literal(k), ...entries });

export const RoomEvent = v.variant("k", [
  event("message", {
    text: v.string(),
    replyTo: v.optional(v.number()),
    mentions: v.optional(v.array(v.string())),
    files: v.optional(v.array(Attachment)),
  }),
  event("edited", { target: v.number(), text: v.string() }),
  event("deleted", { target: v.number() }),
  event("reacted", { target: v.number(), emoji: v.string(), on: v.boolean() }),
  event("pinned", { target: v.number(), on: v.boolean() }),
  event("read", { upTo: v.number() }),
  event("muted", { person: v.string(), until: v.nullable(v.number()) }),
  event("banned", { person: v.string(), on: v.boolean() }),
  event("slowed", { seconds: v.number() }),
  /** An event for moderators' eyes, as the others see it: its number alone. */
  event("withheld", {}),
]);
export type RoomEvent = v.InferOutput<typeof RoomEvent>;

/** A message as it stands now: what all events about it come to. */
export const Message = v.object({
  seq: v.number(),
  at: v.number(),
  by: v.string(),
  id: v.string(),
  text: v.string(),
  replyTo: v.optional(v.number()),
  mentions: v.optional(v.array(v.string())),
  files: v.optional(v.array(Attachment)),
  editedAt: v.optional(v.number()),
  deletedBy: v.optional(v.string()),
  pinned: v.optional(v.boolean()),
  /** Who reacted, by emoji, in the order they did. */
  reactions: v.optional(v.record(v.string(), v.array(v.string()))),
});
export type Message = v.InferOutput<typeof Message>;

/** What holds for the whole room. */
export const Standing = v.object({
  head: v.number(),
  /** Seconds between two messages of one member. */
  slow: v.number(),
  /** How far each has read. */
  read: v.record(v.string(), v.number()),
  /** Pinned messages, the last pinned first. */
  pins: v.array(Message),
  /** For moderators: who is muted (milliseconds since 1970, null until it is taken back) or banned, and whether there are more than are named. */
  sanctions: v.optional(
    v.array(v.object({ person: v.string(), mutedUntil: v.nullable(v.number()), banned: v.boolean() })),
  ),
  moreSanctions: v.optional(v.boolean()),
});
export type Standing = v.InferOutput<typeof Standing>;

/** An event; one of a kind that this page is too old for keeps its number alone. */
export function parseEvent(value: unknown): RoomEvent | null {
  const parsed = v.safeParse(RoomEvent, value);
  if (parsed.success) return parsed.output;
  const bare = v.safeParse(Bare, value);
  return bare.success ? { ...bare.output, k: "withheld" } : null;
}
const Bare = v.object({ seq: v.number(), at: v.number(), by: v.string(), id: v.string() });
