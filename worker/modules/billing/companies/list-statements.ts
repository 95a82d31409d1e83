import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { QueryContext } from "../../../kernel/context";
import { iso } from "../../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { query, signedIn } from "../../../kernel/verb";
import { buyerOf } from "../appraise";
import { ListStatements } from "../inputs";
import { dueOf } from "./due";

const Statement = v.object({
  uuid: v.string(),
  number: v.string(),
  payerName: v.string(),
  period: v.string(),
  currency: v.string(),
  opening: v.number(),
  charges: v.number(),
  credits: v.number(),
  payments: v.number(),
  closing: v.number(),
  /** What of it is still to be paid. */
  due: v.number(),
  issuedAt: v.string(),
});

/** Over `payers a`: one's own companies, or everybody's for who may read all. */
export const reachOfPayers = (ctx: QueryContext): SQL =>
  ctx.actor.kind === "person" && ctx.actor.grants.has("billing.read:all")
    ? sql`true`
    : sql`a.contact_id = ${buyerOf(ctx)}::bigint`;

export const listStatements = query({
  name: "statements.list",
  summary:
    "Lists the monthly statements of the companies that the caller pays for, or of all for who may read all, the newest first.",
  may: signedIn,
  input: ListStatements,
  output: pageOf(Statement),
  errors: [],
  async run(ctx, { payerUuid, cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`s.id::float8`,
          statement: sql<
            v.InferOutput<typeof Statement>
          >`json_build_object('uuid', s.uuid, 'number', s.series || '-' || lpad(s.number::text, 6, '0'),
            'payerName', a.name, 'period', s.period, 'currency', s.currency, 'opening', s.opening, 'charges', s.charges, 'credits', s.credits,
            'payments', s.payments, 'closing', s.closing, 'due', greatest(${dueOf(sql`s.id`, sql`s.payer_id`)}, 0), 'issuedAt', ${iso(sql`s.issued_at`)})`,
        })
        .from(sql`statements s join payers a on a.id = s.payer_id`)
        .where(
          sql`${reachOfPayers(ctx)} ${payerUuid ? sql`and s.payer_id = (select p.id from payers p where p.uuid = ${payerUuid}::uuid)` : sql``}
            ${after === null ? sql`` : sql`and s.id < ${after}::bigint`}`,
        )
        .orderBy(sql`s.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ statement }) => statement), next };
  },
});
