import { sql } from "drizzle-orm";
import { boolean, char, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8, type Translations, translations } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { plans } from "../plans/schema";
import { affiliates } from "../referrals/schema";
import { statements } from "./companies-schema";
import { currency, minor, taxRate } from "./money-columns";
import { bundles, coupons } from "./offers-schema";
import type { OrderStatus, PaymentStatus } from "./states";

/** What can be bought, by the names of the payment types. */
export type LineKind = "course_purchase" | "bundle_purchase" | "subscription" | "company_candidate_fee";

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
    /** Of a region with a tax of its own. */
    taxRegion: jsonb("tax_region").$type<{ code: string; name: Translations<string> }>(),
    taxNumber: text("tax_number"),
    taxBasisPoints: taxRate("tax_basis_points").default(0),
    taxInclusive: boolean("tax_inclusive").notNull().default(false),
    taxName: jsonb("tax_name").$type<{ en: string; ar?: string | undefined }>(),
    /** The tax by component, where it is made of more than one. */
    taxComponents:
      jsonb("tax_components").$type<{ name: Translations<string>; basisPoints: number; amount: number }[]>(),
    reverseCharge: boolean("reverse_charge").notNull().default(false),
    couponId: int8("coupon_id").references(() => coupons.id),
    /** Whose link led to it, and what they get of it in hundredths of a percent. As they were when the order was placed. */
    affiliateId: int8("affiliate_id").references(() => affiliates.id),
    commissionBasisPoints: integer("commission_basis_points"),
    paidAt: instant("paid_at"),
    cancelledAt: instant("cancelled_at"),
  },
  (t) => [
    check("orders_status", sql`status in ('open','paid','cancelled')`),
    check("orders_sums", sql`subtotal >= 0 and discount between 0 and subtotal and tax >= 0 and total >= 0`),
    check(
      "orders_commission",
      sql`(affiliate_id is null) = (commission_basis_points is null) and commission_basis_points between 0 and 5000`,
    ),
    index("orders_affiliate").on(t.affiliateId),
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
