import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { SetRate } from "./inputs";

export const setRate = command({
  name: "affiliates.setRate",
  summary: "Gives an affiliate a rate of their own for later orders, or the common one again.",
  may: granted("billing.manage", "all"),
  input: SetRate,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { affiliateUuid, basisPoints = null }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update affiliates set basis_points = ${basisPoints}::int where uuid = ${affiliateUuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});
