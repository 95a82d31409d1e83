import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";
import { at, resettle } from "./resettle";

/** At most so many at a time: the timer comes again. */
const batch = 100;

/** Time ends a subscription before this has written so; one whose renewal nobody has tried yet, since the timer stood still, waits for that. */
export const expireSubscriptions = command({
  name: "subscriptions.expireDue",
  summary:
    "Writes down which subscriptions are over, closes what was open by them and tells their people; and which have come to their next period.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ ended: v.number(), turned: v.number() }),
  errors: [],
  async run(ctx) {
    const now = at(ctx.now);
    const [ended, turned] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`s.id::float8`,
          uuid: sql<string>`s.uuid`,
          userUuid: sql<string>`u.uuid`,
        })
        .from(sql`subscriptions s join users u on u.id = s.user_id`)
        .where(
          sql`s.status in ('trial', 'active', 'cancelled') and s.paid_until <= ${now} and greatest(s.paid_until, s.grace_ends_at) <= ${now}
            and not (s.status = 'active' and s.auto_renew and s.means_reference is not null and s.grace_ends_at is null and s.paid_until > ${now} - interval '3 days')`,
        )
        .orderBy(sql`s.paid_until`)
        .limit(batch),
      q
        .select({ id: sql<number>`s.id::float8` })
        .from(sql`subscriptions s`)
        .where(sql`s.turns_at is not null and s.turns_at <= ${now}`)
        .orderBy(sql`s.turns_at`)
        .limit(batch),
    ]);
    const ids = [...ended, ...turned].map(({ id }) => id);
    if (ids.length > 0)
      await ctx.commit({
        statements: (w) => {
          const [first, second] = resettle(w, sql`s.id = any(${sql.param(ids)}::bigint[])`, ctx.now);
          return [first as NonNullable<typeof first>, second as NonNullable<typeof second>];
        },
        events: ended.map(
          ({ uuid, userUuid }): Message => ({
            kind: "notification.asked",
            payload: {
              type: "subscription.ended",
              to: { userUuids: [userUuid] },
              link: "/student/subscription",
              origin: uuid,
            },
          }),
        ),
      });
    return { ended: ended.length, turned: turned.length };
  },
});
