import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { cursorInput, limitInput, pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";

export const LedgerEntry = v.object({
  key: v.string(),
  at: v.string(),
  currency: v.string(),
  orderUuid: v.nullable(v.string()),
  lines: v.array(v.object({ account: v.string(), amount: v.number() })),
});
type Out = v.InferOutput<typeof LedgerEntry>;

/** A LedgerEntry, over `ledger_entries n`. */
export const ledgerEntry = sql<Out>`json_build_object('key', n.key, 'at', ${iso(sql`n.happened_at`)}, 'currency', n.currency,
  'orderUuid', (select o.uuid from orders o where o.id = n.order_id),
  'lines', ${rowsAsJson(sql`select l.account, l.amount from ledger_lines l where l.entry_id = n.id order by l.id`)})`;

export const readLedger = query({
  name: "ledger.read",
  summary: "Reads the ledger, the newest entry first; debits are above zero, credits below.",
  may: granted("billing.read", "all"),
  input: v.strictObject({ cursor: cursorInput, limit: limitInput(100, 50) }),
  output: v.object({
    ...pageOf(LedgerEntry).entries,
    /** What each account comes to, by currency. */
    balances: v.array(v.object({ account: v.string(), currency: v.string(), amount: v.number() })),
  }),
  errors: [],
  async run(ctx, { cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows, balances] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`n.id::float8`,
          entry: ledgerEntry,
        })
        .from(sql`ledger_entries n`)
        .where(after === null ? sql`true` : sql`n.id < ${after}::bigint`)
        .orderBy(sql`n.id desc`)
        .limit(limit + 1),
      q
        .select({
          account: sql<string>`b.account`,
          currency: sql<string>`b.currency`,
          amount: sql<number>`b.amount::float8`,
        })
        .from(sql`ledger_balances b`)
        .where(sql`b.amount <> 0`)
        .orderBy(sql`b.currency, b.account`),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ entry }) => entry), next, balances };
  },
});
