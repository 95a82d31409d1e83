import { type SQL, sql } from "drizzle-orm";

/**
 * A quiz's limits as they are for one person, over these aliases: z quizzes, m a left join of the person's quiz_accommodations, null where
 * the person has none.
 */
export const attemptsAllowed: SQL<number | null> = sql<
  number | null
>`(z.attempts_allowed + coalesce(m.extra_attempts, 0))`;
export const timeLimitSeconds: SQL<number | null> = sql<
  number | null
>`ceil(z.time_limit_seconds * (100 + coalesce(m.extra_time_percent, 0)) / 100.0)::int`;
export const accommodationOf = (userId: number): SQL =>
  sql`quiz_accommodations m on m.quiz_id = z.id and m.user_id = ${userId}`;

/** The quiz takes attempts at `now`. */
export const isInWindow = (now: Date): SQL<boolean> =>
  sql<boolean>`(coalesce(z.opens_at <= ${now.toISOString()}::timestamptz, true) and coalesce(${now.toISOString()}::timestamptz < z.closes_at, true))`;

/** When an attempt begun at `now` ends: by its time limit or with the quiz's window, whichever comes first; null for never. */
export const deadlineAt = (now: Date): SQL =>
  sql`least(${now.toISOString()}::timestamptz + make_interval(secs => ${timeLimitSeconds}), z.closes_at)`;

/** Attempts that a person has begun. */
export const attemptsUsed = (userId: number): SQL<number> =>
  sql<number>`(select count(*)::int from quiz_attempts used where used.quiz_id = z.id and used.user_id = ${userId} and used.deleted_at is null)`;

/** The way of a submission through the network is not the student's time. */
export const graceMs = 5_000;

export const isOverdue = (deadline: Date | null, now: Date): boolean =>
  deadline !== null && now.getTime() > deadline.getTime() + graceMs;
