import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { entity, instant, int8 } from "../../kernel/columns";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { users } from "../accounts/schema";
import { candidateFees, payers } from "./companies-schema";
import { currency, minor } from "./money-columns";
import { orders, refunds } from "./orders-schema";

/** Who sells, as invoices name them, and how long a buyer may ask for the money back. One row. */
export const billingSettings = pgTable(
  "billing_settings",
  {
    ...entity(),
    onlyOne: boolean("only_one").notNull().unique().default(true),
    sellerName: text("seller_name"),
    sellerAddress: text("seller_address"),
    sellerTaxNumber: text("seller_tax_number"),
    /** In front of the year in an invoice's number. */
    invoicePrefix: text("invoice_prefix").notNull().default("INV"),
    creditNotePrefix: text("credit_note_prefix").notNull().default("CRN"),
    statementPrefix: text("statement_prefix").notNull().default("STM"),
    refundDays: integer("refund_days").notNull().default(14),
    /** Above this share of a course, in percent, a buyer does not get it back by themselves. */
    refundProgressPercent: integer("refund_progress_percent").notNull().default(30),
    /** For how long access goes on while a renewal is tried, and on which days after the period's end that is done again. */
    graceDays: integer("grace_days").notNull().default(7),
    dunningDays: integer("dunning_days").array().notNull().default([1, 3, 5]),
    /** People are reminded so many days before a renewal, or an end. */
    reminderDays: integer("reminder_days").notNull().default(3),
    /** Whether anybody may bring buyers for a share, and links count. */
    affiliatesOpen: boolean("affiliates_open").notNull().default(false),
    affiliateBasisPoints: integer("affiliate_basis_points").notNull().default(1_000),
    /** For how long a link that was followed counts. */
    affiliateWindowDays: integer("affiliate_window_days").notNull().default(30),
    /** Minor units per currency; less than that is not paid out yet. */
    affiliateMinPayout: jsonb("affiliate_min_payout").$type<Record<string, number>>().notNull().default({}),
  },
  () => [
    check("billing_settings_one", sql`only_one`),
    check(
      "billing_settings_affiliates",
      sql`affiliate_basis_points between 0 and 5000 and affiliate_window_days between 1 and 365`,
    ),
    check(
      "billing_settings_dunning",
      sql`grace_days between 0 and 60 and reminder_days between 0 and 30 and cardinality(dunning_days) <= 10 and 0 <= all (dunning_days) and grace_days >= all (dunning_days)`,
    ),
    check("billing_settings_windows", sql`refund_days between 0 and 365 and refund_progress_percent between 0 and 100`),
  ],
);

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
