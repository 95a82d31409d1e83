import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Writing } from "../../kernel/database";
import { command, systemOnly } from "../../kernel/verb";

/**
 * Gives up the open orders under `which` (over `orders o`), and what they held of coupons. Money that comes for one all the same takes it up again, with its
 * coupon's use where there still is one (coupon-uses.ts); else it bought nothing, and goes back.
 *
 * Orders and then coupons are taken in the order of their ids, the coupon that is used next among them: two that do so never wait for each other.
 */
export const releaseOrders = (w: Writing, which: SQL, now: Date, nextCouponId: number | null = null) => [
  w.execute(sql`
    with found as (select o.id from orders o where o.status = 'open' and ${which} order by o.id for update),
    gone as (
      update orders o set status = 'cancelled', cancelled_at = ${now.toISOString()}::timestamptz from found where o.id = found.id returning o.coupon_id
    ), freed as (select coupon_id, count(*)::int as n from gone where coupon_id is not null group by 1),
    held as (
      select k.id from coupons k where k.id in (select coupon_id from freed) or k.id = ${nextCouponId}::bigint order by k.id for no key update)
    update coupons k set used_count = greatest(k.used_count - freed.n, 0) from held join freed on freed.coupon_id = held.id where k.id = held.id`),
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
