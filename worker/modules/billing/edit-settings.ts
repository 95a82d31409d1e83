import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { EditSettings } from "./inputs";

export const editSettings = command({
  name: "billing.editSettings",
  summary:
    "Says who sells, how long a buyer may give something back and on what terms affiliates earn; what was issued or placed before stays as it is.",
  may: granted("billing.manage", "all"),
  input: EditSettings,
  output: v.object({}),
  errors: ["not_found", "dunning_beyond_grace"],
  async run(ctx, { sellerName, sellerAddress, sellerTaxNumber, refundDays, refundProgressPercent, ...more }) {
    const days = more.dunningDays && [...new Set(more.dunningDays)].sort((a, b) => a - b);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update billing_settings set seller_name = ${sellerName ?? null}::text, seller_address = ${sellerAddress ?? null}::text,
            seller_tax_number = ${sellerTaxNumber ?? null}::text, refund_days = ${refundDays}::int, refund_progress_percent = ${refundProgressPercent}::int,
            grace_days = coalesce(${more.graceDays ?? null}::int, grace_days), reminder_days = coalesce(${more.reminderDays ?? null}::int, reminder_days),
            affiliates_open = coalesce(${more.affiliatesOpen ?? null}::boolean, affiliates_open),
            affiliate_basis_points = coalesce(${more.affiliateBasisPoints ?? null}::int, affiliate_basis_points),
            affiliate_window_days = coalesce(${more.affiliateWindowDays ?? null}::int, affiliate_window_days),
            affiliate_min_payout = coalesce(${more.affiliateMinPayout ? JSON.stringify(more.affiliateMinPayout) : null}::jsonb, affiliate_min_payout),
            dunning_days = coalesce(${days ? sql.param(days) : null}::int[], dunning_days)
            where only_one returning id`,
          "not_found",
        ),
      ],
      constraints: { billing_settings_dunning: "dunning_beyond_grace" },
    });
    return {};
  },
});
