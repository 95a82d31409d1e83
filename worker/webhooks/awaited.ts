/** Payments that somebody was sent to look at and has yet to: who looks then sees whatever was kept in the meantime. */
export interface Awaited {
  has(payment: string, now: number): boolean;
  add(payment: string, now: number): void;
}

/** Remembers each for `ms` milliseconds, and no more than `most` of them: one that is forgotten is looked at once more. */
export function awaitedFor(ms: number, most = 1_000): Awaited {
  /** Since when, the oldest first. */
  const since = new Map<string, number>();
  return {
    has: (payment, now) => (since.get(payment) ?? Number.NEGATIVE_INFINITY) + ms > now,
    add(payment, now) {
      since.delete(payment);
      since.set(payment, now);
      for (const [oldest, at] of since) {
        if (at + ms > now && since.size <= most) break;
        since.delete(oldest);
      }
    },
  };
}
