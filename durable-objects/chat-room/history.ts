import type { RoomLog } from "./log";
import { type ClientFrame, limits, type ServerFrame } from "./protocol";

/** A page of messages as they stand now: before a number, around one, or from a moment on. */
export function history(asked: Extract<ClientFrame, { t: "history" }>, log: RoomLog): ServerFrame {
  const page =
    "before" in asked
      ? older(asked.before, log)
      : around("around" in asked ? asked.around : log.firstAt(asked.from), log);
  const named = page.messages.flatMap(({ by, reactions = {} }) => [by, ...Object.values(reactions).flat()]);
  return { t: "history", nr: asked.nr, people: log.faces(named), ...page };
}

function older(before: number, log: RoomLog) {
  const { messages, more } = log.before(before, limits.page);
  return { messages, more, newer: true };
}

function around(seq: number, log: RoomLog) {
  const earlier = log.before(seq, limits.page / 2);
  const later = log.from(seq, limits.page / 2);
  return { messages: [...earlier.messages, ...later.messages], more: earlier.more, newer: later.more };
}
