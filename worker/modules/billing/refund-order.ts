import { sql } from "drizzle-orm";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { Refund } from "./inputs";
import { asked, noteRefund, paymentOf, RefundReply, reserve } from "./reserve-refund";

export const refundOrder = command({
  name: "refunds.refund",
  summary:
    "Sends back a part of what was paid for an order, or all that is left; a whole refund takes back what was bought.",
  may: granted("billing.refund", "all"),
  input: Refund,
  output: RefundReply,
  errors: ["not_found", "refund_exceeds"],
  idempotent: true,
  async run(ctx, { orderUuid, amount, reason }) {
    const reply = { refundUuid: newUuid() };
    const payment = paymentOf(orderUuid);
    const part = sql`${amount}::bigint`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select from payments p where ${payment})`, "not_found"),
        insist(w, reserve(payment, part), "refund_exceeds"),
        w.execute(noteRefund(reply.refundUuid, payment, part, reason, buyerOf(ctx), ctx.now)),
      ],
      events: [asked(reply.refundUuid)],
      reply,
    });
    return reply;
  },
});
