import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";

export const readTerms = query({
  name: "billing.terms",
  summary: "Says how long a buyer may give something back by themselves, and up to which share of it learnt.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ refundDays: v.number(), refundProgressPercent: v.number() }),
  errors: [],
  async run(ctx) {
    const [[terms]] = await ctx.read((q) => [
      q
        .select({
          refundDays: sql<number>`s.refund_days`,
          refundProgressPercent: sql<number>`s.refund_progress_percent`,
        })
        .from(sql`billing_settings s`),
    ]);
    return terms ?? { refundDays: 0, refundProgressPercent: 0 };
  },
});
