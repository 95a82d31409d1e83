import { sql } from "drizzle-orm";
import { quizzes } from "./schema";

/** A quiz's limits as they are for one person, accommodations included. */
export interface Allowance {
  /** Null: no limit. */
  timeLimitSeconds: number | null;
  /** Null: as many as they like. */
  attemptsAllowed: number | null;
}

/** Expects `accommodation` columns from a left join: null where the person has none. */
export const allow = (
  quiz: Allowance,
  accommodation: { extraTimePercent: number | null; extraAttempts: number | null },
): Allowance => ({
  timeLimitSeconds:
    quiz.timeLimitSeconds === null
      ? null
      : Math.ceil((quiz.timeLimitSeconds * (100 + (accommodation.extraTimePercent ?? 0))) / 100),
  attemptsAllowed: quiz.attemptsAllowed === null ? null : quiz.attemptsAllowed + (accommodation.extraAttempts ?? 0),
});

/** When an attempt begun at `startedAt` ends: by its time limit or with the quiz's window, whichever comes first; null for never. */
export function deadlineOf(startedAt: Date, timeLimitSeconds: number | null, closesAt: Date | null): Date | null {
  const byLimit = timeLimitSeconds === null ? null : new Date(startedAt.getTime() + timeLimitSeconds * 1_000);
  if (byLimit === null || closesAt === null) return byLimit ?? closesAt;
  return byLimit < closesAt ? byLimit : closesAt;
}

/** The way of a submission through the network is not the student's time. */
export const graceMs = 5_000;

export const isOverdue = (deadlineAt: Date | null, now: Date): boolean =>
  deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceMs;

export const isInWindow = (quiz: { opensAt: Date | null; closesAt: Date | null }, now: Date): boolean =>
  (quiz.opensAt === null || quiz.opensAt <= now) && (quiz.closesAt === null || now < quiz.closesAt);

/** Columns for `allow`, window and pass mark. */
export const limitColumns = {
  passPercent: quizzes.passPercent,
  timeLimitSeconds: quizzes.timeLimitSeconds,
  attemptsAllowed: quizzes.attemptsAllowed,
  opensAt: quizzes.opensAt,
  closesAt: quizzes.closesAt,
};

/** Attempts a person has begun at the quiz (by table name). */
export const attemptsUsed = (userId: number) =>
  sql<number>`(select count(*)::int from quiz_attempts used where used.quiz_id = quizzes.id and used.user_id = ${userId} and used.deleted_at is null)`;
