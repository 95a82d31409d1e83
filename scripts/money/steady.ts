import { type Ask, type Door, send } from "../bench/http";
import { percentile } from "../bench/numbers";

export interface Steady {
  sent: number;
  /** Milliseconds from the moment it was due, so that a queue before the door counts. */
  p50: number;
  p99: number;
  /** Answers other than 2xx and 3xx. */
  failed: number;
  /** What became of the first of them; null where none failed. */
  failure: string | null;
}

/** So many requests a second for so many seconds, sent when they are due whether or not the earlier ones were answered. */
export async function steady(
  door: Door,
  perSecond: number,
  seconds: number,
  next: (index: number) => Promise<Ask> | Ask,
): Promise<Steady> {
  const began = performance.now();
  const times: number[] = [];
  const failures: string[] = [];
  const pending: Promise<void>[] = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = began + (index * 1_000) / perSecond;
    const ask = await next(index);
    const wait = due - performance.now();
    if (wait > 1) await new Promise((later) => setTimeout(later, wait));
    pending.push(
      send(door, ask).then(
        ({ status, endedAt }) => {
          times.push(endedAt - due);
          if (status >= 400) failures.push(String(status));
        },
        (error: unknown) => void failures.push(String(error)),
      ),
    );
  }
  await Promise.all(pending);
  return summed(pending.length, times, failures);
}

/** One after the other. */
export async function inTurn(door: Door, samples: number, next: (index: number) => Ask): Promise<Steady> {
  const times: number[] = [];
  const failures: string[] = [];
  for (let index = 0; index < samples; index++) {
    const { ms, status } = await send(door, next(index));
    times.push(ms);
    if (status >= 400) failures.push(String(status));
  }
  return summed(samples, times, failures);
}

const summed = (sent: number, times: number[], failures: string[]): Steady => ({
  ...{ sent, p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
  ...{ failed: failures.length, failure: failures[0] ?? null },
});
