import type { ClientFrame, ServerFrame } from "../../durable-objects/chat-room/protocol";
import { messageOf, met, type RoomState } from "./state";
import { find, joined, type Stretch } from "./stretch";

type Page = Extract<ServerFrame, { t: "history" }>;
/** What a page of history was asked for. */
export type Asked =
  /** Older messages of what is read: before a number. */
  | { for: "older"; before: number }
  /** Newer messages of what is read: around its last. */
  | { for: "newer"; around: number }
  /** To read on there. */
  | { for: "jump"; around: number }
  | { for: "jump"; from: number }
  /** One message, to quote it. */
  | { for: "peek"; around: number };

export function frameOf(asked: Asked, nr: number): ClientFrame {
  if ("before" in asked) return { t: "history", nr, before: asked.before };
  return "from" in asked ? { t: "history", nr, from: asked.from } : { t: "history", nr, around: asked.around };
}

/** What a page of history makes of a room. Messages past the head are left out: they come as events. */
export function turned(state: RoomState, asked: Asked, page: Page): RoomState {
  const messages = page.messages.filter(({ seq }) => seq <= state.head);
  const stretch: Stretch = { messages, more: page.more, newer: page.newer || messages.length < page.messages.length };
  const known: RoomState = { ...state, people: met(state.people, page.people) };
  switch (asked.for) {
    case "peek": {
      const found = find(messages, asked.around);
      return found && !messageOf(state, asked.around)
        ? { ...known, known: { ...known.known, [asked.around]: found } }
        : known;
    }
    case "older":
      return longer(known, { ...stretch, newer: true }, asked.before);
    default:
      return placed(known, stretch);
  }
}

/** An older page goes before the stretch that it was asked for. */
function longer(state: RoomState, page: Stretch, before: number): RoomState {
  const onto = (stretch: Stretch): Stretch | null =>
    stretch.messages[0]?.seq === before
      ? { messages: [...page.messages, ...stretch.messages], more: page.more, newer: stretch.newer }
      : null;
  const live = onto(state.live);
  if (live) return { ...state, live };
  return { ...state, away: (state.away && onto(state.away)) ?? state.away };
}

/** A page somewhere joins what it touches; one that touches nothing is where the reader is now. */
function placed(state: RoomState, page: Stretch): RoomState {
  const { live, away } = state;
  const widened = away ? (joined(away, page) ?? joined(page, away) ?? page) : page;
  const [first] = widened.messages;
  const [newest] = live.messages;
  // Within the newest already.
  if (first && newest && first.seq >= newest.seq) return { ...state, away: null };
  const whole = joined(widened, live);
  return whole ? { ...state, live: { ...whole, newer: false }, away: null } : { ...state, away: widened };
}
