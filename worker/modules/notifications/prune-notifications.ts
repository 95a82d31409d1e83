import { and, isNotNull, lt } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { deadLetters, notifications, reminders } from "./schema";

const dayMs = 24 * 3_600_000;

/** News is kept a year, read or not; what was reminded of thirty days; given-up messages ninety once somebody has decided. */
export const pruneNotifications = command({
  name: "notifications.prune",
  summary: "Forgets notifications, reminders and settled dead letters that are past their time.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ removed: v.number() }),
  errors: [],
  async run(ctx) {
    const before = (days: number) => new Date(ctx.now.getTime() - days * dayMs);
    const results = await ctx.commit({
      statements: (w) => [
        w.delete(notifications).where(lt(notifications.createdAt, before(365))),
        w.delete(reminders).where(and(isNotNull(reminders.firedAt), lt(reminders.firedAt, before(30)))),
        w.delete(deadLetters).where(and(isNotNull(deadLetters.outcome), lt(deadLetters.createdAt, before(90)))),
      ],
    });
    return { removed: results.reduce((sum, { rowCount }) => sum + rowCount, 0) };
  },
});
