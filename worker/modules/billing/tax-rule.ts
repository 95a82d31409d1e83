import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";

export const InBoth = v.object({ en: v.string(), ar: v.optional(v.string()) });
type Both = v.InferOutput<typeof InBoth>;

/** A tax with what it comes to in minor units; the rate in hundredths of a percent. */
export const TaxLine = v.object({ name: InBoth, basisPoints: v.number(), amount: v.number() });
export type TaxLine = v.InferOutput<typeof TaxLine>;
/** A region with a tax of its own, by ISO 3166-2. */
export const TaxRegion = v.object({ code: v.string(), name: InBoth });

/** The tax of a place. */
export interface TaxRuleFound {
  basisPoints: number;
  inclusive: boolean;
  reverseCharge: boolean;
  name: Both;
  /** Where it is more than one tax. */
  components: { name: Both; basisPoints: number }[] | null;
  /** Null for the one of a whole country. */
  region: v.InferOutput<typeof TaxRegion> | null;
}

/** Over `tax_rules r`. */
export const ruleName = sql`jsonb_strip_nulls(jsonb_build_object('en', r.translations->'en'->>'name', 'ar', r.translations->'ar'->>'name'))`;
export const ruleRegion = sql`case when r.region_code is not null then jsonb_build_object('code', r.region_code, 'name', r.region) end`;

/** The TaxRuleFound of a country, or of a region of it that has one of its own: as jsonb, or null. */
export const taxRuleOf = (countryCode: SQL, regionCode: SQL): SQL<TaxRuleFound | null> => sql`(select to_jsonb(r) from (
  select r.basis_points as "basisPoints", r.inclusive, r.reverse_charge as "reverseCharge", ${ruleName} as name, r.components, ${ruleRegion} as region
  from tax_rules r where r.country_code = ${countryCode} and (r.region_code is null or r.region_code = ${regionCode}) and r.deleted_at is null
  order by r.region_code nulls last limit 1) as r)`;

/** The regions of a country that have taxes of their own, by their English names: as jsonb. */
export const taxRegionsOf = (countryCode: SQL): SQL<v.InferOutput<typeof TaxRegion>[]> => sql`(
  select coalesce(jsonb_agg(${ruleRegion} order by r.region->>'en'), '[]') from tax_rules r
  where r.country_code = ${countryCode} and r.region_code is not null and r.deleted_at is null)`;

/** A tax by what it is made of; `parts` as taxed() and priceOrder() answer them. */
export const taxLines = (rule: TaxRuleFound | null, parts: readonly number[]): TaxLine[] =>
  rule
    ? (rule.components ?? [rule]).map(({ name, basisPoints }, index) => ({
        name,
        basisPoints,
        amount: parts[index] ?? 0,
      }))
    : [];

/** The columns of an order that keep its tax, without those of its sums. */
export const taxColumns = sql`tax_basis_points, tax_inclusive, tax_name, tax_components, tax_region, reverse_charge`;
export const taxValues = (rule: TaxRuleFound | null, parts: readonly number[], reverse: boolean): SQL => {
  const json = (value: unknown) => (value ? JSON.stringify(value) : null);
  return sql`${rule?.basisPoints ?? 0}::numeric, ${rule?.inclusive ?? false}::boolean, ${json(rule?.name)}::jsonb,
    ${json(rule?.components && taxLines(rule, parts))}::jsonb, ${json(rule?.region)}::jsonb, ${reverse}::boolean`;
};

/** Over `orders o`: its TaxLines, none for what is not taxed. */
export const orderTaxes = sql`coalesce(o.tax_components, case when o.tax_name is null then '[]'
  else jsonb_build_array(jsonb_build_object('name', o.tax_name, 'basisPoints', o.tax_basis_points, 'amount', o.tax)) end)`;
