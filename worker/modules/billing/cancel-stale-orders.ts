import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Writing } from "../../kernel/database";
import { command, systemOnly } from "../../kernel/verb";

/**
 * Gives up the open orders under `which` (over `orders o`), and what they held of coupons. Money that comes for one all the same takes it up again, with its
 * coupon's use where there still is one (coupon-uses.ts); else it bought nothing, and goes back.
 */
export const releaseOrders = (w: Writing, which: SQL, now: Date) => [
  w.execute(sql`
    with gone as (
      update orders o set status = 'cancelled', cancelled_at = ${now.toISOString()}::timestamptz where o.status = 'open' and ${which} returning o.coupon_id
    ), freed as (select coupon_id, count(*)::int as n from gone where coupon_id is not null group by 1)
    update coupons k set used_count = greatest(k.used_count - freed.n, 0) from freed where k.id = freed.coupon_id`),
];

export const cancelStaleOrders = command({
  name: "orders.cancelStale",
  summary: "Gives up orders that nobody paid within a day, and renewals that nobody paid as long as they were tried.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({}),
  errors: [],
  async run(ctx) {
    const dayAgo = new Date(ctx.now.getTime() - 86_400_000).toISOString();
    await ctx.commit({
      statements: (w) =>
        releaseOrders(
          w,
          sql`o.id in (select id from orders where status = 'open' and created_at < ${dayAgo}::timestamptz
            and not exists (select from order_lines l join subscription_terms t on t.line_uuid = l.uuid
              where l.order_id = orders.id and t.how = 'renewal' and t.payable_until > ${ctx.now.toISOString()}::timestamptz) order by created_at limit 500)`,
          ctx.now,
        ) as [ReturnType<typeof releaseOrders>[number]],
    });
    return {};
  },
});
