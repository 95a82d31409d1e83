import type { RoomLog } from "./log";
import type { ServerFrame } from "./protocol";

/** How long marks gather, milliseconds. */
const gatherMs = 1_000;

/**
 * In a private room: up to where the log has reached a device of each, read or not. By what their browsers have said they have drawn, and for a fresh
 * window by the socket that asked for it. What an eviction forgets is said again with the next message.
 */
export class Delivery {
  private readonly marks = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly log: RoomLog,
    private readonly broadcast: (frame: ServerFrame) => void,
  ) {}

  note(person: string, upTo: number): void {
    if (upTo <= (this.marks.get(person) ?? 0)) return;
    this.marks.set(person, upTo);
    this.timer ??= setTimeout(() => this.write(), gatherMs);
  }

  private write(): void {
    this.timer = undefined;
    for (const [person, upTo] of this.marks) this.log.marks.setDelivered(person, upTo);
    this.broadcast({ t: "delivered", upTo: Object.fromEntries(this.marks) });
    this.marks.clear();
  }
}
