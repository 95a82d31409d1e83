import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { iso, rowsAsJson } from "../../kernel/json";
import { lineKinds } from "./inputs";
import { mayAskBack, refundableUntil } from "./refund-window";
import { orderStatuses, paymentStatuses } from "./states";
import { orderTaxes, TaxLine, TaxRegion } from "./tax-rule";

export const Order = v.object({
  uuid: v.string(),
  status: v.picklist(orderStatuses),
  placedAt: v.string(),
  paidAt: v.nullable(v.string()),
  currency: v.string(),
  subtotal: v.number(),
  discount: v.number(),
  tax: v.number(),
  /** The tax by what it is made of; none where nothing was taxed. */
  taxes: v.array(TaxLine),
  taxInclusive: v.boolean(),
  /** Of the buyer, where it decided the tax. */
  region: v.nullable(TaxRegion),
  total: v.number(),
  lines: v.array(
    v.object({
      kind: v.picklist(lineKinds),
      uuid: v.string(),
      slug: v.nullable(v.string()),
      title: v.string(),
      total: v.number(),
      isHeld: v.boolean(),
    }),
  ),
  /** The newest way it was tried to be paid. */
  payment: v.nullable(
    v.object({
      gateway: v.string(),
      status: v.picklist(paymentStatuses),
      method: v.nullable(v.string()),
      refundedAmount: v.number(),
    }),
  ),
  invoices: v.array(
    v.object({ uuid: v.string(), kind: v.picklist(["invoice", "credit_note"]), number: v.string(), total: v.number() }),
  ),
  /** Until when the buyer may give it back by themselves; null where that is over, or was never so. */
  refundableUntil: v.nullable(v.string()),
});

/** The row of an Order, over `orders o`. */
export const orderRow = (locale: Locale, now: Date): SQL => sql`
  o.uuid, o.status, ${iso(sql`o.created_at`)} as "placedAt", case when o.paid_at is null then null else ${iso(sql`o.paid_at`)} end as "paidAt",
  o.currency, o.subtotal, o.discount, o.tax, ${orderTaxes} as taxes, o.tax_inclusive as "taxInclusive", o.tax_region as region, o.total,
  ${rowsAsJson(sql`
    select l.kind, coalesce(c.uuid, b.uuid, pl.uuid, s.uuid) as uuid, coalesce(c.slug, pl.slug) as slug, coalesce(l.title->>${locale}::text, l.title->>'en') as title, l.total,
      l.granted_at is not null and l.revoked_at is null as "isHeld"
    from order_lines l left join courses c on c.id = l.course_id left join bundles b on b.id = l.bundle_id left join plans pl on pl.id = l.plan_id
      left join statements s on s.id = l.statement_id
    where l.order_id = o.id order by l.id`)} as lines,
  (select json_build_object('gateway', p.gateway, 'status', p.status, 'method', p.method, 'refundedAmount', p.refunded_amount)
   from payments p where p.order_id = o.id order by p.status in ('completed', 'refunded') and not p.is_surplus desc, p.id desc limit 1) as payment,
  ${rowsAsJson(sql`
    select i.uuid, i.kind, i.series || '-' || lpad(i.number::text, 6, '0') as number, i.total from invoices i where i.order_id = o.id order by i.id`)} as invoices,
  case when o.status = 'paid' and o.total > 0 and ${mayAskBack(now)}
    and exists (select from payments p where p.order_id = o.id and p.status = 'completed' and p.refunded_amount = 0 and p.credited_amount = 0 and not p.is_surplus)
    then ${iso(sql`${refundableUntil}`)} end as "refundableUntil"`;

export type OrderOut = v.InferOutput<typeof Order>;
