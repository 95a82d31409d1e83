import { type SQL, sql } from "drizzle-orm";
import type { Translations } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { iso, rowsAsJson } from "../../kernel/json";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { isCouponGone } from "./coupon-uses";
import { kinds, type Leaning, leaningOn, type Terms, termsOf } from "./kinds";
import type { LineKind } from "./schema";
import type { KnownPayment } from "./settle";

/** A payment as settle() wants it, and what is needed to write down what it says. */
export interface PaymentRow extends KnownPayment {
  id: number;
  gateway: string;
  reference: string | null;
  orderId: number;
  orderUuid: string;
  couponId: number | null;
  buyer: { id: number; uuid: string; name: string; email: string };
  lines: (KnownPayment["lines"][number] & {
    kind: LineKind;
    title: Translations<string>;
    courses: string[];
    terms: Terms | null;
    leaning: Leaning[];
  })[];
  paper: Pick<InvoicePaper, "lines" | "tax"> & Pick<InvoicePaper["buyer"], "countryCode" | "taxNumber" | "region">;
  invoiceNumber: string | null;
  /** Whose link led to the order. */
  affiliate: { id: number; userUuid: string } | null;
  /** Whose account it pays; none for what is sold at once. */
  payerId: number | null;
  /** The last call about it that nobody has dealt with; what the gateway says from now on knows of it, and of those before it. */
  calledUpTo: number | null;
  /** Of the rows as they were read: the commit insists that they are still the same. */
  versions: { payment: string; order: string };
}

/** Over `payments p join orders o join users u`. */
export const selectPayment = (q: Selecting, which: SQL, now: Date) =>
  q
    .select({
      payment: sql<PaymentRow>`json_build_object(
        'id', p.id, 'uuid', p.uuid, 'gateway', p.gateway, 'reference', p.reference, 'status', p.status, 'currency', p.currency, 'amount', p.amount,
        'isSurplus', p.is_surplus, 'isOnAccount', ${payer} is not null, 'payerId', ${payer}, 'orderId', o.id, 'orderUuid', o.uuid, 'couponId', o.coupon_id,
        'order', json_build_object('status', o.status, 'tax', o.tax, 'total', o.total, 'otherPaid', exists (
          select from payments other where other.order_id = o.id and other.id <> p.id and other.status in ('completed', 'refunded') and not other.is_surplus),
          'isVoided', exists (select from invoices i where i.order_id = o.id and i.voided_at is not null),
          'isCouponGone', ${isCouponGone}),
        'buyer', json_build_object('id', u.id, 'uuid', u.uuid, 'name', u.full_name, 'email', u.email),
        'lines', ${rowsAsJson(sql`
          select l.uuid, l.kind, l.title, l.granted_at is not null as granted, l.revoked_at is not null as revoked,
            l.granted_at is null and ${ownedOtherwise(now)} as "ownedOtherwise", ${coursesOf} as courses,
            ${termsOf} as terms, ${leaningOn} as leaning, (select ${iso(sql`t.payable_until`)} from subscription_terms t where t.line_uuid = l.uuid) as "payableUntil"
          from order_lines l where l.order_id = o.id order by l.id`)},
        'refunds', ${rowsAsJson(sql`select r.uuid, r.reference, r.amount, r.status from refunds r where r.payment_id = p.id order by r.id`)},
        'disputes', ${rowsAsJson(sql`select d.reference, d.amount, d.status from disputes d where d.payment_id = p.id order by d.id`)},
        'commissionBasisPoints', o.commission_basis_points,
        'affiliate', (select json_build_object('id', a.id, 'userUuid', w.uuid) from affiliates a join users w on w.id = a.user_id where a.id = o.affiliate_id),
        'paper', json_build_object(
          'lines', ${rowsAsJson(sql`select l.title, l.price, l.discount, l.tax, l.total from order_lines l where l.order_id = o.id order by l.id`)},
          'tax', json_build_object('name', o.tax_name, 'basisPoints', o.tax_basis_points, 'inclusive', o.tax_inclusive, 'reverseCharge', o.reverse_charge,
            'components', o.tax_components),
          'countryCode', o.country_code, 'region', o.tax_region->'name', 'taxNumber', o.tax_number),
        'invoiceNumber', (select i.series || '-' || lpad(i.number::text, 6, '0') from invoices i where i.order_id = o.id and i.kind = 'invoice'),
        'calledUpTo', (select max(v.id) from gateway_events v where v.gateway = p.gateway and v.reference = p.reference and v.processed_at is null),
        'versions', json_build_object('payment', p.xmin::text, 'order', o.xmin::text))`,
    })
    .from(sql`payments p join orders o on o.id = p.order_id join users u on u.id = o.user_id`)
    .where(which);

const payer = sql`(select s.payer_id from order_lines l join statements s on s.id = l.statement_id where l.order_id = o.id limit 1)`;

// Each kind says for itself whether the buyer has the thing anyhow; `o` and `l` are the order and its line.
const ownedOtherwise = (now: Date) =>
  sql`case l.kind ${sql.join(
    Object.entries(kinds).map(([name, kind]) => sql`when ${name} then ${kind.isOwnedOtherwise(sql`o.user_id`, now)}`),
    sql` `,
  )} end`;
const coursesOf = sql`case l.kind ${sql.join(
  Object.entries(kinds).map(([name, kind]) => sql`when ${name} then array(${kind.courses})`),
  sql` `,
)} end`;
