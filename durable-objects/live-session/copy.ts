import type { Board, Outcome } from "./board";
import type { Stay, Stays } from "./stays";

/** Keeps stays, and the outcome of a session that is over, in PostgreSQL; the same twice is kept once. */
export type SessionArchive = (session: string, stays: readonly Stay[], outcome?: Outcome) => Promise<void>;

/** How long changes gather before they are copied, milliseconds; and how many stays at a time. */
const gatherMs = 2_000;
const batch = 500;
const longestWaitMs = 60_000;

/**
 * Copies who was here to PostgreSQL. Until a stay is there the object is the only truth of it; a copy that fails, or whose answer is lost, is made
 * again. The one alarm that an object has is this one's, and rings once a minute besides, as long as `watches` says so.
 */
export class CopyToArchive {
  private failures = 0;
  private alarmAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly stays: Stays,
    private readonly board: Board,
    private readonly archive: SessionArchive,
    private readonly session: string,
  ) {}

  /** Sees to it that the alarm rings. */
  soon(inMs = gatherMs): void {
    const at = Date.now() + inMs;
    if (this.alarmAt <= at) return;
    this.alarmAt = at;
    void this.storage.setAlarm(at);
  }

  /** The alarm: copies all there is. */
  async run(isOver: boolean, watches: () => boolean, report: (error: unknown) => void): Promise<void> {
    this.alarmAt = Number.POSITIVE_INFINITY;
    try {
      for (let stays = this.stays.uncopied(batch); stays.length > 0; stays = this.stays.uncopied(batch)) {
        await this.archive(this.session, stays);
        this.stays.copied(stays);
      }
      if (isOver && !this.stays.isOutcomeKept) {
        await this.archive(this.session, [], this.board.outcome());
        this.stays.keptOutcome();
      }
      this.failures = 0;
      if (watches()) this.soon(60_000);
    } catch (error) {
      report(error);
      this.failures += 1;
      this.soon(Math.min(longestWaitMs, gatherMs * 2 ** this.failures));
    }
  }
}
