import type { ServerFrame } from "../../durable-objects/chat-room/protocol";
import { type Face, type Message, parseEvent, type RoomEvent } from "../../durable-objects/chat-room/protocol-events";
import { applied, said } from "../../durable-objects/chat-room/protocol-state";
import { find, type Stretch, upsert } from "./stretch";

export type You = Extract<ServerFrame, { t: "welcome" }>["you"];
export interface Sanction {
  /** Milliseconds since 1970; null for until it is taken back, 0 for none. */
  mutedUntil: number | null;
  banned: boolean;
}

/** What a page knows of a room. Made of what the room says alone; what one has not been heard on yet is in the outbox. */
export interface RoomState {
  /** Null until the room has said welcome. */
  you: You | null;
  /** The last number seen. */
  head: number;
  /** The newest messages; ends at the head. */
  live: Stretch;
  /** Where the reader jumped to, as long as it does not reach the newest. */
  away: Stretch | null;
  /** Messages of neither, that a quote or a pin needs. */
  known: Readonly<Record<number, Message>>;
  people: Readonly<Record<string, Face>>;
  present: readonly string[];
  here: number;
  /** When those who are not here were last seen; of a large room the latest. */
  lastSeen: Readonly<Record<string, number>>;
  /** Who types, and when that was heard. */
  typing: Readonly<Record<string, number>>;
  slow: number;
  read: Readonly<Record<string, number>>;
  /** In a private room: up to where a device of each has the log, read or not. */
  delivered: Readonly<Record<string, number>>;
  /** Numbers of pinned messages, the last pinned first. */
  pins: readonly number[];
  /** For moderators: who is muted or banned. Of a long list the latest. */
  sanctions: Readonly<Record<string, Sanction>>;
  moreSanctions: boolean;
  /** For how many days messages are kept; null for as long as the room stands, undefined until the room has said it. */
  keepDays: number | null | undefined;
}

export const emptyRoom: RoomState = {
  you: null,
  head: 0,
  live: { messages: [], more: false, newer: false },
  away: null,
  known: {},
  people: {},
  present: [],
  here: 0,
  lastSeen: {},
  typing: {},
  slow: 0,
  read: {},
  delivered: {},
  pins: [],
  sanctions: {},
  moreSanctions: false,
  keepDays: undefined,
};

type Welcome = Extract<ServerFrame, { t: "welcome" }>;

/** A resuming socket says who is here; a fresh window replaces all that was known before it. */
export function welcomed(state: RoomState, welcome: Welcome): RoomState {
  const { you, head, people, present, here, window, keepDays } = welcome;
  const lastSeen = { ...state.lastSeen, ...welcome.lastSeen };
  const around = { you, present, here, typing: {}, lastSeen, keepDays, delivered: welcome.delivered ?? {} };
  if (!window) return { ...state, ...around, people: met(state.people, people) };
  const { messages, more, standing } = window;
  return {
    ...emptyRoom,
    ...around,
    head,
    live: { messages, more, newer: false },
    known: Object.fromEntries(standing.pins.map((pin) => [pin.seq, pin])),
    people: met(state.people, people),
    slow: standing.slow,
    read: standing.read,
    pins: standing.pins.map(({ seq }) => seq),
    sanctions: Object.fromEntries((standing.sanctions ?? []).map(({ person, ...sanction }) => [person, sanction])),
    moreSanctions: standing.moreSanctions ?? false,
  };
}

export const met = (known: RoomState["people"], people: readonly Face[]): RoomState["people"] =>
  people.length === 0 ? known : { ...known, ...Object.fromEntries(people.map((face) => [face.id, face])) };

/** What came of some events: the new state, whether one was missing in between, and those that were new. */
export interface Heard {
  state: RoomState;
  gap: boolean;
  fresh: RoomEvent[];
}

