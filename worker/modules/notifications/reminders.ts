import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import * as v from "valibot";
import { payloads } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";
import { reminders } from "./schema";

export const setReminder = command({
  name: "reminders.set",
  summary:
    "Keeps what is to be told at a later hour; under the same key it is moved, and without an hour it is dropped.",
  may: systemOnly,
  input: payloads["reminder.set"],
  output: v.object({}),
  errors: [],
  async run(ctx, { key, dueAt, tell }) {
    const change = { payload: tell, dueAt: new Date(dueAt ?? 0) };
    await ctx.commit({
      statements: (w) => [
        dueAt === null
          ? w.delete(reminders).where(and(eq(reminders.key, key), isNull(reminders.firedAt)))
          : w
              .insert(reminders)
              .values({ key, ...change })
              // Moved to another hour it is another reminder: whoever was told of the old hour is told of the new one.
              .onConflictDoUpdate({
                target: reminders.key,
                set: { ...change, firedAt: null, uuid: sql`uuidv7()` },
                setWhere: sql`${reminders.dueAt} <> excluded.due_at or ${reminders.firedAt} is null`,
              }),
      ],
    });
    return {};
  },
});

/** Late is better than never, but not by hours: what came due while the platform was down for longer is passed over. */
const latestMs = 30 * 60_000;

export const fireReminders = command({
  name: "reminders.fire",
  summary: "Tells what has come due, each reminder once.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ fired: v.number() }),
  errors: ["conflict"],
  async run(ctx) {
    const [due] = await ctx.read((q) => [
      q
        .select({ id: reminders.id, uuid: reminders.uuid, payload: reminders.payload, dueAt: reminders.dueAt })
        .from(reminders)
        .where(and(isNull(reminders.firedAt), lte(reminders.dueAt, ctx.now)))
        .orderBy(asc(reminders.dueAt))
        .limit(100),
    ]);
    if (due.length === 0) return { fired: 0 };
    const ids = due.map(({ id }) => id);
    const timely = due.filter(({ dueAt }) => ctx.now.getTime() - dueAt.getTime() <= latestMs);
    await ctx.commit({
      statements: (w) => [
        // All or nothing: of two timers at once, one leaves the messages.
        w.execute(sql`select refuse_unless((select count(*) = ${ids.length} from (
          select from reminders where id = any(${sql.param(ids)}::bigint[]) and fired_at is null for update) as held), 'conflict')`),
        w.update(reminders).set({ firedAt: ctx.now }).where(inArray(reminders.id, ids)),
      ],
      events: timely.map(({ uuid, payload }) => ({
        kind: "notification.asked",
        payload: { ...payload, origin: uuid },
      })),
    });
    return { fired: timely.length };
  },
});
