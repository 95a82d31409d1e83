import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";
import { dueAfter } from "./digest-due";

/** By the row's own due date, so that two timers at once send one: whoever moves it on leaves the message. */
export const sendDigests = command({
  name: "notifications.sendDigests",
  summary:
    "Asks for the digests that have come due, for whoever has something unread, and sets when the next ones are.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ asked: v.number() }),
  errors: ["conflict"],
  async run(ctx) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const [due] = await ctx.read((q) => [
      q
        .select({
          id: sql`s.id`.mapWith(Number),
          userUuid: sql<string>`u.uuid`,
          dueAt: sql<string>`s.digest_due_at::text`,
          since: sql<string>`to_char((s.digest_due_at - case s.digest when 'weekly' then interval '7 days' else interval '1 day' end) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
        })
        .from(sql`notification_settings s join users u on u.id = s.user_id`)
        .where(sql`s.digest_due_at <= ${now}`)
        .orderBy(sql`s.digest_due_at`)
        .limit(100),
    ]);
    if (due.length === 0) return { asked: 0 };
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          with moved as (
            update notification_settings s set digest_due_at = ${dueAfter(ctx.now, sql`s.digest`, sql`s.time_zone`)}
            from unnest(${sql.param(due.map(({ id }) => id))}::bigint[], ${sql.param(due.map(({ dueAt }) => dueAt))}::timestamptz[]) as d(id, due_at)
            where s.id = d.id and s.digest_due_at = d.due_at returning 1)
          select refuse_unless((select count(*) from moved) = ${due.length}, 'conflict')`),
      ],
      events: due.map(({ userUuid, since }): Message => ({ kind: "mail.digest", payload: { userUuid, since } })),
    });
    return { asked: due.length };
  },
});
