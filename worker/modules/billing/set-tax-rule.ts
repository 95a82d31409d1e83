import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../kernel/verb";
import { SetTaxRule } from "./inputs";

type Named = v.InferOutput<typeof SetTaxRule>["components"];

export const setTaxRule = command({
  name: "taxRules.set",
  summary:
    "Sets the tax of a country, or of a region in place of its country's, for orders placed from now on; those that were placed keep theirs.",
  may: granted("billing.manage", "all"),
  input: SetTaxRule,
  output: v.object({}),
  errors: [],
  async run(ctx, { countryCode, region, components, inclusive, reverseCharge }) {
    const basisPoints = components.reduce((sum, one) => sum + one.basisPoints, 0);
    const isMixed = components.length > 1;
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into tax_rules (country_code, region_code, region, translations, basis_points, components, inclusive, reverse_charge)
          values (${countryCode}, ${region?.code ?? null}::text, ${region ? JSON.stringify(region.name) : null}::jsonb, ${JSON.stringify(nameOfAll(components))}::jsonb,
            ${basisPoints}::numeric, ${isMixed ? JSON.stringify(components) : null}::jsonb, ${inclusive}::boolean, ${reverseCharge}::boolean)
          on conflict (country_code, coalesce(region_code, '')) where deleted_at is null do update set region = excluded.region,
            translations = excluded.translations, basis_points = excluded.basis_points, components = excluded.components, inclusive = excluded.inclusive,
            reverse_charge = excluded.reverse_charge`),
      ],
    });
    return {};
  },
});

/** "GST + QST": what the whole is called; in Arabic where each of them has a name in it. */
function nameOfAll(components: Named) {
  const joined = (names: string[]) => ({ name: names.join(" + ") });
  const arabic = components.flatMap(({ name }) => (name.ar ? [name.ar] : []));
  return {
    en: joined(components.map(({ name }) => name.en)),
    ...(arabic.length === components.length ? { ar: joined(arabic) } : {}),
  };
}
