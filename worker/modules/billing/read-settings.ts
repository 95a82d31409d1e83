import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";

export const readSettings = query({
  name: "billing.readSettings",
  summary: "Reads who sells, as invoices name them, and how long a buyer may give something back.",
  may: granted("billing.manage", "all"),
  input: v.strictObject({}),
  output: v.object({
    sellerName: v.nullable(v.string()),
    sellerAddress: v.nullable(v.string()),
    sellerTaxNumber: v.nullable(v.string()),
    refundDays: v.number(),
    refundProgressPercent: v.number(),
    graceDays: v.number(),
    dunningDays: v.array(v.number()),
    reminderDays: v.number(),
    affiliatesOpen: v.boolean(),
    affiliateBasisPoints: v.number(),
    affiliateWindowDays: v.number(),
    affiliateMinPayout: v.record(v.string(), v.number()),
  }),
  errors: ["not_found"],
  async run(ctx) {
    const [[settings]] = await ctx.read((q) => [
      q
        .select({
          sellerName: sql<string | null>`s.seller_name`,
          sellerAddress: sql<string | null>`s.seller_address`,
          sellerTaxNumber: sql<string | null>`s.seller_tax_number`,
          refundDays: sql<number>`s.refund_days`,
          refundProgressPercent: sql<number>`s.refund_progress_percent`,
          graceDays: sql<number>`s.grace_days`,
          dunningDays: sql<number[]>`s.dunning_days`,
          reminderDays: sql<number>`s.reminder_days`,
          affiliatesOpen: sql<boolean>`s.affiliates_open`,
          affiliateBasisPoints: sql<number>`s.affiliate_basis_points`,
          affiliateWindowDays: sql<number>`s.affiliate_window_days`,
          affiliateMinPayout: sql<Record<string, number>>`s.affiliate_min_payout`,
        })
        .from(sql`billing_settings s`),
    ]);
    if (!settings) throw ctx.refuse("not_found");
    return settings;
  },
});
