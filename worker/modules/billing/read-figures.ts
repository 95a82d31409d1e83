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
          month: sql<string>`f.month`,
          currency: sql<string>`f.currency`,
          sales: sql<number>`coalesce(-sum(f.amount) filter (where f.account = 'sales'), 0)::float8`,
          moneyBack: sql<number>`coalesce(sum(f.amount) filter (where f.account = 'sales_refunds'), 0)::float8`,
          orders: sql<number>`coalesce(sum(f.lines) filter (where f.account = 'sales'), 0)::int`,
        })
        .from(sql`(${byMonth(ctx.now, timeZone)}) as f`)
        .where(sql`f.account in ('sales', 'sales_refunds')`)
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

/**
 * The ledger by account and calendar month of a zone. Days are kept in universal time, and a month begins in the middle of one: what came before it on that day is
 * read line by line, taken from the month that begins and given to the one that ends.
 */
const byMonth = (now: Date, timeZone: string) => sql`
  with begun as (
    select local, local at time zone ${timeZone}::text as at
    from generate_series(date_trunc('month', ${now.toISOString()}::timestamptz at time zone ${timeZone}::text) - ${months - 1}::int * interval '1 month',
      date_trunc('month', ${now.toISOString()}::timestamptz at time zone ${timeZone}::text) + interval '1 month', interval '1 month') as local
  ), edge as (
    select to_char(local, 'YYYY-MM') as month, to_char(local - interval '1 month', 'YYYY-MM') as previous, at, date_trunc('day', at, 'UTC') as midnight,
      lead(at) over (order by at) as until
    from begun
  )
  select e.month, d.currency, d.account, d.amount, d.lines
  from edge e join ledger_days d on d.day >= (e.at at time zone 'UTC')::date and d.day < (e.until at time zone 'UTC')::date
  union all
  select side.month, n.currency, l.account, side.sign * l.amount, side.sign * l.lines
  from edge e join ledger_entries n on n.happened_at >= e.midnight and n.happened_at < e.at
  -- Summed by entry, so that it is looked up entry by entry: a plain join would be planned as a reading of all lines.
  cross join lateral (select account, sum(amount) as amount, count(*)::int as lines from ledger_lines where entry_id = n.id group by account) as l
  cross join lateral (values (e.month, -1), (e.previous, 1)) as side (month, sign)`;

/** "2025-04" to "2026-03". */
function lastMonths(now: Date, timeZone: string): string[] {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(part("year"), part("month") - months + index, 1)).toISOString().slice(0, 7),
  );
}
