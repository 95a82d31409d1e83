import { type SQL, sql } from "drizzle-orm";
import { kinds } from "./kinds";
import type { Reduction } from "./money/price-order";
import type { LineKind } from "./schema";

export interface CouponFound {
  id: number;
  basisPoints: number | null;
  amount: Record<string, number> | null;
  /** Whether it may be used now, for this thing. */
  isValid: boolean;
}

/** What a code is to one buyer of one thing: null where there is none. What a company owes is reduced by nothing. */
export const selectCoupon = (
  { kind, uuid, coupon = "" }: { kind: LineKind; uuid: string; coupon?: string | undefined },
  buyerId: number,
  now: Date,
): SQL<CouponFound | null> => sql<CouponFound | null>`(select to_jsonb(k) from (
  select k.id, k.basis_points as "basisPoints", k.amount, ${couponHolds(now, heldByOwn(kind, uuid, buyerId))}
    and (k.course_id is null or k.course_id = (select c.id from courses c where c.uuid = ${uuid}::uuid)) as "isValid"
  from coupons k where k.code = ${kinds[kind].isOnAccount ? "" : coupon}::citext and k.deleted_at is null) as k)`;

/** Over `coupons k`: how many uses are held by the buyer's own open order of the thing, which gives way to another of it. */
const heldByOwn = (kind: LineKind, uuid: string, buyerId: number): SQL => {
  const { column, table } = kinds[kind];
  return sql`(select count(*) from orders o join order_lines l on l.order_id = o.id join ${sql.identifier(table)} t on t.id = l.${sql.identifier(column)}
    where o.user_id = ${buyerId}::bigint and o.status = 'open' and o.coupon_id = k.id and t.uuid = ${uuid}::uuid)`;
};

/** Over `coupons k`: whether it is of use at `now`. `held` of its uses are given back before it is used. */
export const couponHolds = (now: Date, held: SQL = sql`0`) => sql`
  (k.starts_at is null or k.starts_at <= ${now.toISOString()}::timestamptz) and (k.ends_at is null or k.ends_at > ${now.toISOString()}::timestamptz)
  and (k.max_uses is null or k.used_count - ${held} < k.max_uses)`;

/** What a coupon takes off in a currency; null for one that knows nothing of it. */
export function reductionIn(coupon: CouponFound | null, currency: string): Reduction | null {
  if (!coupon?.isValid) return null;
  if (coupon.basisPoints !== null) return { basisPoints: coupon.basisPoints };
  const amount = coupon.amount?.[currency];
  return amount === undefined ? null : { amount };
}
