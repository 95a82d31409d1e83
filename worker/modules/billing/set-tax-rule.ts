import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../kernel/verb";
import { SetTaxRule } from "./inputs";

export const setTaxRule = command({
  name: "taxRules.set",
  summary: "Sets the tax of a country for orders placed from now on; those that were placed keep theirs.",
  may: granted("billing.manage", "all"),
  input: SetTaxRule,
  output: v.object({}),
  errors: [],
  async run(ctx, { countryCode, translations, basisPoints, inclusive, reverseCharge }) {
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into tax_rules (country_code, translations, basis_points, inclusive, reverse_charge)
          values (${countryCode}, ${JSON.stringify(translations)}::jsonb, ${basisPoints}::int, ${inclusive}::boolean, ${reverseCharge}::boolean)
          on conflict (country_code) where deleted_at is null do update set translations = excluded.translations, basis_points = excluded.basis_points,
            inclusive = excluded.inclusive, reverse_charge = excluded.reverse_charge`),
      ],
    });
    return {};
  },
});
