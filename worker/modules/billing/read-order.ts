import { sql } from "drizzle-orm";
import { query, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { OfOrder } from "./inputs";
import { Order, type OrderOut, orderRow } from "./order-row";

export const readOrder = query({
  name: "orders.read",
  summary: "Reads an order of the caller's.",
  may: signedIn,
  input: OfOrder,
  output: Order,
  errors: ["not_found"],
  async run(ctx, { orderUuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({ order: sql<OrderOut>`(select to_json(r) from (select ${orderRow(ctx.locale, ctx.now)}) as r)` })
        .from(sql`orders o`)
        .where(sql`o.uuid = ${orderUuid}::uuid and o.user_id = ${buyerOf(ctx)}::bigint and o.deleted_at is null`),
    ]);
    if (!row) throw ctx.refuse("not_found");
    return row.order;
  },
});
