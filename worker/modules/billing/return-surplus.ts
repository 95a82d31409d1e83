import { sql } from "drizzle-orm";
import { insist } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, systemOnly } from "../../kernel/verb";
import { OfPaymentUuid } from "./inputs";
import { asked, noteRefund, RefundReply, reserve } from "./reserve-refund";

export const returnSurplus = command({
  name: "refunds.returnSurplus",
  summary: "Sends back a payment that bought nothing: its order was paid already, or its things were the buyer's.",
  may: systemOnly,
  input: OfPaymentUuid,
  output: RefundReply,
  errors: ["refund_exceeds"],
  async run(ctx, { paymentUuid }) {
    const reply = { refundUuid: newUuid() };
    const payment = sql`p.uuid = ${paymentUuid}::uuid and p.is_surplus`;
    await ctx.commit({
      statements: (w) => [
        insist(w, reserve(payment, sql`p.amount`), "refund_exceeds"),
        w.execute(noteRefund(reply.refundUuid, payment, sql`p.amount`, null, null, ctx.now)),
      ],
      events: [asked(reply.refundUuid)],
    });
    return reply;
  },
});
