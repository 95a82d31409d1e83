/** Whole seconds [from, to) that were played. */
export type Played = [from: number, to: number];

/** Between two reports of the position: more than this is a jump, whatever the speed. */
const longestStep = 5;
/** As many as one beacon takes. */
const most = 20;

export type PlayedRanges = ReturnType<typeof playedRanges>;

/** Collects which seconds of a video were really played. Positions are in seconds of the video; nothing is counted by being jumped over. */
export function playedRanges() {
  let closed: Played[] = [];
  let open: Played | null = null;
  const all = () => (open ? [...closed, open] : closed);
  /** The position will go on elsewhere. */
  const jump = () => {
    closed = all();
    open = null;
  };
  return {
    jump,
    /** The position while it plays; call it often. */
    playing(at: number): void {
      if (open && at >= open[1] && at - open[1] <= longestStep) open[1] = at;
      else {
        jump();
        open = [at, at];
      }
    },
    /** The film ran to its end: its last second counts whole. */
    ended(duration: number): void {
      if (open) open[1] = Math.ceil(duration);
      jump();
    },
    isEmpty: () => all().every((range) => whole(range) === null),
    /** What was played since the last call, to be sent. The second that is playing now waits for its end. */
    take(): Played[] {
      const ready = all()
        .map(whole)
        .filter((range) => range !== null);
      closed = ready.slice(most);
      if (open) open = [Math.max(open[0], Math.floor(open[1])), open[1]];
      return ready.slice(0, most);
    },
    /** What could not be sent, for the next time. */
    restore(ranges: readonly Played[]): void {
      closed = [...ranges, ...closed];
    },
  };
}

function whole([from, to]: Played): Played | null {
  const range: Played = [Math.floor(from), Math.floor(to)];
  return range[0] < range[1] ? range : null;
}
