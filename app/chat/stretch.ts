import type { Message } from "../../durable-objects/chat-room/protocol-events";

/** Messages without a gap between them, oldest first. */
export interface Stretch {
  messages: readonly Message[];
  /** There are older ones. */
  more: boolean;
  /** There are newer ones. */
  newer: boolean;
}

/** The place of the first message that is `seq` or later. */
export function placeOf(messages: readonly Message[], seq: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function find(messages: readonly Message[], seq: number): Message | undefined {
  const message = messages[placeOf(messages, seq)];
  return message?.seq === seq ? message : undefined;
}

/** With one message in place of the one with its number. */
export function upsert(messages: readonly Message[], message: Message): readonly Message[] {
  const place = placeOf(messages, message.seq);
  const next = messages.slice();
  next.splice(place, messages[place]?.seq === message.seq ? 1 : 0, message);
  return next;
}

/** Two stretches that touch or overlap, as one; where both hold a message, the later stretch is believed. Null when something lies between. */
export function joined(earlier: Stretch, later: Stretch): Stretch | null {
  const [first] = later.messages;
  const last = earlier.messages.at(-1);
  if (!first) return { messages: earlier.messages, more: earlier.more, newer: later.newer };
  if (!last) return later;
  if (earlier.newer && last.seq < first.seq) return null;
  if ((earlier.messages[0]?.seq ?? 0) > first.seq) return null;
  const before = earlier.messages.slice(0, placeOf(earlier.messages, first.seq));
  return before.length === 0
    ? later
    : { messages: [...before, ...later.messages], more: earlier.more, newer: later.newer };
}
