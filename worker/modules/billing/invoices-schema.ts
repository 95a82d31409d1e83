import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, instant, int8 } from "../../kernel/columns";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { users } from "../accounts/schema";
import { candidateFees, payers } from "./companies-schema";
import { currency, minor } from "./money-columns";
import { orders, refunds } from "./orders-schema";

/** The last number given of each series; the row is locked while the next is. */
export const invoiceSeries = pgTable("invoice_series", {
  series: text("series").primaryKey(),
  lastNumber: integer("last_number").notNull().default(0),
});

export const invoices = pgTable(
  "invoices",
  {
    ...entity(),
    kind: text("kind").$type<"invoice" | "credit_note">().notNull(),
    series: text("series").notNull(),
    number: integer("number").notNull(),
    /** What it is for: one of the two. */
    orderId: int8("order_id").references(() => orders.id),
    feeId: int8("fee_id").references(() => candidateFees.id),
    /** The account that is charged, where it is a fee's. */
    payerId: int8("payer_id").references(() => payers.id),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    refundId: int8("refund_id").references(() => refunds.id),
    /** Which of a fee's credits, in their order. */
    creditKey: text("credit_key"),
    /** The invoice that a credit note without a refund makes void. */
    voidsId: int8("voids_id").references((): AnyPgColumn => invoices.id),
    currency: currency(),
    tax: minor("tax"),
    total: minor("total"),
    issuedAt: instant("issued_at").notNull(),
    /** Everything that is printed, as it was on the day. */
    paper: jsonb("paper").$type<InvoicePaper>().notNull(),
    downloadCount: integer("download_count").notNull().default(0),
    /** Credited whole without money going back: the number stays, what is owed to the buyer is in the ledger. */
    voidedAt: instant("voided_at"),
    /** When somebody last had it mailed again. */
    resentAt: instant("resent_at"),
  },
  (t) => [
    check(
      "invoices_kind",
      sql`kind in ('invoice','credit_note') and num_nonnulls(refund_id, voids_id, credit_key) = (kind = 'credit_note')::int and (kind = 'invoice' or voided_at is null)`,
    ),
    check("invoices_for", sql`num_nonnulls(order_id, fee_id) = 1 and (fee_id is null) = (payer_id is null)`),
    uniqueIndex("invoices_number").on(t.series, t.number),
    uniqueIndex("invoices_fee").on(t.feeId).where(sql`kind = 'invoice'`),
    uniqueIndex("invoices_credit").on(t.creditKey),
    index("invoices_fee_all").on(t.feeId),
    index("invoices_payer").on(t.payerId, t.id),
    uniqueIndex("invoices_order").on(t.orderId).where(sql`kind = 'invoice'`),
    index("invoices_order_all").on(t.orderId),
    uniqueIndex("invoices_refund").on(t.refundId),
    uniqueIndex("invoices_voids").on(t.voidsId),
    index("invoices_issued").on(t.issuedAt, t.id),
    index("invoices_kind_issued").on(t.kind, t.issuedAt, t.id),
    index("invoices_voided").on(t.issuedAt, t.id).where(sql`voided_at is not null`),
    index("invoices_user").on(t.userId, t.id),
  ],
);
