import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { citext, entity, fact, instant, int8, translations } from "../../kernel/columns";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { plans } from "../plans/schema";
import { candidateFees, payers, statements } from "./companies-schema";
import type { OrderStatus, PaymentStatus } from "./states";

export { accountMovements, candidateFees, payers, statements } from "./companies-schema";

/** What can be bought, by the names of the payment types. */
export type LineKind = "course_purchase" | "bundle_purchase" | "subscription" | "company_candidate_fee";
export type LedgerAccount =
  | "gateway_clearing"
  | "sales"
  | "sales_refunds"
  | "tax_payable"
  | "customer_credit"
  | "receivable"
  | "disputed"
  | "dispute_losses";

const currency = () => char("currency", { length: 3 }).notNull();
/** Integer minor units of the row's currency. */
const minor = (name: string) => int8(name).notNull();

export const bundles = pgTable("bundles", {
  ...entity(),
  slug: text("slug").notNull().unique(),
  translations: translations<{ title: string; description?: string }>(),
  /** Minor units per ISO 4217 currency. */
  price: jsonb("price").$type<Record<string, number>>().notNull(),
  isActive: boolean("is_active").notNull().default(true),
});

export const bundleCourses = pgTable(
  "bundle_courses",
  {
    bundleId: int8("bundle_id")
      .notNull()
      .references(() => bundles.id),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
  },
  (t) => [primaryKey({ columns: [t.bundleId, t.courseId] }), index("bundle_courses_course").on(t.courseId)],
);

export const coupons = pgTable(
  "coupons",
  {
    ...entity(),
    code: citext("code").notNull(),
    /** A part in hundredths of a percent, or an amount per currency: one of the two. */
    basisPoints: integer("basis_points"),
    amount: jsonb("amount").$type<Record<string, number>>(),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    maxUses: integer("max_uses"),
    usedCount: integer("used_count").notNull().default(0),
    /** For this course alone. */
    courseId: int8("course_id").references(() => courses.id),
  },
  (t) => [
    uniqueIndex("coupons_code").on(t.code).where(sql`deleted_at is null`),
    check("coupons_kind", sql`(basis_points is null) <> (amount is null)`),
    check("coupons_basis_points", sql`basis_points between 1 and 10000`),
    check("coupons_used", sql`used_count >= 0 and (max_uses is null or used_count <= max_uses)`),
    index("coupons_course").on(t.courseId),
  ],
);

export const taxRules = pgTable(
  "tax_rules",
  {
    ...entity(),
    /** ISO 3166-1 alpha-2, of the buyer. */
    countryCode: char("country_code", { length: 2 }).notNull(),
    translations: translations<{ name: string }>(),
    basisPoints: integer("basis_points").notNull(),
    inclusive: boolean("inclusive").notNull(),
    /** Whether a buyer abroad with a tax number owes the tax instead. */
    reverseCharge: boolean("reverse_charge").notNull().default(false),
  },
  (t) => [
    uniqueIndex("tax_rules_country").on(t.countryCode).where(sql`deleted_at is null`),
    check("tax_rules_basis_points", sql`basis_points between 0 and 10000`),
  ],
);

