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
import { entity, fact, instant, int8, translations } from "../../kernel/columns";
import { users } from "../accounts/schema";
import type { Feature } from "./features";
import type { Cycle } from "./periods";

export type SubscriptionStatus = "trial" | "active" | "suspended" | "cancelled" | "expired";
/** How a line of an order comes to a plan: from nothing, at once instead of the running period, or after it. */
export type TermsHow = "start" | "upgrade" | "renewal";

const cycle = () => text("cycle").$type<Cycle>().notNull();
const currency = () => char("currency", { length: 3 }).notNull();
const plan = (name = "plan_id") => int8(name).references(() => plans.id);
const isCycle = sql`cycle in ('monthly','quarterly','annual')`;

export const plans = pgTable(
  "plans",
  {
    ...entity(),
    slug: text("slug").notNull(),
    translations: translations<{ name: string; description?: string | undefined }>(),
    /** Minor units by cycle and ISO 4217 currency. */
    price: jsonb("price").$type<Partial<Record<Cycle, Record<string, number>>>>().notNull(),
    trialDays: integer("trial_days").notNull().default(0),
    /** Going to a higher one is done at once, to a lower one when the period ends. */
    rank: integer("rank").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    /** What people without a subscription may do. Without such a plan they may do everything but what is by plan alone. */
    isDefault: boolean("is_default").notNull().default(false),
  },
  (t) => [
    uniqueIndex("plans_slug").on(t.slug).where(sql`deleted_at is null`),
    uniqueIndex("plans_default").on(t.isDefault).where(sql`is_default and deleted_at is null`),
    check("plans_trial_days", sql`trial_days between 0 and 365`),
  ],
);

export const planFeatures = pgTable(
  "plan_features",
  {
    planId: plan().notNull(),
    feature: text("feature").$type<Feature>().notNull(),
    /** So many of it; null for as many as one likes. */
    limit: integer("limit"),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.feature] }),
    check(
      "plan_features_feature",
      sql`feature in ('course_access','premium_content','chat_access','downloads','certificates','events','job_postings','priority_support')`,
    ),
    check("plan_features_limit", sql`"limit" is null or "limit" > 0`),
  ],
);

