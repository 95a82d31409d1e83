import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";

/** At most so many of each at a time: the timer comes again. */
const batch = 50;

/**
 * Whatever was not heard of, or not dealt with, is asked about again: payments that are pending for ten minutes to a week (each as often as it is old),
 * calls that nobody processed, refunds that were never sent or never ended.
 */
export const reconcile = command({
  name: "payments.reconcile",
  summary: "Has every payment, call and refund that has been open too long looked at again.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ asked: v.number() }),
  errors: [],
  async run(ctx) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const [pending, called, refunds] = await ctx.read((q) => [
      q
        .select({ gateway: sql<string>`p.gateway`, reference: sql<string>`p.reference` })
        .from(sql`payments p`)
        .where(
          sql`p.status = 'pending' and p.reference is not null and p.created_at between ${now} - interval '7 days' and ${now} - interval '10 minutes'
            and (p.checked_at is null or p.checked_at < ${now} - (${now} - p.created_at) / 2)`,
        )
        .orderBy(sql`p.created_at`)
        .limit(batch),
      q
        .selectDistinct({ gateway: sql<string>`v.gateway`, reference: sql<string>`v.reference` })
        .from(sql`gateway_events v join payments p on p.gateway = v.gateway and p.reference = v.reference`)
        .where(sql`v.processed_at is null and v.created_at < ${now} - interval '2 minutes'`)
        .limit(batch),
      q
        .select({ uuid: sql<string>`r.uuid` })
        .from(sql`refunds r`)
        .where(sql`r.status = 'pending' and r.created_at < ${now} - interval '10 minutes'`)
        .orderBy(sql`r.created_at`)
        .limit(batch),
    ]);
    const events: Message[] = [
      ...[...pending, ...called].map((payload) => ({ kind: "payment.called" as const, payload })),
      ...refunds.map(({ uuid }) => ({ kind: "refund.asked" as const, payload: { refundUuid: uuid } })),
    ];
    if (events.length > 0) await ctx.commit({ statements: (w) => [w.execute(sql`select 1`)], events });
    return { asked: events.length };
  },
});