export const orders = pgTable(
  "orders",
  {
    ...entity(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    status: text("status").$type<OrderStatus>().notNull().default("open"),
    currency: currency(),
    subtotal: minor("subtotal"),
    discount: minor("discount"),
    tax: minor("tax"),
    total: minor("total"),
    /** As they were when the order was placed. */
    countryCode: char("country_code", { length: 2 }).notNull(),
    taxNumber: text("tax_number"),
    taxBasisPoints: integer("tax_basis_points").notNull().default(0),
    taxInclusive: boolean("tax_inclusive").notNull().default(false),
    taxName: jsonb("tax_name").$type<{ en: string; ar?: string | undefined }>(),
    reverseCharge: boolean("reverse_charge").notNull().default(false),
    couponId: int8("coupon_id").references(() => coupons.id),
    paidAt: instant("paid_at"),
    cancelledAt: instant("cancelled_at"),
  },
  (t) => [
    check("orders_status", sql`status in ('open','paid','cancelled')`),
    check("orders_sums", sql`subtotal >= 0 and discount between 0 and subtotal and tax >= 0 and total >= 0`),
    index("orders_user").on(t.userId, t.id),
    index("orders_status_index").on(t.status, t.id),
    index("orders_coupon").on(t.couponId),
    index("orders_open").on(t.createdAt).where(sql`status = 'open'`),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    ...fact(),
    uuid: uuid("uuid").notNull().unique().default(sql`uuidv7()`),
    orderId: int8("order_id")
      .notNull()
      .references(() => orders.id),
    kind: text("kind").$type<LineKind>().notNull(),
    courseId: int8("course_id").references(() => courses.id),
    bundleId: int8("bundle_id").references(() => bundles.id),
    planId: int8("plan_id").references(() => plans.id),
    statementId: int8("statement_id").references(() => statements.id),
    title: translations<string>("title"),
    price: minor("price"),
    discount: minor("discount"),
    tax: minor("tax"),
    total: minor("total"),
    grantedAt: instant("granted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    check(
      "order_lines_kind",
      sql`kind in ('course_purchase','bundle_purchase','subscription','company_candidate_fee')`,
    ),
    check(
      "order_lines_thing",
      sql`(kind = 'course_purchase') = (course_id is not null) and (kind = 'bundle_purchase') = (bundle_id is not null)
        and (kind = 'subscription') = (plan_id is not null) and (kind = 'company_candidate_fee') = (statement_id is not null)`,
    ),
    index("order_lines_order").on(t.orderId),
    index("order_lines_course").on(t.courseId),
    index("order_lines_bundle").on(t.bundleId),
    index("order_lines_plan").on(t.planId),
    index("order_lines_statement").on(t.statementId),
  ],
);

export const payments = pgTable(
  "payments",
  {
    ...entity(),
    orderId: int8("order_id")
      .notNull()
      .references(() => orders.id),
    gateway: text("gateway").notNull(),
    /** The gateway's name for it, known once it was opened there. */
    reference: text("reference"),
    /** Where the buyer pays. */
    payUrl: text("pay_url"),
    status: text("status").$type<PaymentStatus>().notNull().default("pending"),
    currency: currency(),
    amount: minor("amount"),
    /** Asked to go back, by us or at the gateway: never more than was paid. */
    refundedAmount: minor("refunded_amount").default(0),
    /** Of a period that was exchanged for a higher plan: what of it was counted there, and does not go back as well. */
    creditedAmount: minor("credited_amount").default(0),
    /** Paid for what was paid for or owned already: it goes back, and was never a sale. */
    isSurplus: boolean("is_surplus").notNull().default(false),
    /** Of kept means, without the buyer: there is no page to pay on. */
    isCharge: boolean("is_charge").notNull().default(false),
    method: text("method"),
    /** The gateway's number of the money itself, for the invoice. */
    transactionId: text("transaction_id"),
    completedAt: instant("completed_at"),
    /** When the gateway was last asked about it. */
    checkedAt: instant("checked_at"),
  },
  (t) => [
    check("payments_status", sql`status in ('pending','completed','failed','refunded','cancelled')`),
    check("payments_amount", sql`amount > 0 and refunded_amount between 0 and amount and credited_amount >= 0`),
    uniqueIndex("payments_reference").on(t.gateway, t.reference),
    // One way to pay an order at a time: two tabs meet at the same.
    uniqueIndex("payments_pending").on(t.orderId).where(sql`status = 'pending'`),
    index("payments_order").on(t.orderId),
    index("payments_unsettled").on(t.createdAt).where(sql`status = 'pending'`),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    ...entity(),
    paymentId: int8("payment_id")
      .notNull()
      .references(() => payments.id),
    /** The gateway's name for it; none while it was only asked for. */
    reference: text("reference"),
    amount: minor("amount"),
    status: text("status").$type<"pending" | "completed" | "failed">().notNull().default("pending"),
    reason: text("reason"),
    askedById: int8("asked_by_id").references(() => users.id),
    completedAt: instant("completed_at"),
  },
  (t) => [
    check("refunds_status", sql`status in ('pending','completed','failed')`),
    check("refunds_amount", sql`amount > 0`),
    uniqueIndex("refunds_reference").on(t.paymentId, t.reference),
    index("refunds_payment").on(t.paymentId),
    index("refunds_asked_by").on(t.askedById),
    index("refunds_unsettled").on(t.createdAt).where(sql`status = 'pending'`),
  ],
);

export const disputes = pgTable(
  "disputes",
  {
    ...entity(),
    paymentId: int8("payment_id")
      .notNull()
      .references(() => payments.id),
    reference: text("reference").notNull(),
    amount: minor("amount"),
    status: text("status").$type<"open" | "won" | "lost">().notNull(),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    check("disputes_status", sql`status in ('open','won','lost')`),
    uniqueIndex("disputes_reference").on(t.paymentId, t.reference),
    index("disputes_status_index").on(t.status, t.id),
  ],
);

/** One thing that happened to money; its lines balance. Append only. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    ...fact(),
    /** What happened, once: "capture:<payment>", "refund:<payment>:<reference>". */
    key: text("key").notNull().unique(),
    orderId: int8("order_id").references(() => orders.id),
    happenedAt: instant("happened_at").notNull(),
    currency: currency(),
  },
  (t) => [
    index("ledger_entries_order").on(t.orderId),
    // Figures begin at a month.
    index("ledger_entries_happened").on(t.happenedAt),
  ],
);

export const ledgerLines = pgTable(
  "ledger_lines",
  {
    ...fact(),
    entryId: int8("entry_id")
      .notNull()
      .references(() => ledgerEntries.id),
    account: text("account").$type<LedgerAccount>().notNull(),
    /** Debit above zero, credit below. */
    amount: minor("amount"),
  },
  (t) => [
    check(
      "ledger_lines_account",
      sql`account in ('gateway_clearing','sales','sales_refunds','tax_payable','customer_credit','receivable','disputed','dispute_losses')`,
    ),
    check("ledger_lines_amount", sql`amount <> 0`),
    index("ledger_lines_entry").on(t.entryId),
    index("ledger_lines_account_index").on(t.account, t.id),
  ],
);

/** What the lines of an account come to; kept by a trigger at each commit, so that nobody adds up the whole ledger to read it. */
export const ledgerBalances = pgTable(
  "ledger_balances",
  {
    account: text("account").$type<LedgerAccount>().notNull(),
    currency: currency(),
    amount: minor("amount"),
  },
  (t) => [primaryKey({ columns: [t.account, t.currency] })],
);

/** What gateways called about, as they signed it. */
export const gatewayEvents = pgTable(
  "gateway_events",
  {
    ...fact(),
    gateway: text("gateway").notNull(),
    eventId: text("event_id").notNull(),
    kind: text("kind").notNull(),
    /** Of the payment it is about; none where we know nothing of the kind. */
    reference: text("reference"),
    processedAt: instant("processed_at"),
  },
  (t) => [
    uniqueIndex("gateway_events_event").on(t.gateway, t.eventId),
    index("gateway_events_reference").on(t.gateway, t.reference).where(sql`processed_at is null`),
    index("gateway_events_unprocessed").on(t.createdAt).where(sql`processed_at is null`),
  ],
);

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
  },
  () => [
    check("billing_settings_one", sql`only_one`),
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
