/** A period that runs, with what was paid for it in minor units. */
export interface Running {
  value: number;
  startsAt: Date;
  endsAt: Date;
}

/** What of a period is not used yet at `now`, by the second: never below zero, never above what was paid, and rounded down. */
export function unusedOf({ value, startsAt, endsAt }: Running, now: Date): number {
  const seconds = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 1000);
  const whole = Math.max(seconds(startsAt, endsAt), 1);
  const left = Math.min(Math.max(seconds(now, endsAt), 0), whole);
  // A year's seconds times a price are more than a double counts.
  return Number((BigInt(value) * BigInt(left)) / BigInt(whole));
}

/** What was paid for a period, less the part of it that went back. */
export function valueLeft(value: number, paid: number, refunded: number): number {
  if (refunded <= 0) return value;
  if (paid <= 0 || refunded >= paid) return 0;
  return Number((BigInt(value) * BigInt(paid - refunded)) / BigInt(paid));
}
