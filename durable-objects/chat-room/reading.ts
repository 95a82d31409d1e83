import type { Entry, RoomLog } from "./log";

/** How long marks gather, milliseconds: a person who scrolls is one event, not fifty. */
const gatherMs = 1_000;

/** How far each has read. A mark that an eviction forgets is sent again by its browser, which sees that the room does not know it. */
export class Reading {
  private readonly marks = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly log: RoomLog,
    private readonly now: () => number,
    private readonly publish: (entry: Entry) => void,
  ) {}

  note(person: string, upTo: number): void {
    const mark = Math.min(upTo, this.log.head);
    if (mark <= (this.marks.get(person) ?? 0)) return;
    this.marks.set(person, mark);
    this.timer ??= setTimeout(() => this.write(), gatherMs);
  }

  private write(): void {
    this.timer = undefined;
    const marks = [...this.marks];
    this.marks.clear();
    for (const [person, upTo] of marks) {
      if (upTo <= this.log.readUpTo(person)) continue;
      this.log.setRead(person, upTo);
      const written = this.log.append(person, `read:${upTo}`, this.now(), { k: "read", upTo });
      if ("entry" in written) this.publish(written.entry);
    }
  }
}
