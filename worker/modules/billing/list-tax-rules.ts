import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { InBoth, ruleName, ruleRegion, TaxRegion } from "./tax-rule";

const TaxRule = v.object({
  uuid: v.string(),
  countryCode: v.string(),
  /** Null for the one of the whole country. */
  region: v.nullable(TaxRegion),
  /** What the tax is made of: mostly one thing. */
  components: v.array(v.object({ name: InBoth, basisPoints: v.number() })),
  inclusive: v.boolean(),
  reverseCharge: v.boolean(),
});

export const listTaxRules = query({
  name: "taxRules.list",
  summary: "Lists the taxes by country, each followed by those of its regions.",
  may: granted("billing.manage", "all"),
  input: v.strictObject({}),
  output: v.object({ items: v.array(TaxRule) }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          rule: sql<
            v.InferOutput<typeof TaxRule>
          >`json_build_object('uuid', r.uuid, 'countryCode', r.country_code, 'region', ${ruleRegion},
            'components', coalesce(r.components, jsonb_build_array(jsonb_build_object('name', ${ruleName}, 'basisPoints', r.basis_points))), 'inclusive', r.inclusive, 'reverseCharge', r.reverse_charge)`,
        })
        .from(sql`tax_rules r`)
        .where(sql`r.deleted_at is null`)
        .orderBy(sql`r.country_code, r.region_code nulls first`)
        .limit(2_000),
    ]);
    return { items: rows.map(({ rule }) => rule) };
  },
});
