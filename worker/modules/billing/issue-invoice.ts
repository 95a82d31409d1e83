import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import type { GatewayTruth, InvoicePaper } from "../../kernel/payment-ports";
import type { PaymentRow } from "./known-payment";

type Issuing = { uuid: string; row: PaymentRow; truth: GatewayTruth; now: Date } & (
  | { kind: "invoice" }
  | { kind: "credit_note"; note: { reference: string; amount: number; tax: number } }
);

/**
 * An invoice or a credit note under the next number of its series and year. The series' row is locked from here to the end of the commit, and a commit that
 * fails gives its number back: no number is left out and none is given twice.
 */
export function insertInvoice(w: Writing, issuing: Issuing) {
  const { kind, uuid, row, now } = issuing;
  const isNote = issuing.kind === "credit_note";
  const amounts = isNote
    ? { tax: issuing.note.tax, total: issuing.note.amount }
    : { tax: row.order.tax, total: row.order.total };
  const prefix = isNote ? sql`credit_note_prefix` : sql`invoice_prefix`;
  const series = sql`(select ${prefix} || '-' || to_char(${now.toISOString()}::timestamptz at time zone 'UTC', 'YYYY') from billing_settings)`;
  const refund = isNote
    ? sql`(select r.id from refunds r where r.payment_id = ${row.id}::bigint and r.reference = ${issuing.note.reference})`
    : sql`null::bigint`;
  const of = isNote
    ? sql`(select to_jsonb(i.series || '-' || lpad(i.number::text, 6, '0')) from invoices i where i.order_id = ${row.orderId}::bigint and i.kind = 'invoice')`
    : sql`'null'::jsonb`;
  return [
    w.execute(sql`insert into invoice_series (series) values (${series}) on conflict do nothing`),
    w.execute(sql`
      with next as (update invoice_series set last_number = last_number + 1 where series = ${series} returning series, last_number)
      insert into invoices (uuid, kind, series, number, order_id, user_id, refund_id, currency, tax, total, issued_at, paper)
      select ${uuid}::uuid, ${kind}, next.series, next.last_number, ${row.orderId}::bigint, ${row.buyer.id}::bigint, ${refund}, ${row.currency},
        ${amounts.tax}::bigint, ${amounts.total}::bigint, ${now.toISOString()}::timestamptz,
        ${JSON.stringify(paperOf(issuing))}::jsonb || jsonb_build_object('of', ${of}, 'seller', ${seller})
      from next`),
  ];
}

const seller = sql`(select jsonb_build_object('name', seller_name, 'address', seller_address, 'taxNumber', seller_tax_number) from billing_settings)`;

/** All but the seller and the invoice a credit note is of, which are filled in as it is written. */
function paperOf(issuing: Issuing): Omit<InvoicePaper, "seller" | "of"> {
  const { row, truth } = issuing;
  const { lines, tax, countryCode, taxNumber } = row.paper;
  return {
    buyer: { name: row.buyer.name, email: row.buyer.email, countryCode, taxNumber },
    lines: issuing.kind === "invoice" ? lines : [creditLine(lines, issuing.note)],
    tax,
    payment: { gateway: row.gateway, method: truth.method, transactionId: truth.transactionId },
  };
}

function creditLine(
  lines: InvoicePaper["lines"],
  { amount, tax }: { amount: number; tax: number },
): InvoicePaper["lines"][number] {
  const title = lines[0]?.title ?? { en: "" };
  return { title, price: amount - tax, discount: 0, tax, total: amount };
}
