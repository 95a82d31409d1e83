import * as v from "valibot";
import { Face, id, Message, Standing } from "./protocol-events";

/**
 * What a browser and a chat room say to each other, version 1. Every lasting change of a room is an event with a number; numbers begin at 1 and
 * have no gaps, so a client that has seen n and asks for what came after n has missed nothing. What is not numbered (who is here, who types) is
 * not stored either.
 *
 * A new kind of event may be added at any time: a client counts it and passes over it. Whatever an older client could not pass over is a new
 * version; a room speaks all versions in `protocolVersions` and closes with `closeCodes.reload` for the rest.
 */
export const protocolVersion = 1;
export const protocolVersions: readonly number[] = [1];

export const limits = {
  /** Characters of a message. */
  text: 4000,
  /** Characters of events that one person may leave in a room in a day: ten thousand short messages, or five hundred of the longest. */
  day: 2_000_000,
  /** Bytes of a frame. */
  frame: 32_768,
  /** Messages that a page of history holds at most. */
  page: 100,
  /** Of a person, per message. */
  mentions: 20,
  files: 10,
  /** Kinds of reactions that a message carries. */
  emojis: 20,
  /** Whoever has missed more events, or more characters of them, is given a fresh window instead. */
  resume: 2000,
  resumeSize: 1_000_000,
  /** Messages of a fresh window. */
  window: 50,
  /** People that are named as present; of a larger crowd the room tells the size alone. */
  present: 200,
  /** Of one person in the room: past it the one that was opened first is closed. */
  sockets: 20,
  /** Numbers between what was sent and what a client says it has shown; past it the client is dropped, to resume. */
  unshown: 4000,
} as const;

/** Why a room closes a socket. Any other code is the network, and worth another try. From 4401 on it is of no use to come back with the same session. */
export const closeCodes = {
  /** Come back later: too many frames that are none, or too many sockets (RFC 6455's registry: policy violation). */
  tooMuch: 1008,
  /** Come back with your last number: you fell too far behind. */
  resume: 4000,
  /** Come back with your last number: the room asks anew who you are. */
  renew: 4001,
  /** The page is older than the room: load it again. */
  reload: 4010,
  /** Signed out, suspended, or no longer a member. */
  revoked: 4401,
  banned: 4403,
} as const;

/** Why a frame was refused. Closed; the client words it. */
export const refusals = [
  "malformed",
  "too_long",
  "empty",
  "too_fast",
  "slow_mode",
  "muted",
  "blocked",
  "not_in_plan",
  "not_allowed",
  "no_such_message",
  "no_such_file",
  "too_many",
  "id_reused",
  "enough_today",
] as const;
export type Refusal = (typeof refusals)[number];

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
// Half of a surrogate pair and NUL cannot be kept in PostgreSQL.
const text = v.pipe(
  v.string(),
  v.maxLength(limits.text),
  v.check((said) => said.isWellFormed() && !said.includes("\0")),
);
const emoji = v.pipe(
  v.string(),
  v.maxLength(32),
  v.regex(/^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u),
  // Digits and joiners are components too, and none by themselves.
  v.regex(/\p{Extended_Pictographic}|\p{Regional_Indicator}/u),
);
/** Every act carries an id of the client's own; sent twice, it is done once. */
const act = <T extends string, E extends v.ObjectEntries>(t: T, entries: E) =>
  v.strictObject({ t: v.literal(t), id, ...entries });

/** Counts what one page asks. */
const nr = v.optional(v.pipe(v.number(), v.safeInteger()));

