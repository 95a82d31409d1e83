import type { Figure, FigurePoint, Figures, FigureWindow } from "../kernel/ports";

const windowMs = 5 * 60_000;
const keptWindows = 13;
/** Each bucket is a fifth wider than the one before: an error of a tenth at most, up to two minutes. */
const growth = 1.2;
const buckets = 64;
const bucketOf = (ms: number) => Math.min(buckets - 1, Math.floor(Math.log1p(Math.max(0, ms)) / Math.log(growth)));
const middleOf = (bucket: number) => Math.round(growth ** (bucket + 0.5) - 1);

class Tally {
  failed = 0;
  readonly counts = new Uint32Array(buckets);
  add({ ms, ok }: FigurePoint) {
    const bucket = bucketOf(ms);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    if (!ok) this.failed++;
  }
  addAll(other: Tally) {
    this.failed += other.failed;
    other.counts.forEach((count, bucket) => {
      this.counts[bucket] = (this.counts[bucket] ?? 0) + count;
    });
  }
  get count() {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
  /** The middle of the bucket in which the given share is reached. */
  quantile(share: number): number {
    let left = Math.ceil(this.count * share);
    const at = this.counts.findIndex((count) => {
      left -= count;
      return left <= 0 && count > 0;
    });
    return at < 0 ? 0 : middleOf(at);
  }
}

/** Figures of this isolate, an hour of them: all there are on one machine, where Analytics Engine cannot be read. */
export function memoryFigures(clock: () => number = Date.now): Figures {
  const windows = new Map<number, Map<string, Tally>>();
  return {
    record(points) {
      const at = Math.floor(clock() / windowMs);
      const tallies = windows.get(at) ?? new Map<string, Tally>();
      if (!windows.has(at)) {
        windows.set(at, tallies);
        for (const old of windows.keys()) if (old <= at - keptWindows) windows.delete(old);
      }
      for (const point of points) {
        const key = `${point.door} ${point.verb ?? ""}`;
        const tally = tallies.get(key) ?? new Tally();
        tallies.set(key, tally);
        tally.add(point);
      }
    },
    async read(minutes, now) {
      const last = Math.floor(now.getTime() / windowMs);
      const first = last - Math.ceil((minutes * 60_000) / windowMs) + 1;
      const totals = new Map<string, Tally>();
      const rows: FigureWindow[] = [];
      for (let at = first; at <= last; at++) {
        const requests = new Tally();
        for (const [key, tally] of windows.get(at) ?? []) {
          const total = totals.get(key) ?? new Tally();
          totals.set(key, total);
          total.addAll(tally);
          if (isRequest(key)) requests.addAll(tally);
        }
        const from = new Date(at * windowMs).toISOString();
        rows.push({ from, count: requests.count, failed: requests.failed, p95: requests.quantile(0.95) });
      }
      const figures = [...totals].map(([key, tally]) => figureOf(key, tally)).sort((a, b) => b.count - a.count);
      return { figures, windows: rows };
    },
  };
}

/** Messages and timers keep nobody waiting. */
const isRequest = (key: string) => key.endsWith(" ") && !/^(queue|timer) /.test(key);

function figureOf(key: string, tally: Tally): Figure {
  const [door, verb] = key.split(" ");
  return {
    door: door as Figure["door"],
    verb: verb || null,
    ...{ count: tally.count, failed: tally.failed, p50: tally.quantile(0.5), p95: tally.quantile(0.95) },
  };
}
