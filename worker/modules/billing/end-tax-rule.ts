import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";

export const endTaxRule = command({
  name: "taxRules.end",
  summary: "Ends the tax of a country or a region: orders from there are placed by that of the country, or without.",
  may: granted("billing.manage", "all"),
  input: ByUuid,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update tax_rules set deleted_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});