/** From the browser. */
export const ClientFrame = v.variant("t", [
  act("send", {
    text,
    replyTo: v.optional(number),
    mentions: v.optional(v.pipe(v.array(id), v.maxLength(limits.mentions))),
    /** Media that the sender has put into the room (the verb chat.offerFile). */
    files: v.optional(v.pipe(v.array(id), v.maxLength(limits.files))),
  }),
  act("edit", { target: number, text }),
  act("delete", { target: number }),
  act("react", { target: number, emoji, on: v.boolean() }),
  act("pin", { target: number, on: v.boolean() }),
  /** Moderators'. `minutes` null: until it is taken back; 0 takes it back. */
  act("mute", {
    person: id,
    minutes: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(525_600))),
  }),
  act("ban", { person: id, on: v.boolean() }),
  /** Seconds between two messages of one member; 0 for none. */
  act("slow", { seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(3600)) }),
  /** Has read up to here: the others see it. */
  v.strictObject({ t: v.literal("read"), upTo: number }),
  /** Has drawn up to here: what flow control goes by. */
  v.strictObject({ t: v.literal("shown"), upTo: number }),
  v.strictObject({ t: v.literal("typing") }),
  /** Messages before a number, around one, or from an instant on (milliseconds since 1970). The page comes back with the `nr` of what asked for it. */
  v.strictObject({ t: v.literal("history"), nr, before: number }),
  v.strictObject({ t: v.literal("history"), nr, around: number }),
  v.strictObject({ t: v.literal("history"), nr, from: v.pipe(v.number(), v.safeInteger()) }),
  /** Moderators': what a message said before it was changed. */
  v.strictObject({ t: v.literal("versions"), target: number }),
]);
export type ClientFrame = v.InferOutput<typeof ClientFrame>;
/** Frames that leave an event. */
export type Act = Extract<ClientFrame, { id: string }>;

/** A number or an instant of each person. */
const marks = v.record(v.string(), v.number());

/** From the room. */
export const ServerFrame = v.variant("t", [
  /** First on every socket. `messages` is a fresh window; without it the socket resumes, and what was missed follows as `events`. */
  v.object({
    t: v.literal("welcome"),
    v: v.number(),
    you: v.object({ id: v.string(), role: v.picklist(["member", "moderator"]), mutedUntil: v.nullable(v.number()) }),
    head: v.number(),
    people: v.array(Face),
    present: v.array(v.string()),
    /** How many are here, named or not. */
    here: v.number(),
    window: v.optional(v.object({ messages: v.array(Message), more: v.boolean(), standing: Standing })),
    /** When those who are not here were last seen, milliseconds since 1970; of a large room the latest. */
    lastSeen: v.optional(marks),
    /** In a private room: up to where a device of each has it. */
    delivered: v.optional(marks),
    /** What to come back with: the room lets in who shows it without asking anybody else. */
    pass: v.optional(v.string()),
    /** For how many days messages are kept; null for as long as the room stands. */
    keepDays: v.optional(v.nullable(v.number())),
  }),
  /** How long messages are kept has changed. */
  v.object({ t: v.literal("kept"), days: v.nullable(v.number()) }),
  v.object({ t: v.literal("delivered"), upTo: marks }),
  v.object({ t: v.literal("events"), e: v.array(v.unknown()) }),
  v.object({ t: v.literal("people"), people: v.array(Face) }),
  /** The act `id` is stored, under this number. One's own event says so too. */
  v.object({ t: v.literal("ack"), id: v.string(), seq: v.number() }),
  v.object({
    t: v.literal("refused"),
    id: v.nullable(v.string()),
    code: v.picklist(refusals),
    /** Milliseconds until it may be tried again. */
    wait: v.optional(v.number()),
  }),
  v.object({
    t: v.literal("presence"),
    here: v.number(),
    came: v.array(v.string()),
    left: v.array(v.object({ id: v.string(), at: v.number() })),
  }),
  v.object({ t: v.literal("typing"), people: v.array(v.string()) }),
  /** Until when one is muted oneself: 0 for no longer. */
  v.object({ t: v.literal("you"), mutedUntil: v.nullable(v.number()) }),
  v.object({
    t: v.literal("history"),
    nr,
    messages: v.array(Message),
    people: v.array(Face),
    more: v.boolean(),
    newer: v.boolean(),
  }),
  v.object({
    t: v.literal("versions"),
    target: v.number(),
    versions: v.array(v.object({ at: v.number(), by: v.string(), text: v.string() })),
  }),
]);
export type ServerFrame = v.InferOutput<typeof ServerFrame>;

/** The frame in `text`, or null for what is none. */
export function parseClientFrame(text: string): ClientFrame | null {
  const parsed = v.safeParse(ClientFrame, json(text));
  return parsed.success ? parsed.output : null;
}

/** The frame in `text`; null for what is none, or of a kind that this page is too old for. */
export function parseServerFrame(text: string): ServerFrame | null {
  const parsed = v.safeParse(ServerFrame, json(text));
  return parsed.success ? parsed.output : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A room's name: what it belongs to. */
export const roomKinds = ["course", "private"] as const;
export type RoomKind = (typeof roomKinds)[number];
export const roomPath = (kind: RoomKind, uuid: string) => `/ws/rooms/${kind}/${uuid}`;
