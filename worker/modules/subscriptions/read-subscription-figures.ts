import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { Figures } from "./inputs";
import { at } from "./resettle";

const months = 12;
const Month = v.object({
  month: v.string(),
  /** What the plans of that month's last moment bring in a month, without coupons' reductions and what went back: minor units, in the currency. */
  mrr: v.number(),
  /** Who had a plan that was paid for, then and at the month's first moment. */
  active: v.number(),
  activeBefore: v.number(),
  /** Paid for the first time, and paid no more. */
  begun: v.number(),
  ended: v.number(),
  trials: v.number(),
  /** Of the trials that began in the month, those that were followed by something paid for. */
  converted: v.number(),
});

export const readSubscriptionFigures = query({
  name: "subscriptions.figures",
  summary:
    "Says for each of the last twelve months what subscriptions bring in a month, who came, who left and how many trials were kept; in one currency.",
  may: granted("billing.read", "all"),
  input: Figures,
  output: v.object({
    currencies: v.array(v.string()),
    currency: v.string(),
    /** By calendar month of the tenant's zone ("2026-03"), the oldest first. */
    months: v.array(Month),
    /** What one brings in a month, what part of them leaves in a month (hundredths of a percent), and what one brings until they leave; null where there is none to tell by. */
    perPerson: v.nullable(v.number()),
    churnBasisPoints: v.nullable(v.number()),
    lifetimeValue: v.nullable(v.number()),
  }),
  errors: [],
  async run(ctx, { currency: asked }) {
    const { timeZone, currency: own } = ctx.tenant;
    const start = sql`date_trunc('month', ${at(ctx.now)} at time zone ${timeZone}::text)`;
    // A person's months are those of the period that counted: an upgrade ends the one before it.
    const covering = (moment: ReturnType<typeof sql>) => sql`
      select distinct on (r.subscription_id) r.value, r.cycle, r.ends_at, r.line_uuid, r.currency from subscription_periods r
      where r.starts_at <= ${moment} and (r.revoked_at is null or r.revoked_at > ${moment}) order by r.subscription_id, r.starts_at desc, r.id desc`;
    const paying = (moment: ReturnType<typeof sql>) => sql`
      select count(*)::int as people, coalesce(round(sum(c.value / case c.cycle when 'monthly' then 1.0 when 'quarterly' then 3.0 else 12.0 end)), 0)::float8 as mrr
      from (${covering(moment)}) as c where c.ends_at > ${moment} and c.line_uuid is not null and c.currency = k.currency`;
    const [rows] = await ctx.read((q) => [
      q
        .select({
          currency: sql<string>`k.currency`,
          month: sql<string>`to_char(m.month, 'YYYY-MM')`,
          mrr: sql<number>`now_paying.mrr`,
          active: sql<number>`now_paying.people`,
          activeBefore: sql<number>`before_paying.people`,
          begun: sql<number>`(select count(*)::int from subscriptions s where s.currency = k.currency and (
            select min(r.starts_at) from subscription_periods r where r.subscription_id = s.id and r.line_uuid is not null) between m.first and m.last)`,
          ended: sql<number>`(select count(*)::int from subscriptions s where s.currency = k.currency and s.ended_at between m.first and m.last
            and exists (select from subscription_periods r where r.subscription_id = s.id and r.line_uuid is not null))`,
          trials: sql<number>`(select count(*)::int from subscription_periods r where r.line_uuid is null and r.currency = k.currency and r.starts_at between m.first and m.last)`,
          converted: sql<number>`(select count(*)::int from subscription_periods r where r.line_uuid is null and r.currency = k.currency and r.starts_at between m.first and m.last
            and exists (select from subscription_periods f where f.subscription_id = r.subscription_id and f.line_uuid is not null and f.revoked_at is null))`,
        })
        .from(sql`(select distinct currency from subscriptions) as k
          cross join lateral (
            select g.month, g.month at time zone ${timeZone}::text as first,
              least((g.month + interval '1 month') at time zone ${timeZone}::text - interval '1 millisecond', ${at(ctx.now)}) as last
            from generate_series(${start} - ${months - 1}::int * interval '1 month', ${start}, interval '1 month') as g(month)) as m
          cross join lateral (${paying(sql`m.last`)}) as now_paying
          cross join lateral (${paying(sql`m.first`)}) as before_paying`)
        .orderBy(sql`k.currency, m.month`),
    ]);
    const currencies = [...new Set(rows.map((row) => row.currency))];
    const currency = asked ?? (currencies.includes(own) ? own : (currencies[0] ?? own));
    const shown = rows.filter((row) => row.currency === currency).map(({ currency: _, ...month }) => month);
    return { currencies, currency, months: shown, ...lasting(shown) };
  },
});

type Month = v.InferOutput<typeof Month>;

/** By the months in which somebody could have left. */
export function lasting(shown: readonly Pick<Month, "mrr" | "active" | "activeBefore" | "ended">[]) {
  const last = shown.at(-1);
  const perPerson = last && last.active > 0 ? Math.round(last.mrr / last.active) : null;
  const whole = shown.reduce((sum, { activeBefore }) => sum + activeBefore, 0);
  const ended = shown.reduce((sum, month) => sum + (month.activeBefore > 0 ? month.ended : 0), 0);
  const churn = whole > 0 ? Math.min(ended / whole, 1) : null;
  return {
    perPerson,
    churnBasisPoints: churn === null ? null : Math.round(churn * 10_000),
    lifetimeValue: perPerson !== null && churn ? Math.round(perPerson / churn) : null,
  };
}
