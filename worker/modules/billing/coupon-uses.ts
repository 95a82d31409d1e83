import { type SQL, sql } from "drizzle-orm";
import { insist, type Writing } from "../../kernel/database";
import { releaseOrders } from "./cancel-stale-orders";

/** Over `orders o`: `other` is an open order of the same buyer, thing and coupon: this one on other terms. */
const isOther: SQL = sql`
  other.user_id = o.user_id and other.id <> o.id and other.status = 'open' and other.coupon_id = o.coupon_id and exists (
    select from order_lines mine join order_lines theirs on theirs.order_id = other.id and (
      theirs.course_id = mine.course_id or theirs.bundle_id = mine.bundle_id or theirs.plan_id = mine.plan_id) where mine.order_id = o.id)`;

/** Over `orders o`: it was given up with its coupon's use, and others have used the coupon up since. */
export const isCouponGone: SQL<boolean> = sql<boolean>`(o.status = 'cancelled' and exists (
  select from coupons k where k.id = o.coupon_id and k.used_count - (select count(*) from orders other where ${isOther}) >= k.max_uses))`;

/** An order that was given up is paid all the same: it uses its coupon again, as long as there is a use left at this moment. */
export const spendCouponAgain = (w: Writing, order: { orderId: number; couponId: number }, now: Date) => [
  ...releaseOrders(
    w,
    sql`o.id in (select other.id from orders other, orders o where o.id = ${order.orderId}::bigint and ${isOther})`,
    now,
    order.couponId,
  ),
  insist(
    w,
    sql`update coupons k set used_count = k.used_count + 1 where k.id = ${order.couponId}::bigint and (k.max_uses is null or k.used_count < k.max_uses) returning k.id`,
    "conflict",
  ),
];
