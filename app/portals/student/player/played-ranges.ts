/** Whole seconds [from, to) that were played. */
export type Played = [from: number, to: number];

/** Between two reports of the position: more than this is a jump, whatever the speed. */
const longestStep = 5;
/** As many as one beacon takes. */
const most = 20;

/** Collects which seconds of a video were really played. Positions are in seconds of the video; nothing is counted by being jumped over. */
export class PlayedRanges {
  #closed: Played[] = [];
  #open: Played | null = null;

  /** The position while it plays; call it often. */
  playing(at: number): void {
    const open = this.#open;
    if (open && at >= open[1] && at - open[1] <= longestStep) open[1] = at;
    else {
      this.jump();
      this.#open = [at, at];
    }
  }

  /** The position will go on elsewhere. */
  jump(): void {
    if (this.#open) this.#closed.push(this.#open);
    this.#open = null;
  }

  /** The film ran to its end: its last second counts whole. */
  ended(duration: number): void {
    if (this.#open) this.#open[1] = Math.ceil(duration);
    this.jump();
  }

  get isEmpty(): boolean {
    return [...this.#closed, ...(this.#open ? [this.#open] : [])].every((range) => whole(range) === null);
  }

  /** What was played since the last call, to be sent. The second that is playing now waits for its end. */
  take(): Played[] {
    const open = this.#open;
    const ready = [...this.#closed, ...(open ? [open] : [])].map(whole).filter((range) => range !== null);
    this.#closed = ready.slice(most);
    if (open) this.#open = [Math.max(open[0], Math.floor(open[1])), open[1]];
    return ready.slice(0, most);
  }

  /** What could not be sent, for the next time. */
  restore(ranges: readonly Played[]): void {
    this.#closed.unshift(...ranges.map(([from, to]): Played => [from, to]));
  }
}

function whole([from, to]: Played): Played | null {
  const range: Played = [Math.floor(from), Math.floor(to)];
  return range[0] < range[1] ? range : null;
}
