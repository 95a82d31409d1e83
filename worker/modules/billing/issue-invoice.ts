import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import type { GatewayTruth, InvoicePaper } from "../../kernel/payment-ports";
import { creditLine, creditTax, insertPaper, printedNumber } from "./insert-paper";
import type { PaymentRow } from "./known-payment";

type Issuing = { uuid: string; row: PaymentRow; truth: GatewayTruth; now: Date } & (
  | { kind: "invoice" }
  | { kind: "credit_note"; note: { reference: string; amount: number; tax: number; taxBefore: number } }
);

/** The invoice of an order that was paid, or the credit note of what went back of it. */
export function insertInvoice(w: Writing, issuing: Issuing) {
  const { kind, uuid, row, now } = issuing;
  const of = { order_id: sql`${row.orderId}::bigint` };
  const common = { kind, uuid, userId: row.buyer.id, currency: row.currency, now };
  if (issuing.kind === "invoice") {
    const { tax, total } = row.order;
    return insertPaper(w, {
      ...common,
      of,
      invoice: null,
      tax,
      total,
      paper: paperOf(issuing, row.paper.lines, row.paper.tax),
    });
  }
  const { reference, amount: total, tax, taxBefore } = issuing.note;
  const refund = sql`(select r.id from refunds r where r.payment_id = ${row.id}::bigint and r.reference = ${reference})`;
  return insertPaper(w, {
    ...common,
    of: { ...of, refund_id: refund },
    invoice: sql`select ${printedNumber} from invoices i where i.order_id = ${row.orderId}::bigint and i.kind = 'invoice'`,
    tax,
    total,
    paper: paperOf(issuing, [creditLine(row.paper.lines, { total, tax })], creditTax(row.paper.tax, tax, taxBefore)),
  });
}

function paperOf(
  { row, truth }: Issuing,
  lines: InvoicePaper["lines"],
  tax: InvoicePaper["tax"],
): Omit<InvoicePaper, "seller" | "of"> {
  const { countryCode, region, taxNumber } = row.paper;
  return {
    buyer: { name: row.buyer.name, email: row.buyer.email, countryCode, taxNumber, region },
    lines,
    tax,
    payment: { gateway: row.gateway, method: truth.method, transactionId: truth.transactionId },
  };
}
