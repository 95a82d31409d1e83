import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { bringUpToDate } from "./bring-up-to-date";
import { SettlePayment } from "./inputs";
import { paymentStatuses } from "./states";

export const settlePayment = command({
  name: "payments.settle",
  summary: "Asks a payment's gateway what it knows, and makes the books say the same.",
  may: systemOnly,
  input: SettlePayment,
  output: v.object({ status: v.picklist(paymentStatuses) }),
  errors: ["not_found", "conflict"],
  async run(ctx, { gateway, reference, unlessHeard = false }) {
    const which = sql`p.gateway = ${gateway} and p.reference = ${reference}`;
    return { status: await bringUpToDate(ctx, which, { unlessHeard }) };
  },
});
