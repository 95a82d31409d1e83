import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { iso, rowsAsJson } from "../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { ListMine, lineKinds, OfOrder, orderStatuses } from "./inputs";
import { mayAskBack, refundableUntil } from "./refund-window";
import { paymentStatuses } from "./states";

export const Order = v.object({
  uuid: v.string(),
  status: v.picklist(orderStatuses),
  placedAt: v.string(),
  paidAt: v.nullable(v.string()),
  currency: v.string(),
  subtotal: v.number(),
  discount: v.number(),
  tax: v.number(),
  total: v.number(),
  lines: v.array(
    v.object({
      kind: v.picklist(lineKinds),
      uuid: v.string(),
      slug: v.nullable(v.string()),
      title: v.string(),
      total: v.number(),
      isHeld: v.boolean(),
    }),
  ),
  /** The newest way it was tried to be paid. */
  payment: v.nullable(
    v.object({
      gateway: v.string(),
      status: v.picklist(paymentStatuses),
      method: v.nullable(v.string()),
      refundedAmount: v.number(),
    }),
  ),
  invoices: v.array(
    v.object({ uuid: v.string(), kind: v.picklist(["invoice", "credit_note"]), number: v.string(), total: v.number() }),
  ),
  /** Until when the buyer may give it back by themselves; null where that is over, or was never so. */
  refundableUntil: v.nullable(v.string()),
});

/** The row of an Order, over `orders o`. */
export const orderRow = (locale: Locale, now: Date): SQL => sql`
  o.uuid, o.status, ${iso(sql`o.created_at`)} as "placedAt", case when o.paid_at is null then null else ${iso(sql`o.paid_at`)} end as "paidAt",
  o.currency, o.subtotal, o.discount, o.tax, o.total,
  ${rowsAsJson(sql`
    select l.kind, coalesce(c.uuid, b.uuid) as uuid, c.slug, coalesce(l.title->>${locale}::text, l.title->>'en') as title, l.total,
      l.granted_at is not null and l.revoked_at is null as "isHeld"
    from order_lines l left join courses c on c.id = l.course_id left join bundles b on b.id = l.bundle_id
    where l.order_id = o.id order by l.id`)} as lines,
  (select json_build_object('gateway', p.gateway, 'status', p.status, 'method', p.method, 'refundedAmount', p.refunded_amount)
   from payments p where p.order_id = o.id order by p.status in ('completed', 'refunded') and not p.is_surplus desc, p.id desc limit 1) as payment,
  ${rowsAsJson(sql`
    select i.uuid, i.kind, i.series || '-' || lpad(i.number::text, 6, '0') as number, i.total from invoices i where i.order_id = o.id order by i.id`)} as invoices,
  case when o.status = 'paid' and o.total > 0 and ${mayAskBack(now)}
    and exists (select from payments p where p.order_id = o.id and p.status = 'completed' and p.refunded_amount = 0 and not p.is_surplus)
    then ${iso(sql`${refundableUntil}`)} end as "refundableUntil"`;

export type OrderOut = v.InferOutput<typeof Order>;

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
