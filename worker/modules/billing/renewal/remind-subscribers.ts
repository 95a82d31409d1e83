import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { iso } from "../../../kernel/json";
import { command, systemOnly } from "../../../kernel/verb";
import { isInLast } from "../../subscriptions";

/** At most so many at a time: the timer comes again. */
const batch = 100;

export const remindSubscribers = command({
  name: "subscriptions.remind",
  summary: "Tells people, once a period, that their plan is about to be charged again, or to end.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ reminded: v.number() }),
  errors: ["conflict"],
  async run(ctx) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const [due] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`s.id::float8`,
          userUuid: sql<string>`u.uuid`,
          endsAt: sql<string>`${iso(sql`s.paid_until`)}`,
          goesOn: sql<boolean>`s.status = 'active' and s.auto_renew and s.means_reference is not null`,
        })
        .from(sql`subscriptions s join users u on u.id = s.user_id`)
        .where(sql`s.status in ('trial', 'active') and ${isInLast(ctx.now)} and s.reminded_of is distinct from s.paid_until
          and s.paid_until between ${now} and ${now} + (select g.reminder_days from billing_settings g) * interval '1 day'`)
        .orderBy(sql`s.paid_until`)
        .limit(batch),
    ]);
    const ids = due.map(({ id }) => id);
    if (ids.length > 0)
      await ctx.commit({
        statements: (w) => [
          // All or nothing: of two timers at once, one leaves the messages.
          w.execute(sql`
            with told as (update subscriptions s set reminded_of = s.paid_until
              where s.id = any(${sql.param(ids)}::bigint[]) and s.reminded_of is distinct from s.paid_until returning s.id)
            select refuse_unless((select count(*) = ${ids.length}::int from told), 'conflict')`),
        ],
        events: due.map(
          ({ userUuid, endsAt, goesOn }): Message => ({
            kind: "notification.asked",
            payload: {
              type: goesOn ? "subscription.renewing" : "subscription.ending",
              to: { userUuids: [userUuid] },
              params: { endsAt },
              link: "/student/subscription",
            },
          }),
        ),
      });
    return { reminded: due.length };
  },
});
