import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { query, signedIn } from "../../../kernel/verb";
import { buyerOf } from "../appraise";
import { ListMine } from "../inputs";

const Payout = v.object({
  uuid: v.string(),
  currency: v.string(),
  amount: v.number(),
  reference: v.string(),
  paidAt: v.string(),
});

export const listMyPayouts = query({
  name: "payouts.listMine",
  summary: "Lists what the caller was paid as an affiliate, the newest first.",
  may: signedIn,
  input: ListMine,
  output: pageOf(Payout),
  errors: [],
  async run(ctx, { cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`t.id::float8`,
          payout: sql<
            v.InferOutput<typeof Payout>
          >`json_build_object('uuid', t.uuid, 'currency', t.currency, 'amount', t.amount,
            'reference', t.reference, 'paidAt', ${iso(sql`t.paid_at`)})`,
        })
        .from(sql`affiliate_payouts t`)
        .where(
          sql`t.affiliate_id = (select a.id from affiliates a where a.user_id = ${buyerOf(ctx)}::bigint)
            ${after === null ? sql`` : sql`and t.id < ${after}::bigint`}`,
        )
        .orderBy(sql`t.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ payout }) => payout), next };
  },
});
