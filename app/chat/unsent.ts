import type { Act } from "../../durable-objects/chat-room/protocol";
import type { Message, RoomEvent } from "../../durable-objects/chat-room/protocol-events";
import { applied } from "../../durable-objects/chat-room/protocol-state";
import type { Entry } from "./outbox";

/** Messages of one's own that the room has not stored yet. */
export const unsentMessages = (outbox: readonly Entry[]) =>
  outbox.filter((entry): entry is Entry & { act: Extract<Act, { t: "send" }> } => entry.act.t === "send");

/** A message as it will stand when the room has stored what one has done to it. */
export const expected = (message: Message, outbox: readonly Entry[], me: string): Message =>
  outbox.reduce((next, entry) => {
    const event = eventOf(entry, me);
    return event && "target" in event && event.target === message.seq ? applied(next, event) : next;
  }, message);

function eventOf({ act, at }: Entry, by: string): RoomEvent | null {
  const numbered = { seq: 0, at, by, id: act.id };
  switch (act.t) {
    case "edit":
      return { ...numbered, k: "edited", target: act.target, text: act.text };
    case "delete":
      return { ...numbered, k: "deleted", target: act.target };
    case "react":
      return { ...numbered, k: "reacted", target: act.target, emoji: act.emoji, on: act.on };
    case "pin":
      return { ...numbered, k: "pinned", target: act.target, on: act.on };
    default:
      return null;
  }
}
