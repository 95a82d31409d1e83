import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { entity, fact, instant, int8, translations } from "../../kernel/columns";
import type { StatementPaper } from "../../kernel/payment-ports";
import { users } from "../accounts/schema";
import { currency, minor } from "./money-columns";

/** A company as whoever pays for it sees it: an account that is charged, and settled by the month. What else a company is, hiring keeps beside it. */
export const payers = pgTable(
  "payers",
  {
    ...entity(),
    name: text("name").notNull(),
    /** Who gets its papers and pays them. */
    contactId: int8("contact_id")
      .notNull()
      .references(() => users.id),
    countryCode: char("country_code", { length: 2 }).notNull(),
    /** ISO 3166-2, where its country has taxes by region. */
    regionCode: text("region_code"),
    taxNumber: text("tax_number"),
    /** All of its account is in this one. */
    currency: currency(),
    /** What one candidate for one job costs it, without tax that is added. */
    candidateFee: minor("candidate_fee"),
  },
  (t) => [
    check("payers_fee", sql`candidate_fee > 0`),
    check("payers_region", sql`region_code like country_code || '-%'`),
    index("payers_contact").on(t.contactId),
  ],
);

/** A candidate forwarded for a job: charged once, whoever says so again. */
export const candidateFees = pgTable(
  "candidate_fees",
  {
    ...entity(),
    payerId: int8("payer_id")
      .notNull()
      .references(() => payers.id),
    candidateId: int8("candidate_id")
      .notNull()
      .references(() => users.id),
    jobUuid: uuid("job_uuid").notNull(),
    jobTitle: translations<string>("job_title"),
    tax: minor("tax"),
    total: minor("total"),
    creditedAmount: minor("credited_amount").default(0),
    chargedAt: instant("charged_at").notNull(),
  },
  (t) => [
    uniqueIndex("candidate_fees_once").on(t.payerId, t.candidateId, t.jobUuid),
    check("candidate_fees_amounts", sql`tax >= 0 and total > 0 and credited_amount between 0 and total`),
    index("candidate_fees_candidate").on(t.candidateId),
  ],
);

/** A payer's account month by month, each under a number without gaps. */
export const statements = pgTable(
  "statements",
  {
    ...entity(),
    payerId: int8("payer_id")
      .notNull()
      .references(() => payers.id),
    series: text("series").notNull(),
    number: integer("number").notNull(),
    /** "2026-03", of the tenant's zone. */
    period: char("period", { length: 7 }).notNull(),
    currency: currency(),
    opening: minor("opening"),
    charges: minor("charges"),
    credits: minor("credits"),
    payments: minor("payments"),
    closing: minor("closing"),
    issuedAt: instant("issued_at").notNull(),
    /** Everything that is printed, as it was on the day. */
    paper: jsonb("paper").$type<StatementPaper>().notNull(),
  },
  (t) => [
    uniqueIndex("statements_number").on(t.series, t.number),
    uniqueIndex("statements_period").on(t.payerId, t.period),
    check("statements_sums", sql`closing = opening + charges - credits - payments`),
  ],
);

export type MovementKind = "charge" | "credit" | "payment" | "payment_back";

/** What happened on a payer's account; the ledger's `receivable`, told apart by who owes it. Written with the entry of the same key. */
export const accountMovements = pgTable(
  "account_movements",
  {
    ...fact(),
    key: text("key").notNull().unique(),
    payerId: int8("payer_id")
      .notNull()
      .references(() => payers.id),
    kind: text("kind").$type<MovementKind>().notNull(),
    /** Above zero the payer owes more. */
    amount: minor("amount"),
    title: translations<string>("title"),
    happenedAt: instant("happened_at").notNull(),
    /** The statement that lists it; none until the month is over. */
    statementId: int8("statement_id").references((): AnyPgColumn => statements.id),
  },
  (t) => [
    check("account_movements_kind", sql`kind in ('charge','credit','payment','payment_back')`),
    check(
      "account_movements_amount",
      sql`case when kind in ('charge','payment_back') then amount > 0 else amount < 0 end`,
    ),
    index("account_movements_payer").on(t.payerId, t.id),
    index("account_movements_statement").on(t.statementId),
    index("account_movements_unlisted").on(t.payerId, t.happenedAt).where(sql`statement_id is null`),
  ],
);
