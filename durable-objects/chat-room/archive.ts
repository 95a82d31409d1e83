import type { Entry, RoomLog } from "./log";

/** Keeps events in PostgreSQL; the same event twice is kept once. Those who are `present` need not be told of them by other ways. */
export type RoomArchive = (room: string, entries: readonly Entry[], present: readonly string[]) => Promise<void>;

/** How long events gather before they are copied, milliseconds; and how many at a time. */
const gatherMs = 2_000;
const batch = 500;
const longestWaitMs = 60_000;

/**
 * Copies the log to PostgreSQL behind a kept watermark. Until an event is there the object is the only truth of it; a copy that fails, or whose
 * answer is lost, is made again.
 */
export class CopyToArchive {
  private failures = 0;
  private alarmed = false;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly log: RoomLog,
    private readonly archive: RoomArchive,
    private readonly room: string,
    private readonly present: () => readonly string[],
  ) {}

  /** Sees to it that an alarm is set. */
  soon(): void {
    if (this.alarmed) return;
    this.alarmed = true;
    void this.storage.setAlarm(Date.now() + gatherMs);
  }

  /** The same at once: what has just happened must hold outside of the room too. */
  now(): void {
    this.alarmed = true;
    void this.storage.setAlarm(Date.now());
  }

  /** The alarm: copies all there is. */
  async run(report: (error: unknown) => void): Promise<void> {
    this.alarmed = true;
    try {
      for (let entries = this.next(); entries.length > 0; entries = this.next()) {
        await this.archive(this.room, entries, this.present());
        this.log.setMeta("archived", entries.at(-1)?.seq ?? 0);
      }
      this.failures = 0;
      this.alarmed = false;
    } catch (error) {
      report(error);
      this.failures += 1;
      await this.storage.setAlarm(Date.now() + Math.min(longestWaitMs, gatherMs * 2 ** this.failures));
    }
  }

  private next(): Entry[] {
    return this.log.after(this.log.meta("archived"), batch).map((entry) => this.withFiles(entry));
  }

  /** A deletion says which files go with it: the message may come to PostgreSQL without them. */
  private withFiles(entry: Entry): Entry {
    if (entry.k !== "deleted") return entry;
    const event = JSON.parse(entry.json) as { target: number };
    const files = this.log.offers.carriedBy(event.target);
    return files.length === 0 ? entry : { ...entry, json: JSON.stringify({ ...event, files }) };
  }
}
