import * as v from "valibot";

/**
 * What a browser and a live session say to each other, version 1. A session tells things whole: whoever comes (back) is told all that there is, and
 * after that each thing that has changed as it is now, so that nothing can be missed in between and the last word is always right. What people do
 * carries an id of theirs: done twice, it is done once.
 *
 * A kind of frame or a field that a page does not know is passed over. Whatever an older page could not pass over is a new version; a session speaks
 * all versions in `protocolVersions` and closes with `closeCodes.reload` for the rest.
 */
export const protocolVersion = 1;
export const protocolVersions: readonly number[] = [1];

export const limits = {
  /** Characters of a question, of a poll's question and of a choice. */
  question: 500,
  poll: 300,
  choice: 120,
  choices: 6,
  /** Bytes of a frame. */
  frame: 8_192,
  /** Questions and polls of a session; questions of one person that are not answered yet. */
  questions: 300,
  polls: 50,
  waiting: 10,
  /** Of one person: past it the one that was opened first is closed. */
  sockets: 20,
  /** People that are named as present; of a larger crowd the session tells the size alone. */
  present: 200,
  /** Hands that are named, the first ones; of more the session tells the number alone. */
  hands: 50,
} as const;

/** Why a session closes a socket. From 4401 on it is of no use to come back. */
export const closeCodes = {
  /** Come back later: too many frames that are none, or too many sockets (RFC 6455's registry: policy violation). */
  tooMuch: 1008,
  /** Come back: the session has not heard of you for too long. */
  resume: 4000,
  /** Come back: the session asks anew who you are. */
  renew: 4001,
  /** The page is older than the session: load it again. */
  reload: 4010,
  /** Over, or called off. */
  ended: 4020,
  /** Signed out, suspended, or no longer of the course. */
  revoked: 4401,
  /** By a host. */
  removed: 4403,
} as const;

/** Why a frame was refused. Closed; the client words it. */
export const refusals = [
  ...["malformed", "too_long", "too_fast", "not_live", "in_lobby", "muted", "not_allowed", "empty", "too_many"],
  ...[
    "no_such_person",
    "no_such_question",
    "no_such_poll",
    "no_such_choice",
    "poll_closed",
    "voted_already",
    "id_reused",
  ],
] as const;
export type Refusal = (typeof refusals)[number];

const id = v.pipe(v.string(), v.uuid());
// Half of a surrogate pair and NUL cannot be kept in PostgreSQL.
const text = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.check((said) => said.isWellFormed() && !said.includes("\0")),
  );
/** Every act carries an id of the client's own; a question and a poll are named by theirs. */
const act = <T extends string, E extends v.ObjectEntries>(t: T, entries: E) =>
  v.strictObject({ t: v.literal(t), id, ...entries });

/** From the browser. */
export const ClientFrame = v.variant("t", [
  act("hand", { on: v.boolean() }),
  act("ask", { text: text(limits.question) }),
  act("vote", { question: id }),
  act("choose", {
    poll: id,
    /** Places of the choices, from 0. */
    choices: v.pipe(
      v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      v.minLength(1),
      v.maxLength(limits.choices),
    ),
  }),
  // Hosts'.
  act("answered", { question: id, on: v.boolean() }),
  act("hide", { question: id, on: v.boolean() }),
  act("poll", {
    question: text(limits.poll),
    choices: v.pipe(v.array(text(limits.choice)), v.minLength(2), v.maxLength(limits.choices)),
    multiple: v.boolean(),
  }),
  act("close", { poll: id }),
  /** Lets somebody in, out of the lobby or after they were removed. */
  act("admit", { person: id }),
  /** Out of the room or the lobby; they may not come back. */
  act("remove", { person: id }),
  /** May neither ask nor raise a hand. */
  act("mute", { person: id, on: v.boolean() }),
  /** Null: everybody's hand. */
  act("lower", { person: v.nullable(id) }),
]);
export type Act = v.InferOutput<typeof ClientFrame>;

export const Face = v.object({
  id: v.string(),
  name: v.string(),
  nameAr: v.nullable(v.string()),
  host: v.boolean(),
  photo: v.nullable(v.string()),
});
export type Face = v.InferOutput<typeof Face>;

export const Question = v.object({
  id: v.string(),
  by: Face,
  text: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  votes: v.number(),
  answered: v.boolean(),
  /** Only hosts are told of a hidden one. */
  hidden: v.boolean(),
});
export type Question = v.InferOutput<typeof Question>;

export const Poll = v.object({
  id: v.string(),
  question: v.string(),
  choices: v.array(v.string()),
  multiple: v.boolean(),
  at: v.number(),
  open: v.boolean(),
  /** Votes of each choice. */
  counts: v.array(v.number()),
  voters: v.number(),
});
export type Poll = v.InferOutput<typeof Poll>;

/** Where somebody is: before the start, in the lobby, or in the room. */
export const places = ["waiting", "lobby", "room"] as const;
export type Place = (typeof places)[number];

/** How one stands oneself. */
const You = v.object({
  id: v.string(),
  host: v.boolean(),
  place: v.picklist(places),
  muted: v.boolean(),
  /** Questions that one has voted for, and choices by poll. */
  votes: v.array(v.string()),
  chosen: v.record(v.string(), v.array(v.number())),
});
export type You = v.InferOutput<typeof You>;

const people = v.array(Face);
/** All that a person in the room is shown. */
const room = {
  /** Raised hands, the first raised first. */
  hands: people,
  /** How many hands are up, named or not. */
  raised: v.number(),
  questions: v.array(Question),
  polls: v.array(Poll),
  /** How many are here, named or not. */
  here: v.number(),
  present: people,
};

/** From the session. */
const ServerFrame = v.variant("t", [
  /** First on every socket, and again when one comes into the room. Outside of it there is nothing to be told. */
  v.object({ t: v.literal("welcome"), v: v.number(), you: You, room: v.nullable(v.object(room)) }),
  /** Things that have changed, as they are now; of the lists, the changed ones alone. A hidden question leaves by `gone`. */
  v.object({
    t: v.literal("changed"),
    hands: v.optional(room.hands),
    raised: v.optional(room.raised),
    questions: v.optional(room.questions),
    gone: v.optional(v.array(v.string())),
    polls: v.optional(room.polls),
    here: v.optional(v.number()),
    /** Instead of `came` and `left`, when a crowd has become small enough to be named. */
    present: v.optional(people),
    came: v.optional(people),
    left: v.optional(v.array(v.string())),
  }),
  v.object({ t: v.literal("you"), you: You }),
  /** Hosts': who waits, who was removed, who may not ask. */
  v.object({ t: v.literal("hosts"), lobby: people, removed: people, muted: people }),
  v.object({ t: v.literal("done"), id: v.string() }),
  v.object({
    t: v.literal("refused"),
    id: v.nullable(v.string()),
    code: v.picklist(refusals),
    /** Milliseconds until it may be tried again. */
    wait: v.optional(v.number()),
  }),
]);
export type ServerFrame = v.InferOutput<typeof ServerFrame>;
export type RoomState = NonNullable<Extract<ServerFrame, { t: "welcome" }>["room"]>;

/** The frame in `text`, or null for what is none. */
export const parseClientFrame = (text: string): Act | null => read(ClientFrame, text);
/** The frame in `text`; null for what is none, or of a kind that this page is too old for. */
export const parseServerFrame = (text: string): ServerFrame | null => read(ServerFrame, text);

function read<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export const sessionPath = (uuid: string) => `/ws/live/${uuid}`;
