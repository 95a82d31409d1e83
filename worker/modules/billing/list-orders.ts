import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { ListOrders } from "./inputs";
import { Order, orderRow } from "./order-row";

export const ManagedOrder = v.object({
  ...Order.entries,
  buyer: v.object({ uuid: v.string(), name: v.string(), email: v.string() }),
  dispute: v.nullable(v.picklist(["open", "won", "lost"])),
});
export type ManagedOrder = v.InferOutput<typeof ManagedOrder>;

/** The row of a ManagedOrder, over `orders o join users u`. */
export const managedOrderRow = (locale: Locale, now: Date): SQL => sql`
  ${orderRow(locale, now)},
  json_build_object('uuid', u.uuid, 'name', u.full_name, 'email', u.email) as buyer,
  (select d.status from disputes d join payments p on p.id = d.payment_id where p.order_id = o.id order by d.id desc limit 1) as dispute`;

/** An order's uuid, an invoice's number ("INV-2026-000012"), or else the buyer's whole address: each found by its index. */
function sought(text: string): SQL {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return sql`o.uuid = ${text}::uuid`;
  const [, series, number] = /^(.+)-(\d{1,9})$/.exec(text) ?? [];
  return series && number && !text.includes("@")
    ? sql`o.id in (select i.order_id from invoices i where i.series = upper(${series}) and i.number = ${Number(number)}::int)`
    : sql`o.user_id = (select s.id from users s where s.email = ${text}::citext and s.deleted_at is null)`;
}

export const listOrders = query({
  name: "orders.list",
  summary: "Lists everybody's orders, the newest first, by state and by buyer.",
  may: granted("billing.read", "all"),
  input: ListOrders,
  output: pageOf(ManagedOrder),
  errors: [],
  async run(ctx, { status, q: text, cursor, limit }) {
    const after = readIdCursor(cursor);
    const conditions = [
      sql`o.deleted_at is null`,
      ...(status ? [sql`o.status = ${status}`] : []),
      ...(after === null ? [] : [sql`o.id < ${after}::bigint`]),
      ...(text ? [sought(text)] : []),
    ];
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`o.id::float8`,
          order: sql<ManagedOrder>`(select to_json(r) from (select ${managedOrderRow(ctx.locale, ctx.now)}) as r)`,
        })
        .from(sql`orders o join users u on u.id = o.user_id`)
        .where(sql.join(conditions, sql` and `))
        .orderBy(sql`o.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ order }) => order), next };
  },
});