/** Events in order: one that was seen already is passed over, and after one that is missing nothing is believed. */
export function heard(state: RoomState, events: readonly unknown[]): Heard {
  const fresh: RoomEvent[] = [];
  let [{ head }, gap] = [state, false];
  for (const value of events) {
    const event = parseEvent(value);
    if (!event || event.seq <= head) continue;
    gap = event.seq > head + 1;
    if (gap) break;
    head = event.seq;
    fresh.push(event);
  }
  const messages = fresh.filter((event) => event.k === "message").map(said);
  const joined: RoomState =
    messages.length === 0
      ? { ...state, head }
      : {
          ...state,
          head,
          live: { ...state.live, messages: [...state.live.messages, ...messages] },
          typing: without(
            state.typing,
            messages.map(({ by }) => by),
          ),
        };
  return { state: fresh.reduce(changed, joined), gap, fresh };
}

function changed(state: RoomState, event: RoomEvent): RoomState {
  switch (event.k) {
    case "edited":
    case "reacted":
      return retouched(state, event.target, event);
    case "deleted": {
      const pins = state.pins.filter((seq) => seq !== event.target);
      return { ...retouched(state, event.target, event), pins };
    }
    case "pinned": {
      const others = state.pins.filter((seq) => seq !== event.target);
      return { ...retouched(state, event.target, event), pins: event.on ? [event.target, ...others] : others };
    }
    case "read":
      return {
        ...state,
        read: { ...state.read, [event.by]: Math.max(event.upTo, state.read[event.by] ?? 0) },
      };
    case "slowed":
      return { ...state, slow: event.seconds };
    case "muted":
      return sanctioned(state, event.person, { mutedUntil: event.until });
    case "banned":
      return sanctioned(state, event.person, { banned: event.on });
    default:
      return state;
  }
}

function sanctioned(state: RoomState, person: string, change: Partial<Sanction>): RoomState {
  const before = state.sanctions[person] ?? { mutedUntil: 0, banned: false };
  return { ...state, sanctions: { ...state.sanctions, [person]: { ...before, ...change } } };
}

/** The message with this number, wherever the page holds it. */
export const messageOf = ({ live, away, known }: RoomState, seq: number): Message | undefined =>
  find(live.messages, seq) ?? (away ? find(away.messages, seq) : undefined) ?? known[seq];

function retouched(state: RoomState, seq: number, event: RoomEvent): RoomState {
  const within = (stretch: Stretch): Stretch => {
    const message = find(stretch.messages, seq);
    return message ? { ...stretch, messages: upsert(stretch.messages, applied(message, event)) } : stretch;
  };
  const kept = state.known[seq];
  return {
    ...state,
    live: within(state.live),
    away: state.away && within(state.away),
    known: kept ? { ...state.known, [seq]: applied(kept, event) } : state.known,
  };
}

/** What is told beside events: who is here, who types, who is who. `now` is when it was heard. */
export function noticed(state: RoomState, frame: ServerFrame, now: number): RoomState {
  switch (frame.t) {
    case "people":
      return { ...state, people: met(state.people, frame.people) };
    case "presence": {
      const left = frame.left.map(({ id }) => id);
      const came = frame.came.filter((id) => !state.present.includes(id));
      return {
        ...state,
        here: frame.here,
        present: [...state.present.filter((id) => !left.includes(id)), ...came],
        lastSeen: { ...state.lastSeen, ...Object.fromEntries(frame.left.map(({ id, at }) => [id, at])) },
        typing: without(state.typing, left),
      };
    }
    case "kept":
      return { ...state, keepDays: frame.days };
    case "delivered":
      return { ...state, delivered: { ...state.delivered, ...frame.upTo } };
    case "typing":
      return { ...state, typing: { ...state.typing, ...Object.fromEntries(frame.people.map((id) => [id, now])) } };
    case "you":
      return state.you ? { ...state, you: { ...state.you, mutedUntil: frame.mutedUntil } } : state;
    default:
      return state;
  }
}

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> =>
  keys.some((key) => key in record)
    ? Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
    : record;
