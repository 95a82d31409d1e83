import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { entity } from "../../kernel/columns";

/** What finance sets: who sells, as invoices name them, how long a buyer may ask for the money back, how renewals are tried again, what affiliates get. One row. */
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
