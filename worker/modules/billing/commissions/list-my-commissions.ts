import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { query, signedIn } from "../../../kernel/verb";
import { buyerOf } from "../appraise";
import { ListMine } from "../inputs";
import { commissionStates, stateOf } from "./figures";

/** Of the sale what was bought and when: never by whom. */
const Commission = v.object({
  uuid: v.string(),
  title: v.string(),
  earnedAt: v.string(),
  heldUntil: v.string(),
  currency: v.string(),
  amount: v.number(),
  takenBack: v.number(),
  state: v.picklist(commissionStates),
});

export const listMyCommissions = query({
  name: "commissions.listMine",
  summary: "Lists what the caller's links have earned, the newest first; of a sale what was bought, never by whom.",
  may: signedIn,
  input: ListMine,
  output: pageOf(Commission),
  errors: [],
  async run(ctx, { cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`c.id::float8`,
          commission: sql<v.InferOutput<typeof Commission>>`json_build_object('uuid', c.uuid,
            'title', (select coalesce(l.title->>${ctx.locale}::text, l.title->>'en') from payments p join order_lines l on l.order_id = p.order_id
              where p.id = c.payment_id order by l.id limit 1),
            'earnedAt', ${iso(sql`c.earned_at`)}, 'heldUntil', ${iso(sql`c.held_until`)}, 'currency', c.currency, 'amount', c.amount,
            'takenBack', c.taken_amount, 'state', ${stateOf(ctx.now)})`,
        })
        .from(sql`commissions c`)
        .where(
          sql`c.affiliate_id = (select a.id from affiliates a where a.user_id = ${buyerOf(ctx)}::bigint)
            ${after === null ? sql`` : sql`and c.id < ${after}::bigint`}`,
        )
        .orderBy(sql`c.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ commission }) => commission), next };
  },
});
