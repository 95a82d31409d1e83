import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import type { Selecting } from "../../kernel/database";
import { accommodationOf, attemptsAllowed, attemptsUsed, graceMs } from "./allowance";
import { quizAttempts } from "./schema";

/**
 * Whether a student may see what was right in an attempt of theirs, and what they would have to wait for. While an attempt is still to come, to
 * show the answers would be to hand them out: they come with a pass, after the last attempt, or when the quiz has closed.
 */
export function selectAnswersShown(q: Selecting, actor: Actor, attemptUuid: string, now: Date) {
  const userId = actor.kind === "person" ? actor.id : 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const mine = sql`x.quiz_id = z.id and x.user_id = ${userId} and x.deleted_at is null`;
  const passed = sql`exists (select from quiz_attempts x where ${mine} and x.passed)`;
  const running = sql`exists (select from quiz_attempts x where ${mine} and x.status = 'in_progress'
    and coalesce(${at} <= x.deadline_at + make_interval(secs => ${graceMs / 1_000}), true))`;
  const spent = sql`coalesce(${attemptsUsed(userId)} >= ${attemptsAllowed}, false)`;
  return q
    .select({
      shown: sql<boolean>`(${passed} or not ${running} and (${spent} or coalesce(z.closes_at <= ${at}, false)))`,
      attemptsAllowed,
      closesAt: sql`z.closes_at`.mapWith(quizAttempts.startedAt) as SQL<Date | null>,
    })
    .from(sql`quiz_attempts a join quizzes z on z.id = a.quiz_id left join ${accommodationOf(userId)}`)
    .where(sql`a.uuid = ${attemptUuid}::uuid and a.user_id = ${userId}`);
}
