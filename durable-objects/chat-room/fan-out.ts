import type { Entry, RoomLog } from "./log";
import { limits } from "./protocol";
import type { Face } from "./protocol-events";

/** How long a busy room gathers before it sends, milliseconds; a room that was quiet for so long sends at once. */
const gatherMs = 8;
/** So many events in its last frame, and a room is busy: the first of the next ones waits for the others. */
const busy = 4;

/** Events for everybody, gathered into one frame when the room is busy. A frame is written once, however many it goes to. */
export class FanOut {
  private waiting: Entry[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sentAt = 0;
  private sentLast = 0;

  constructor(private readonly send: (frames: Frames) => void) {}

  add(entry: Entry): void {
    this.waiting.push(entry);
    if (this.timer !== undefined) return;
    const wait = this.sentAt + gatherMs - Date.now();
    if (wait <= 0 && this.sentLast < busy) this.flush();
    else this.timer = setTimeout(() => this.flush(), wait <= 0 ? gatherMs : wait);
  }

  /** Sends what waits, so that what is sent next comes after it. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.sentAt = Date.now();
    this.sentLast = entries.length;
    this.send(framesOf(entries));
  }
}

/** What was missed after a number. When a whole room comes back at once, most of them have missed the same. */
export class Missed {
  private last: { after: number; head: number; frames: Frames } | undefined;

  constructor(private readonly log: RoomLog) {}

  since(after: number): Frames {
    const { head } = this.log;
    if (this.last?.after !== after || this.last.head !== head)
      this.last = { after, head, frames: framesOf(this.log.after(after, limits.resume)) };
    return this.last.frames;
  }

  /** Some of it is to be told no more. */
  forget(): void {
    this.last = undefined;
  }
}

/** The same events for both kinds of eyes. */
export interface Frames {
  members: string;
  moderators: string;
}

export const seenBy = (role: Face["role"], frames: Frames): string =>
  role === "moderator" ? frames.moderators : frames.members;

export function framesOf(entries: readonly Entry[]): Frames {
  const moderators = frame(entries.map(({ json }) => json));
  const members = entries.some(isWithheld) ? frame(entries.map(asMember)) : moderators;
  return { members, moderators };
}

const frame = (events: readonly string[]) => `{"t":"events","e":[${events.join(",")}]}`;

/** What moderators do to people is nobody else's business; the number is there all the same. */
const isWithheld = ({ k }: Entry) => k === "muted" || k === "banned";
const asMember = (entry: Entry): string => {
  if (!isWithheld(entry)) return entry.json;
  const { seq, at } = JSON.parse(entry.json) as { seq: number; at: number };
  return JSON.stringify({ seq, at, by: "", id: "", k: "withheld" });
};
