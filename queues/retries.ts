import { DomainError, type ErrorCode } from "../worker/kernel/errors";

/** Seconds before the next try, by how many there were: an outage is outlived, a bug is not hammered. Queues wait twelve hours at most. */
const delays = [30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200] as const;

/** The last delivery there will be: the first one and `max_retries` of wrangler.toml. */
export const lastAttempt = delays.length + 1;

export const delayAfter = (attempts: number): number => delays[Math.min(attempts, delays.length) - 1] ?? delays[0];

/** Refusals that time may mend. Any other says that there is nothing to do, and would say so again. */
const passing: ReadonlySet<ErrorCode> = new Set(["unavailable", "conflict", "rate_limited", "internal"]);

export const isWorthRepeating = (error: unknown): boolean => !(error instanceof DomainError) || passing.has(error.code);
