import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { OfAffiliate, SuspendAffiliate } from "./inputs";

export const suspendAffiliate = command({
  name: "affiliates.suspend",
  summary: "Stops an affiliate's links from counting; what was earned before stays earned.",
  may: granted("billing.manage", "all"),
  input: SuspendAffiliate,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { affiliateUuid, reason }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update affiliates set suspended_at = coalesce(suspended_at, ${ctx.now.toISOString()}::timestamptz), suspended_reason = ${reason}
            where uuid = ${affiliateUuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});

export const resumeAffiliate = command({
  name: "affiliates.resume",
  summary: "Lets the links of an affiliate who was suspended count again.",
  may: granted("billing.manage", "all"),
  input: OfAffiliate,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { affiliateUuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update affiliates set suspended_at = null, suspended_reason = null where uuid = ${affiliateUuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});
