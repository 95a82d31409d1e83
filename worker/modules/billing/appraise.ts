import { type SQL, sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import type { Selecting } from "../../kernel/database";
import type { Cycle } from "../plans";
import { kinds, type Offer } from "./kinds";
import type { Reduction } from "./money/price-order";
import type { LineKind } from "./schema";
import { taxRegionsOf, taxRuleOf } from "./tax-rule";

export interface CouponFound {
  id: number;
  basisPoints: number | null;
  amount: Record<string, number> | null;
  /** Whether it may be used now, for this thing. */
  isValid: boolean;
}
export interface Asked {
  kind: LineKind;
  uuid: string;
  cycle?: Cycle | undefined;
  coupon?: string | undefined;
  countryCode?: string | undefined;
  regionCode?: string | undefined;
}

/** What decides a price: what is offered, the coupon and the tax of where the buyer lives. */
export const selectAppraisal = (
  q: Selecting,
  { kind, uuid, cycle, coupon, countryCode = "", regionCode = "" }: Asked,
  buyerId: number,
  now: Date,
) => {
  const country = sql`${kinds[kind].isOnAccount ? "" : countryCode}::char(2)`;
  return q
    .select({
      offer: sql<Offer | null>`(select to_jsonb(o) from (${kinds[kind].offer({ uuid, cycle }, buyerId, now)}) as o)`,
      coupon: sql<CouponFound | null>`(select to_jsonb(k) from (
        select k.id, k.basis_points as "basisPoints", k.amount, ${couponHolds(now, heldByOwn(kind, uuid, buyerId))}
          and (k.course_id is null or k.course_id = (select c.id from courses c where c.uuid = ${uuid}::uuid)) as "isValid"
        from coupons k where k.code = ${kinds[kind].isOnAccount ? "" : (coupon ?? "")}::citext and k.deleted_at is null) as k)`,
      rule: taxRuleOf(country, sql`${regionCode}::text`),
      regions: taxRegionsOf(country),
    })
    .from(sql`(values (1)) as one`);
};

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

export const buyerOf = ({ actor }: QueryContext): number => (actor.kind === "person" ? actor.id : 0);
