import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted, query } from "../../kernel/verb";
import { ByUuid, SetTaxRule } from "./inputs";

const may = granted("billing.manage", "all");

export const setTaxRule = command({
  name: "taxRules.set",
  summary: "Sets the tax of a country for orders placed from now on; those that were placed keep theirs.",
  may,
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

export const endTaxRule = command({
  name: "taxRules.end",
  summary: "Ends the tax of a country: orders from there are placed without.",
  may,
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
  may,
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
