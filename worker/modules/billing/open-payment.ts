import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { gatewayFor } from "../../kernel/payment-ports";
import { command, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { atGateway } from "./at-gateway";
import { OfOrder } from "./inputs";

/**
 * A row first, then the gateway, then its answer into the row: whatever dies in between is found again by the payment's uuid, under which a gateway opens
 * once. Two tabs meet at the same payment.
 */
export const openPayment = command({
  name: "payments.open",
  summary:
    "Says where the caller's open order is paid; opens a payment at the gateway where there is none that still can be.",
  may: signedIn,
  input: OfOrder,
  output: v.object({ payUrl: v.string() }),
  errors: ["not_found", "order_not_open", "conflict", "nothing_can_be_sold"],
  async run(ctx, { orderUuid }) {
    const buyerId = buyerOf(ctx);
    const [[order]] = await ctx.read((q) => [
      q
        .select({
          status: sql<string>`o.status`,
          total: sql<number>`o.total::float8`,
          currency: sql<string>`o.currency`,
          email: sql<string>`u.email`,
          title: sql<{
            en: string;
            ar?: string;
          }>`(select l.title from order_lines l where l.order_id = o.id order by l.id limit 1)`,
          isLate: sql<boolean>`exists (select from order_lines l join subscription_terms t on t.line_uuid = l.uuid
            where l.order_id = o.id and t.payable_until <= ${ctx.now.toISOString()}::timestamptz)`,
          keepMeans: sql<boolean>`exists (select from order_lines l join subscription_terms t on t.line_uuid = l.uuid where l.order_id = o.id and t.auto_renew)`,
          pending: sql<{ uuid: string; gateway: string; payUrl: string | null; isCharge: boolean } | null>`(
            select jsonb_build_object('uuid', p.uuid, 'gateway', p.gateway, 'payUrl', p.pay_url, 'isCharge', p.is_charge) from payments p where p.order_id = o.id and p.status = 'pending')`,
        })
        .from(sql`orders o join users u on u.id = o.user_id`)
        .where(sql`o.uuid = ${orderUuid}::uuid and o.user_id = ${buyerId}::bigint and o.deleted_at is null`),
    ]);
    if (!order) throw ctx.refuse("not_found");
    if (order.status !== "open" || order.isLate) throw ctx.refuse("order_not_open");
    if (order.pending?.payUrl) return { payUrl: order.pending.payUrl };
    // What was kept is being charged for it: how that ends is known first.
    if (order.pending?.isCharge) throw ctx.refuse("conflict");
    const gateway = order.pending
      ? ctx.ports.gateways.find(({ name }) => name === order.pending?.gateway)
      : gatewayFor(ctx.ports.gateways, order.currency);
    if (!gateway) throw ctx.refuse("nothing_can_be_sold");
    const uuid = order.pending?.uuid ?? newUuid();
    if (!order.pending)
      await ctx.commit({
        statements: (w) => [
          insist(
            w,
            sql`insert into payments (uuid, order_id, gateway, currency, amount, created_at)
              select ${uuid}::uuid, o.id, ${gateway.name}, o.currency, o.total, ${ctx.now.toISOString()}::timestamptz
              from orders o where o.uuid = ${orderUuid}::uuid and o.status = 'open' returning id`,
            "order_not_open",
          ),
        ],
        constraints: { payments_pending: "conflict" },
      });
    const { reference, payUrl } = await atGateway(ctx, () =>
      gateway.open({
        uuid,
        orderUuid,
        amount: order.total,
        currency: order.currency,
        description: order.title[ctx.locale] ?? order.title.en,
        email: order.email,
        locale: ctx.locale,
        keepMeans: order.keepMeans,
        returnUrl: `${ctx.tenant.origin}/checkout/orders/${orderUuid}/return`,
      }),
    );
    // The gateway's answer; a second commit, since nobody knows it before the first.
    await ctx.commit({
      statements: (w) => [
        w.execute(
          sql`update payments set reference = ${reference}, pay_url = ${payUrl} where uuid = ${uuid}::uuid and reference is null`,
        ),
      ],
    });
    return { payUrl };
  },
});
