import { sql } from "drizzle-orm";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { ListMine } from "./inputs";
import { Order, type OrderOut, orderRow } from "./order-row";

export const listMyOrders = query({
  name: "orders.listMine",
  summary: "Lists the caller's orders, the newest first: what was bought, how it was paid, its invoices.",
  may: signedIn,
  input: ListMine,
  output: pageOf(Order),
  errors: [],
  async run(ctx, { cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`o.id::float8`,
          order: sql<OrderOut>`(select to_json(r) from (select ${orderRow(ctx.locale, ctx.now)}) as r)`,
        })
        .from(sql`orders o`)
        .where(
          sql`o.user_id = ${buyerOf(ctx)}::bigint and o.deleted_at is null ${after === null ? sql`` : sql`and o.id < ${after}::bigint`}`,
        )
        .orderBy(sql`o.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ order }) => order), next };
  },
});
