import { sql } from "drizzle-orm";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { AskRefund } from "./inputs";
import { mayAskBack } from "./refund-window";
import { asked, noteRefund, paymentOf, RefundReply, reserve } from "./reserve-refund";

export const askRefund = command({
  name: "refunds.ask",
  summary: "Gives an order back within the window for it, whole; access ends when the gateway has sent the money.",
  may: signedIn,
  input: AskRefund,
  output: RefundReply,
  errors: ["not_found", "refund_window_over", "refund_exceeds"],
  idempotent: true,
  async run(ctx, { orderUuid, reason }) {
    const buyerId = buyerOf(ctx);
    const reply = { refundUuid: newUuid() };
    const payment = paymentOf(orderUuid);
    // Before the reservation it is all of it; after, the same amount is what was reserved just now.
    const whole = sql`p.amount`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`exists (select from orders o where o.uuid = ${orderUuid}::uuid and o.user_id = ${buyerId}::bigint and o.status = 'paid')`,
          "not_found",
        ),
        refuseUnless(
          w,
          sql`exists (select from orders o where o.uuid = ${orderUuid}::uuid and ${mayAskBack(ctx.now)})`,
          "refund_window_over",
        ),
        insist(w, reserve(payment, whole), "refund_exceeds"),
        w.execute(noteRefund(reply.refundUuid, payment, whole, reason ?? null, buyerId, ctx.now)),
      ],
      events: [asked(reply.refundUuid)],
      reply,
    });
    return reply;
  },
});
