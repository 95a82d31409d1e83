import { and, isNotNull, isNull, lt, or } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { signInThrottles, userSessions, userTokens } from "./schema";
import { absoluteMs } from "./session-lifetimes";

export const pruneSessions = command({
  name: "accounts.pruneSessions",
  summary: "Removes ended sessions, those older than 90 days, spent links and counters that count no longer.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ sessions: v.number(), links: v.number(), throttles: v.number() }),
  errors: [],
  async run(ctx) {
    const { now } = ctx;
    const oldest = new Date(now.getTime() - absoluteMs);
    const anHourAgo = new Date(now.getTime() - 3_600_000);
    const [sessions, links, throttles] = await ctx.commit({
      statements: (w) => [
        w
          .delete(userSessions)
          .where(or(lt(userSessions.expiresAt, now), lt(userSessions.endsAt, now), lt(userSessions.createdAt, oldest))),
        w.delete(userTokens).where(or(lt(userTokens.expiresAt, now), isNotNull(userTokens.usedAt))),
        w
          .delete(signInThrottles)
          .where(
            and(
              lt(signInThrottles.windowStartedAt, anHourAgo),
              or(isNull(signInThrottles.lockedUntil), lt(signInThrottles.lockedUntil, anHourAgo)),
            ),
          ),
      ],
    });
    return { sessions: sessions.rowCount, links: links.rowCount, throttles: throttles.rowCount };
  },
});
