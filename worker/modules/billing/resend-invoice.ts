import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { OfInvoice } from "./inputs";

export const resendInvoice = command({
  name: "invoices.resend",
  summary: "Has the letter about an invoice or credit note mailed again, to the address that its buyer has now.",
  may: granted("billing.manage", "all"),
  input: OfInvoice,
  output: v.object({}),
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { invoiceUuid }) {
    const reply = {};
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update invoices set resent_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${invoiceUuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
      events: [{ kind: "mail.invoice", payload: { invoiceUuid } }],
      reply,
    });
    return reply;
  },
});
