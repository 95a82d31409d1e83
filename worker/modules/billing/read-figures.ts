import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { Figures } from "./inputs";

const months = 12;

export const readFigures = query({
  name: "billing.figures",
  summary:
    "Says what was sold in each of the last twelve months, what of it went back, and by how many orders: without tax, in one currency, by the ledger.",
  may: granted("billing.read", "all"),
  input: Figures,
  output: v.object({
    /** Whatever was ever sold in. */
    currencies: v.array(v.string()),
    currency: v.string(),
    /** By calendar month of the tenant's zone ("2026-03"), the oldest first. */
    months: v.array(v.object({ month: v.string(), sales: v.number(), moneyBack: v.number(), orders: v.number() })),
  }),
  errors: [],
  async run(ctx, { currency }) {
    const { timeZone, currency: own } = ctx.tenant;
    const [sold, figures] = await ctx.read((q) => [
      q
        .select({ currency: sql<string>`b.currency` })
        .from(sql`ledger_balances b`)
        .where(sql`b.account = 'sales'`)
        .orderBy(sql`b.currency`),
      q
        .select({
          month: sql<string>`to_char(n.happened_at at time zone ${timeZone}::text, 'YYYY-MM')`,
          currency: sql<string>`n.currency`,
          sales: sql<number>`coalesce(-sum(l.amount) filter (where l.account = 'sales'), 0)::float8`,
          moneyBack: sql<number>`coalesce(sum(l.amount) filter (where l.account = 'sales_refunds'), 0)::float8`,
          orders: sql<number>`count(*) filter (where l.account = 'sales')::int`,
        })
        .from(sql`ledger_lines l join ledger_entries n on n.id = l.entry_id`)
        .where(
          sql`l.account in ('sales', 'sales_refunds') and n.happened_at >= (date_trunc('month', ${ctx.now.toISOString()}::timestamptz at time zone ${timeZone}::text)
            - ${months - 1}::int * interval '1 month') at time zone ${timeZone}::text`,
        )
        .groupBy(sql`1, 2`),
    ]);
    const currencies = sold.map((row) => row.currency);
    const shown = currency ?? (currencies.includes(own) ? own : (currencies[0] ?? own));
    return {
      currencies,
      currency: shown,
      months: lastMonths(ctx.now, timeZone).map((month) => {
        const found = figures.find((row) => row.month === month && row.currency === shown);
        return found
          ? { month, sales: found.sales, moneyBack: found.moneyBack, orders: found.orders }
          : { month, sales: 0, moneyBack: 0, orders: 0 };
      }),
    };
  },
});

/** "2025-04" to "2026-03". */
function lastMonths(now: Date, timeZone: string): string[] {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(part("year"), part("month") - months + index, 1)).toISOString().slice(0, 7),
  );
}
