import { limits } from "./protocol";
import type { Message, RoomEvent } from "./protocol-events";

/**
 * What an event makes of the message it is about; of any other message, nothing. The room keeps what comes out of it and the browser draws it: a
 * page that saw every event and one that was just opened show the same.
 */
export function applied(message: Message, event: RoomEvent): Message {
  switch (event.k) {
    case "edited":
      return { ...message, text: event.text, editedAt: event.at };
    case "deleted": {
      const { files: _, reactions: __, pinned: ___, mentions: ____, ...rest } = message;
      return { ...rest, text: "", deletedBy: event.by };
    }
    case "pinned": {
      const { pinned: _, ...rest } = message;
      return event.on ? { ...rest, pinned: true } : rest;
    }
    case "reacted": {
      const { reactions = {}, ...rest } = message;
      const people = (reactions[event.emoji] ?? []).filter((id) => id !== event.by);
      if (event.on) people.push(event.by);
      const { [event.emoji]: _, ...others } = reactions;
      // One who comes late stands last, and so does an emoji that was taken back and given again.
      const next = people.length === 0 ? others : { ...reactions, [event.emoji]: people };
      return Object.keys(next).length === 0 ? rest : { ...rest, reactions: next };
    }
    default:
      return message;
  }
}

/** A message carries so many kinds of reactions and no more. */
export const mayCarry = ({ reactions = {} }: Message, emoji: string): boolean =>
  emoji in reactions || Object.keys(reactions).length < limits.emojis;

/** A message as it was said. */
export function said({ k: _, ...message }: Extract<RoomEvent, { k: "message" }>): Message {
  return message;
}
