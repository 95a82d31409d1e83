import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { atGateway } from "./at-gateway";
import { SendRefund } from "./inputs";

export const sendRefund = command({
  name: "refunds.send",
  summary: "Asks the gateway for a refund, as often as it takes; how it ended is learnt by settling the payment.",
  may: systemOnly,
  input: SendRefund,
  output: v.object({ gateway: v.string(), reference: v.string() }),
  errors: ["not_found"],
  async run(ctx, { refundUuid }) {
    const [[refund]] = await ctx.read((q) => [
      q
        .select({
          amount: sql<number>`r.amount::float8`,
          status: sql<string>`r.status`,
          isSent: sql<boolean>`r.reference is not null`,
          currency: sql<string>`p.currency`,
          gateway: sql<string>`p.gateway`,
          reference: sql<string | null>`p.reference`,
        })
        .from(sql`refunds r join payments p on p.id = r.payment_id`)
        .where(sql`r.uuid = ${refundUuid}::uuid`),
    ]);
    const gateway = ctx.ports.gateways.find(({ name }) => name === refund?.gateway);
    if (!refund?.reference || !gateway) throw ctx.refuse("not_found");
    const { amount, currency, reference } = refund;
    if (refund.status === "pending" && !refund.isSent)
      await atGateway(ctx, () => gateway.refund({ reference, uuid: refundUuid, amount, currency }));
    return { gateway: gateway.name, reference };
  },
});
