import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { refuseUnless } from "../../../kernel/database";
import { DomainError } from "../../../kernel/errors";
import { newUuid } from "../../../kernel/ids";
import { iso, rowsAsJson } from "../../../kernel/json";
import { command, systemOnly } from "../../../kernel/verb";
import { beginSeries, nextOf, seller, seriesAt } from "../insert-paper";
import { lockPayer } from "./move-account";

/** At most so many at a time: the timer comes again. */
const batch = 20;

/**
 * Draws up last month's statement of every account that moved or owes something. A movement that comes late for its month stands in the next one. Each in a
 * commit of its own, under the account's lock: two timers at once write one.
 */
export const issueStatements = command({
  name: "statements.issueDue",
  summary: "Draws up the statements of the month that has ended in the tenant's zone.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ issued: v.number() }),
  errors: ["conflict"],
  async run(ctx) {
    const zone = ctx.tenant.timeZone;
    const end = sql`(date_trunc('month', ${ctx.now.toISOString()}::timestamptz at time zone ${zone}::text) at time zone ${zone}::text)`;
    const period = sql`to_char(${end} at time zone ${zone}::text - interval '1 day', 'YYYY-MM')`;
    const unlisted = (payer: ReturnType<typeof sql>) =>
      sql`account_movements m where m.payer_id = ${payer} and m.statement_id is null and m.happened_at < ${end}`;
    const [due] = await ctx.read((q) => [
      q
        .select({ id: sql<number>`a.id::float8` })
        .from(sql`payers a`)
        .where(
          sql`not exists (select from statements s where s.payer_id = a.id and s.period = ${period})
            and (exists (select from ${unlisted(sql`a.id`)})
              or (select s.closing from statements s where s.payer_id = a.id order by s.period desc limit 1) <> 0)`,
        )
        .orderBy(sql`a.id`)
        .limit(batch),
    ]);
    const series = seriesAt("statement_prefix", ctx.now);
    let issued = 0;
    for (const { id } of due) {
      const statementUuid = newUuid();
      const mine = sql`${id}::bigint`;
      const sum = (kinds: string, sign = 1) =>
        sql`coalesce((select ${sql.raw(String(sign))} * sum(m.amount) from ${unlisted(mine)} and m.kind in (${sql.raw(kinds)})), 0)`;
      try {
        await ctx.commit({
          statements: (w) => [
            lockPayer(w, id),
            refuseUnless(
              w,
              sql`not exists (select from statements s where s.payer_id = ${mine} and s.period = ${period})`,
              "conflict",
            ),
            beginSeries(w, series),
            w.execute(sql`
              with next as (${nextOf(series)}), sums as (
                select coalesce((select s.closing from statements s where s.payer_id = ${mine} order by s.period desc limit 1), 0) as opening,
                  ${sum("'charge'")} as charges, ${sum("'credit'", -1)} as credits, ${sum("'payment','payment_back'", -1)} as payments)
              insert into statements (uuid, payer_id, series, number, period, currency, opening, charges, credits, payments, closing, issued_at, paper)
              select ${statementUuid}::uuid, a.id, next.series, next.last_number, ${period}, a.currency, sums.opening, sums.charges, sums.credits, sums.payments,
                sums.opening + sums.charges - sums.credits - sums.payments, ${ctx.now.toISOString()}::timestamptz,
                jsonb_build_object('seller', ${seller}, 'payer', jsonb_build_object('name', a.name, 'countryCode', a.country_code, 'taxNumber', a.tax_number),
                  'lines', ${rowsAsJson(sql`select ${iso(sql`m.happened_at`)} as at, m.kind, m.title, m.amount from ${unlisted(mine)} order by m.happened_at, m.id`)})
              from payers a, next, sums where a.id = ${mine}`),
            w.execute(sql`
              update account_movements m set statement_id = (select s.id from statements s where s.payer_id = ${mine} and s.period = ${period})
              where m.id in (select m.id from ${unlisted(mine)})`),
          ],
          events: [{ kind: "statement.issued", payload: { statementUuid } } satisfies Message],
        });
        issued++;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === "conflict")) throw error;
      }
    }
    return { issued };
  },
});
