import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { command, systemOnly } from "../../../kernel/verb";
import { isInLast } from "../../subscriptions";
import { maySignIn } from "./renewing";

/** At most so many at a time: the timer comes again. */
const batch = 100;

/** Each is renewed by a message of its own. Should that be lost, it is asked for again an hour later. */
export const renewDue = command({
  name: "subscriptions.renewDue",
  summary: "Has every subscription charged whose period is about to end, or whose renewal is to be tried again.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ due: v.number() }),
  errors: [],
  async run(ctx) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const [due] = await ctx.read((q) => [
      q
        .select({ id: sql<number>`s.id::float8`, uuid: sql<string>`s.uuid` })
        .from(sql`subscriptions s join users u on u.id = s.user_id`)
        .where(sql`${maySignIn} and s.status = 'active' and s.auto_renew and s.means_reference is not null and ${isInLast(ctx.now)} and s.next_charge_at <= ${now}
          and greatest(s.paid_until + interval '3 days', s.grace_ends_at) > ${now}`)
        .orderBy(sql`s.next_charge_at`)
        .limit(batch),
    ]);
    if (due.length > 0)
      await ctx.commit({
        statements: (w) => [
          w.execute(sql`update subscriptions s set next_charge_at = ${now} + interval '1 hour'
            where s.id = any(${sql.param(due.map(({ id }) => id))}::bigint[]) and s.next_charge_at <= ${now}`),
        ],
        events: due.map(({ uuid }): Message => ({ kind: "subscription.due", payload: { subscriptionUuid: uuid } })),
      });
    return { due: due.length };
  },
});
