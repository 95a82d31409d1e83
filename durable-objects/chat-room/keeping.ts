import type { RoomLog } from "./log";

const dayMs = 86_400_000;
/** How often a room that has an end looks what is past it, milliseconds, while somebody comes in. */
const lookEveryMs = 3_600_000;

/** How long the room keeps what is said there. It forgets by itself, once a day by its alarm and whenever somebody comes in. */
export class Keeping {
  private lookedAt = 0;

  constructor(
    private readonly log: RoomLog,
    private readonly storage: DurableObjectStorage,
    private readonly forgot: () => void,
  ) {}

  private get days(): number {
    return this.log.meta("keep_days");
  }

  /** What people are told: null for as long as the room stands. */
  get told(): number | null {
    return this.days === 0 ? null : this.days;
  }

  /** As the Worker's door and the moderators' page say it; null for as long as the room stands. True where that is new. */
  set(days: number | null, now: number): boolean {
    const isNew = (days ?? 0) !== this.days;
    if (isNew) {
      this.log.setMeta("keep_days", days ?? 0);
      this.lookedAt = 0;
    }
    this.look(now);
    return isNew;
  }

  /** Somebody comes in. */
  look(now: number): void {
    if (now - this.lookedAt >= lookEveryMs) this.run(now);
  }

  /** Forgets what is past its end, as far as PostgreSQL has been told of it: a copy must never be of what is no longer there. */
  run(now: number): void {
    this.lookedAt = now;
    if (this.days === 0) return;
    const before = Math.min(this.log.firstAt(now - this.days * dayMs), this.log.meta("archived") + 1);
    if (before <= this.log.meta("forgotten")) return;
    this.log.forget(before);
    this.log.setMeta("forgotten", before);
    this.forgot();
  }

  /** The next look, where no other alarm is on the way. */
  async wake(now: number): Promise<void> {
    if (this.days > 0 && (await this.storage.getAlarm()) === null) await this.storage.setAlarm(now + dayMs);
  }
}
