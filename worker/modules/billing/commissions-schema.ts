import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { affiliates } from "../referrals/schema";
import { currency, minor } from "./money-columns";
import { payments } from "./orders-schema";

/** What an affiliate earned by a payment. Written with the ledger's entries of `affiliate_payable`, and comes to the same amounts. */
export const commissions = pgTable(
  "commissions",
  {
    ...entity(),
    paymentId: int8("payment_id")
      .notNull()
      .references(() => payments.id),
    affiliateId: int8("affiliate_id")
      .notNull()
      .references(() => affiliates.id),
    currency: currency(),
    /** The rate, as the order said it when it was placed. */
    basisPoints: integer("basis_points").notNull(),
    amount: minor("amount"),
    /** Of it, in proportion to what of the payment went back, or is away in a dispute. */
    takenAmount: minor("taken_amount").default(0),
    /** What payouts have paid of it. Above what is left of it, the difference is set off from the next one. */
    paidAmount: minor("paid_amount").default(0),
    earnedAt: instant("earned_at").notNull(),
    /** The buyer's own window for giving it back, as it was set when the money came. */
    heldUntil: instant("held_until").notNull(),
  },
  (t) => [
    uniqueIndex("commissions_payment").on(t.paymentId),
    check(
      "commissions_amounts",
      sql`amount > 0 and taken_amount between 0 and amount and paid_amount between 0 and amount and held_until >= earned_at`,
    ),
    index("commissions_affiliate").on(t.affiliateId, t.id),
    index("commissions_open").on(t.affiliateId, t.heldUntil).where(sql`amount - taken_amount <> paid_amount`),
  ],
);

/** Money that was sent to an affiliate, outside of here: this is where it is written down. */
export const affiliatePayouts = pgTable(
  "affiliate_payouts",
  {
    ...entity(),
    affiliateId: int8("affiliate_id")
      .notNull()
      .references(() => affiliates.id),
    currency: currency(),
    amount: minor("amount"),
    /** The bank's, or whatever else finds it again. */
    reference: text("reference").notNull(),
    recordedById: int8("recorded_by_id")
      .notNull()
      .references(() => users.id),
    paidAt: instant("paid_at").notNull(),
  },
  (t) => [
    check("affiliate_payouts_amount", sql`amount > 0`),
    index("affiliate_payouts_affiliate").on(t.affiliateId, t.id),
    index("affiliate_payouts_recorded_by").on(t.recordedById),
  ],
);
