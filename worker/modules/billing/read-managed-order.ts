import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { granted, query } from "../../kernel/verb";
import { OfOrder } from "./inputs";
import { ManagedOrder, managedOrderRow } from "./list-orders";
import { LedgerEntry, ledgerEntry } from "./read-ledger";
import { paymentStatuses } from "./states";

const refundStatus = v.picklist(["pending", "completed", "failed"]);
const disputeStatus = v.picklist(["open", "won", "lost"]);
const FullOrder = v.object({
  ...ManagedOrder.entries,
  countryCode: v.string(),
  taxNumber: v.nullable(v.string()),
  couponCode: v.nullable(v.string()),
  /** Every way it was tried to be paid, the first one first. */
  payments: v.array(
    v.object({
      uuid: v.string(),
      gateway: v.string(),
      reference: v.nullable(v.string()),
      status: v.picklist(paymentStatuses),
      amount: v.number(),
      refundedAmount: v.number(),
      /** Paid for nothing, and on its way back. */
      isSurplus: v.boolean(),
      method: v.nullable(v.string()),
      at: v.string(),
      refunds: v.array(
        v.object({
          uuid: v.string(),
          amount: v.number(),
          status: refundStatus,
          reason: v.nullable(v.string()),
          askedBy: v.nullable(v.string()),
          at: v.string(),
        }),
      ),
      disputes: v.array(
        v.object({ reference: v.string(), amount: v.number(), status: disputeStatus, openedAt: v.string() }),
      ),
    }),
  ),
  entries: v.array(LedgerEntry),
});

export const readManagedOrder = query({
  name: "orders.readManaged",
  summary: "Reads anybody's order with its payments, refunds and disputes, and what the ledger says of it.",
  may: granted("billing.read", "all"),
  input: OfOrder,
  output: FullOrder,
  errors: ["not_found"],
  async run(ctx, { orderUuid }) {
    const refunds = rowsAsJson(sql`
      select r.uuid, r.amount, r.status, r.reason, a.full_name as "askedBy", ${iso(sql`r.created_at`)} as at
      from refunds r left join users a on a.id = r.asked_by_id where r.payment_id = p.id order by r.id`);
    const disputes = rowsAsJson(sql`
      select d.reference, d.amount, d.status, ${iso(sql`d.opened_at`)} as "openedAt" from disputes d where d.payment_id = p.id order by d.id`);
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          order: sql<
            v.InferOutput<typeof FullOrder>
          >`(select to_json(r) from (select ${managedOrderRow(ctx.locale, ctx.now)},
            o.country_code as "countryCode", o.tax_number as "taxNumber", (select k.code from coupons k where k.id = o.coupon_id) as "couponCode",
            ${rowsAsJson(sql`
              select p.uuid, p.gateway, p.reference, p.status, p.amount, p.refunded_amount as "refundedAmount", p.is_surplus as "isSurplus", p.method,
                ${iso(sql`p.created_at`)} as at, ${refunds} as refunds, ${disputes} as disputes
              from payments p where p.order_id = o.id order by p.id`)} as payments,
            (select coalesce(json_agg(${ledgerEntry} order by n.id), '[]'::json) from ledger_entries n where n.order_id = o.id) as entries) as r)`,
        })
        .from(sql`orders o join users u on u.id = o.user_id`)
        .where(sql`o.uuid = ${orderUuid}::uuid and o.deleted_at is null`),
    ]);
    if (!row) throw ctx.refuse("not_found");
    return row.order;
  },
});
