import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";

export const endCoupon = command({
  name: "coupons.end",
  summary: "Ends a coupon: nobody uses it any more, orders that were placed with it keep it.",
  may: granted("billing.manage", "all"),
  input: ByUuid,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update coupons set deleted_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});
