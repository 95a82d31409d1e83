import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted, query } from "../../kernel/verb";
import { EditSettings } from "./inputs";

const may = granted("billing.manage", "all");

export const readSettings = query({
  name: "billing.readSettings",
  summary: "Reads who sells, as invoices name them, and how long a buyer may give something back.",
  may,
  input: v.strictObject({}),
  output: v.object({
    sellerName: v.nullable(v.string()),
    sellerAddress: v.nullable(v.string()),
    sellerTaxNumber: v.nullable(v.string()),
    refundDays: v.number(),
    refundProgressPercent: v.number(),
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
        })
        .from(sql`billing_settings s`),
    ]);
    if (!settings) throw ctx.refuse("not_found");
    return settings;
  },
});

export const editSettings = command({
  name: "billing.editSettings",
  summary:
    "Says who sells and how long a buyer may give something back; invoices that were issued keep the seller they name.",
  may,
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
