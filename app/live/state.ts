import type { Face, Question, RoomState, ServerFrame, You } from "../../durable-objects/live-session/protocol";

type Hosts = Omit<Extract<ServerFrame, { t: "hosts" }>, "t">;

/** What a page knows of a live session, made of what the session says alone. */
export interface SessionState {
  /** Null until the session has said welcome. */
  you: You | null;
  /** Null outside of the room. */
  room: RoomState | null;
  /** For hosts. */
  hosts: Hosts;
}

export const emptySession: SessionState = { you: null, room: null, hosts: { lobby: [], removed: [], muted: [] } };

/** What is told replaces what was known of it; of lists, the entries that are told. */
export function heard(state: SessionState, frame: ServerFrame): SessionState {
  switch (frame.t) {
    case "welcome":
      return { ...state, you: frame.you, room: frame.room };
    case "you":
      return { ...state, you: frame.you };
    case "hosts":
      return { ...state, hosts: { lobby: frame.lobby, removed: frame.removed, muted: frame.muted } };
    case "changed":
      return state.room ? { ...state, room: changed(state.room, frame) } : state;
    default:
      return state;
  }
}

function changed(room: RoomState, frame: Extract<ServerFrame, { t: "changed" }>): RoomState {
  const gone = new Set(frame.gone);
  const left = new Set(frame.left);
  const present = frame.present ?? room.present;
  return {
    hands: frame.hands ?? room.hands,
    raised: frame.raised ?? room.raised,
    questions: inOrder(put(room.questions, frame.questions).filter(({ id }) => !gone.has(id))),
    polls: put(room.polls, frame.polls).sort((a, b) => b.at - a.at),
    here: frame.here ?? room.here,
    present: put(present, frame.came).filter(({ id }) => !left.has(id)),
  };
}

/** In place of those with the same id, behind the others where there is none. */
function put<T extends { id: string }>(known: readonly T[], told: readonly T[] = []): T[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  for (const one of told) byId.set(one.id, one);
  return [...byId.values()];
}

/** As the session itself has them: those with the most votes first, the answered ones last. */
const inOrder = (questions: Question[]): Question[] =>
  questions.sort((a, b) => Number(a.answered) - Number(b.answered) || b.votes - a.votes || a.at - b.at);

/** The place of somebody's hand among those that are named, from 1; null where it is not among them. */
export const handOf = (hands: readonly Face[], person: string): number | null => {
  const place = hands.findIndex(({ id }) => id === person);
  return place < 0 ? null : place + 1;
};