export const subscriptions = pgTable(
  "subscriptions",
  {
    ...entity(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    /** Of the period that runs. */
    planId: plan().notNull(),
    cycle: cycle(),
    currency: currency(),
    status: text("status").$type<SubscriptionStatus>().notNull(),
    autoRenew: boolean("auto_renew").notNull(),
    /** IANA name: months are counted by the person's calendar. */
    timeZone: text("time_zone").notNull(),
    startedAt: instant("started_at").notNull(),
    /** The end of the last period that was paid for, or of the trial. */
    paidUntil: instant("paid_until").notNull(),
    /** When that period begins, while it has not. */
    turnsAt: instant("turns_at"),
    nextPlanId: plan("next_plan_id"),
    nextCycle: text("next_cycle").$type<Cycle>(),
    cancelledAt: instant("cancelled_at"),
    endedAt: instant("ended_at"),
    /** Until when access goes on while the renewal is tried. */
    graceEndsAt: instant("grace_ends_at"),
    /** How many tries of the renewal have failed, and were told. */
    dunningStep: integer("dunning_step").notNull().default(0),
    /** When the kept means are charged next. */
    nextChargeAt: instant("next_charge_at"),
    /** The end that the person was reminded of. */
    remindedOf: instant("reminded_of"),
    meansGateway: text("means_gateway"),
    meansReference: text("means_reference"),
    meansLabel: text("means_label"),
  },
  (t) => [
    check("subscriptions_status", sql`status in ('trial','active','suspended','cancelled','expired')`),
    check("subscriptions_cycle", isCycle),
    check(
      "subscriptions_next",
      sql`(next_plan_id is null) = (next_cycle is null) and next_cycle in ('monthly','quarterly','annual')`,
    ),
    // One at a time: of two that begin at once, one is for nothing.
    uniqueIndex("subscriptions_live").on(t.userId).where(sql`status <> 'expired'`),
    index("subscriptions_user").on(t.userId, t.id),
    index("subscriptions_plan").on(t.planId),
    index("subscriptions_next_plan").on(t.nextPlanId),
    index("subscriptions_status_index").on(t.status, t.id),
    index("subscriptions_charge").on(t.nextChargeAt).where(sql`status = 'active' and auto_renew`),
    index("subscriptions_paid_until").on(t.paidUntil).where(sql`status in ('trial','active','cancelled')`),
    index("subscriptions_turns").on(t.turnsAt).where(sql`turns_at is not null`),
  ],
);

/** What was had, and is. The latest that has begun and was not taken back is the one that counts. */
export const subscriptionPeriods = pgTable(
  "subscription_periods",
  {
    ...fact(),
    subscriptionId: int8("subscription_id")
      .notNull()
      .references(() => subscriptions.id),
    planId: plan().notNull(),
    cycle: cycle(),
    currency: currency(),
    /** Months are counted from it: 31 January, 28 February, 31 March. */
    anchorAt: instant("anchor_at").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** The line of the order that paid for it; null for a trial. */
    lineUuid: uuid("line_uuid").unique(),
    /** The plan's price then, and what of it was paid in money or by credit. */
    fee: int8("fee").notNull(),
    value: int8("value").notNull(),
    /** The period that it took the place of, or followed. */
    baseId: int8("base_id").references((): AnyPgColumn => subscriptionPeriods.id),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    check("subscription_periods_cycle", isCycle),
    check("subscription_periods_time", sql`ends_at > starts_at`),
    check("subscription_periods_value", sql`value between 0 and fee`),
    // Of two that would follow the same period, or take its place, one is for nothing.
    uniqueIndex("subscription_periods_base").on(t.baseId).where(sql`revoked_at is null`),
    index("subscription_periods_subscription").on(t.subscriptionId, t.startsAt),
    index("subscription_periods_plan").on(t.planId),
    index("subscription_periods_base_all").on(t.baseId),
  ],
);

/** What a line of an order buys of a plan, fixed when the order is placed. */
export const subscriptionTerms = pgTable(
  "subscription_terms",
  {
    ...fact(),
    lineUuid: uuid("line_uuid").notNull().unique(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    planId: plan().notNull(),
    cycle: cycle(),
    currency: currency(),
    how: text("how").$type<TermsHow>().notNull(),
    subscriptionId: int8("subscription_id").references(() => subscriptions.id),
    baseId: int8("base_id").references(() => subscriptionPeriods.id),
    /** What of the base's payment had gone back when the credit was measured. */
    baseRefunded: int8("base_refunded").notNull().default(0),
    timeZone: text("time_zone").notNull(),
    /** Of a renewal, or of what follows a trial. All else begins when it is paid. */
    anchorAt: instant("anchor_at"),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    fee: int8("fee").notNull(),
    credit: int8("credit").notNull().default(0),
    autoRenew: boolean("auto_renew").notNull().default(true),
    /** Money that comes later bought nothing, and goes back. */
    payableUntil: instant("payable_until"),
  },
  (t) => [
    check("subscription_terms_cycle", isCycle),
    check("subscription_terms_how", sql`how in ('start','upgrade','renewal')`),
    check(
      "subscription_terms_base",
      sql`(how = 'start') = (base_id is null) and (how = 'start') = (subscription_id is null)`,
    ),
    check(
      "subscription_terms_period",
      sql`(how <> 'renewal' or starts_at is not null) and (how <> 'start' or starts_at is null) and (starts_at is null) = (ends_at is null) and (starts_at is null) = (anchor_at is null)`,
    ),
    check("subscription_terms_credit", sql`credit between 0 and fee`),
    // A period is renewed by one order, whoever asks for it and how often.
    uniqueIndex("subscription_terms_renewal").on(t.baseId).where(sql`how = 'renewal'`),
    index("subscription_terms_user").on(t.userId),
    index("subscription_terms_plan").on(t.planId),
    index("subscription_terms_subscription").on(t.subscriptionId),
    index("subscription_terms_base_all").on(t.baseId),
  ],
);
