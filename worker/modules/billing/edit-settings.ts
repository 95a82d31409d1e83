import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { EditSettings } from "./inputs";

export const editSettings = command({
  name: "billing.editSettings",
  summary:
    "Says who sells and how long a buyer may give something back; invoices that were issued keep the seller they name.",
  may: granted("billing.manage", "all"),
  input: EditSettings,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { sellerName, sellerAddress, sellerTaxNumber, refundDays, refundProgressPercent }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update billing_settings set seller_name = ${sellerName ?? null}::text, seller_address = ${sellerAddress ?? null}::text,
            seller_tax_number = ${sellerTaxNumber ?? null}::text, refund_days = ${refundDays}::int, refund_progress_percent = ${refundProgressPercent}::int
            where only_one returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});
