import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";

const name = v.object({ name: v.string() });
const TaxRule = v.object({
  uuid: v.string(),
  countryCode: v.string(),
  translations: v.object({ en: name, ar: v.optional(name) }),
  basisPoints: v.number(),
  inclusive: v.boolean(),
  reverseCharge: v.boolean(),
});

export const listTaxRules = query({
  name: "taxRules.list",
  summary: "Lists the taxes by country.",
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
          >`json_build_object('uuid', r.uuid, 'countryCode', r.country_code, 'translations', r.translations,
            'basisPoints', r.basis_points, 'inclusive', r.inclusive, 'reverseCharge', r.reverse_charge)`,
        })
        .from(sql`tax_rules r`)
        .where(sql`r.deleted_at is null`)
        .orderBy(sql`r.country_code`)
        .limit(300),
    ]);
    return { items: rows.map(({ rule }) => rule) };
  },
});
