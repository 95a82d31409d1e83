import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { fact, instant, int8 } from "../../kernel/columns";
import { currency, minor } from "./money-columns";
import { orders } from "./orders-schema";

export type LedgerAccount =
  | "gateway_clearing"
  | "sales"
  | "sales_refunds"
  | "tax_payable"
  | "customer_credit"
  | "receivable"
  | "disputed"
  | "dispute_losses"
  | "affiliate_commissions"
  | "affiliate_payable"
  | "payouts";

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
      sql`account in ('gateway_clearing','sales','sales_refunds','tax_payable','customer_credit','receivable','disputed','dispute_losses','affiliate_commissions','affiliate_payable','payouts')`,
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

/** What came to an account on a day of universal time, kept with the balances: a year of sales is read from days, not from lines. */
export const ledgerDays = pgTable(
  "ledger_days",
  {
    day: date("day").notNull(),
    account: text("account").$type<LedgerAccount>().notNull(),
    currency: currency(),
    amount: minor("amount"),
    /** How many lines it is the sum of. */
    lines: integer("lines").notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.currency, t.day] })],
);
