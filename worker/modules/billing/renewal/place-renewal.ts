import { sql } from "drizzle-orm";
import type { CommandContext } from "../../../kernel/context";
import type { UniversalError } from "../../../kernel/errors";
import { newUuid } from "../../../kernel/ids";
import { handOver } from "../hand-over";
import { insertTerms } from "../kinds";
import { priceOrder } from "../money/price-order";
import { takeTurns } from "../take-turns";
import { taxColumns, taxValues } from "../tax-rule";
import { type Renewing, termsOfRenewal } from "./renewing";

type Context = CommandContext<"conflict" | "nothing_due" | UniversalError>;

/** The order of the next period: once a period, whoever asks for it and how often; one that was given up is taken up again. */
export async function placeRenewal(ctx: Context, renewing: Renewing): Promise<{ orderUuid: string; total: number }> {
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  const { order, buyer, rule, user, next, currency } = renewing;
  if (order) {
    if (order.status === "cancelled")
      await ctx.commit({
        statements: (w) => [
          w.execute(
            sql`update orders set status = 'open', cancelled_at = null where uuid = ${order.uuid}::uuid and status = 'cancelled'`,
          ),
        ],
      });
    return { orderUuid: order.uuid, total: order.total };
  }
  const terms = termsOfRenewal(renewing);
  if (!terms || !buyer) throw ctx.refuse("nothing_due");
  const reverse = Boolean(rule?.reverseCharge && buyer.taxNumber);
  const { lines, subtotal, discount, tax, taxes, total } = priceOrder(
    [{ price: terms.fee, reducible: false }],
    null,
    rule,
    reverse,
  );
  const orderUuid = newUuid();
  const line = { uuid: newUuid(), ...lines[0] };
  await ctx.commit({
    statements: (w) => [
      takeTurns(w, user.id),
      w.execute(sql`
        insert into orders (uuid, user_id, status, currency, subtotal, discount, tax, total, country_code, tax_number, ${taxColumns}, created_at,
          paid_at)
        values (${orderUuid}::uuid, ${user.id}::bigint, ${total === 0 ? "paid" : "open"}, ${currency}, ${subtotal}::bigint, ${discount}::bigint, ${tax}::bigint,
          ${total}::bigint, ${buyer.countryCode}, ${buyer.taxNumber}, ${taxValues(rule, taxes, reverse)}, ${now}, case when ${total}::bigint = 0 then ${now} end)`),
      w.execute(sql`
        insert into order_lines (uuid, order_id, kind, plan_id, title, price, discount, tax, total)
        values (${line.uuid}::uuid, (select id from orders where uuid = ${orderUuid}::uuid), 'subscription', ${terms.planId}::bigint,
          ${JSON.stringify(next.title)}::jsonb, ${line.price}::bigint, ${line.discount}::bigint, ${line.tax}::bigint, ${line.total}::bigint)`),
      w.execute(insertTerms(line.uuid, user.id, terms)),
      ...(total === 0
        ? handOver(
            w,
            [{ uuid: line.uuid, kind: "subscription", terms }],
            user.id,
            { at: ctx.now, means: null },
            ctx.now,
          )
        : []),
    ],
    constraints: { subscription_terms_renewal: "conflict", subscription_periods_base: "conflict" },
  });
  return { orderUuid, total };
}
