import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { guard } from "../../kernel/database";
import { DomainError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { iso } from "../../kernel/json";
import { command, signedIn } from "../../kernel/verb";
import { accommodationOf, attemptsAllowed, attemptsUsed, deadlineAt, graceMs, isInWindow } from "./allowance";
import { closeLate } from "./close-late";
import { drawnPaper, pointsInAll } from "./draw-paper";
import { startAttemptInput } from "./inputs";
import { selectOwnAttempt } from "./own-attempt";
import { opensFor } from "./own-enrolment";

const errors = ["not_found", "not_enrolled", "quiz_not_open", "quiz_empty", "attempts_exhausted", "conflict"] as const;
type Context = CommandContext<(typeof errors)[number]>;

export const startAttempt = command({
  name: "attempts.start",
  summary: "Begins an attempt at a quiz, or answers with the one that is running.",
  may: signedIn,
  input: startAttemptInput,
  output: v.object({ attemptUuid: v.string(), resumed: v.boolean() }),
  errors,
  idempotent: true,
  async run(ctx, { quizUuid }) {
    for (let look = 1; look <= 3; look++) {
      try {
        return await begin(ctx, quizUuid);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "conflict") throw error;
        // Nothing running: another tab was first, or the key has been used; a second look tells.
        const running = error.params.running as Running | undefined;
        if (running && !running.overdue) return { attemptUuid: running.attemptUuid, resumed: true };
        if (running) await closeOverdue(ctx, running.attemptUuid);
      }
    }
    throw ctx.refuse("conflict");
  },
});

interface Running {
  attemptUuid: string;
  /** Its time is over, and nobody has graded it yet. */
  overdue: boolean;
}

/** One commit. Refuses with "conflict", naming it, where an attempt is running. */
async function begin(ctx: Context, quizUuid: string) {
  const userId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  const place = sql`quizzes z join courses c on c.id = z.course_id and c.deleted_at is null
    left join enrollments e on ${opensFor(ctx.actor, ctx.now, sql`c`)} where z.uuid = ${quizUuid} and z.deleted_at is null`;
  const running = sql`(select jsonb_build_object(
      'attemptUuid', a.uuid, 'overdue', coalesce(${now} > a.deadline_at + ${graceMs}::int * interval '1 ms', false))
    from quiz_attempts a where a.quiz_id = z.id and a.user_id = ${userId} and a.status = 'in_progress')`;
  const reply = { attemptUuid: newUuid(), resumed: false };
  await ctx.commit({
    statements: (w) => [
      w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")},
        ${guard(sql`exists (select from ${place} and e.id is not null)`, "not_enrolled")}`),
      // What runs, limits, number and paper are of one snapshot: whoever took the number meanwhile makes this one a conflict, and a second look decides.
      w.execute(sql`
        insert into quiz_attempts (uuid, quiz_id, enrollment_id, user_id, attempt_number, started_at, deadline_at, paper, max_points)
        select ${reply.attemptUuid}::uuid, quiz_id, enrollment_id, ${userId}::bigint, number, ${now}, deadline_at, paper, max_points
        from (
          select own.*,
            ${guard(sql`running is null`, "conflict", sql`jsonb_build_object('running', running)`)}
            and ${guard(sql`in_window`, "quiz_not_open", sql`jsonb_build_object('opensAt', opens_at, 'closesAt', closes_at)`)}
            and ${guard(sql`paper <> '[]'`, "quiz_empty")}
            and ${guard(sql`allowed is null or used < allowed`, "attempts_exhausted", sql`jsonb_build_object('attemptsAllowed', allowed)`)} as may
          from (
            select z.id as quiz_id, e.id as enrollment_id, ${drawnPaper} as paper, ${pointsInAll} as max_points, ${deadlineAt(ctx.now)} as deadline_at,
              ${isInWindow(ctx.now)} as in_window, ${iso(sql`z.opens_at`)} as opens_at, ${iso(sql`z.closes_at`)} as closes_at,
              ${attemptsAllowed} as allowed, ${attemptsUsed(userId)} as used, ${running} as running,
              (select coalesce(max(a.attempt_number), 0) + 1 from quiz_attempts a where a.quiz_id = z.id and a.user_id = ${userId}) as number
            from quizzes z join courses c on c.id = z.course_id join enrollments e on ${opensFor(ctx.actor, ctx.now, sql`c`)}
            left join ${accommodationOf(userId)} where z.uuid = ${quizUuid}
          ) own
        ) checked where may`),
    ],
    constraints: { quiz_attempts_one_open: "conflict", quiz_attempts_number: "conflict" },
    reply,
  });
  return reply;
}

/** Rare: nobody came back before the timer did. The read is for the grade, which is worked out here. */
async function closeOverdue(ctx: Context, attemptUuid: string): Promise<void> {
  const [[attempt]] = await ctx.read((q) => [selectOwnAttempt(q, ctx.actor, attemptUuid, ctx.now)]);
  if (!attempt) return;
  try {
    await closeLate(ctx, attempt);
  } catch (error) {
    // Somebody else closed it; the next look goes on from there.
    if (!(error instanceof DomainError) || error.code !== "conflict") throw error;
  }
}
