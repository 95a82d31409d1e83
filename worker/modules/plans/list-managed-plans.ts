import { sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { Plan, planRow } from "./plan-row";

const words = v.object({ name: v.string(), description: v.optional(v.string()) });
const Managed = v.object({
  ...Plan.entries,
  translations: v.object({ en: words, ar: v.optional(words) }),
  isActive: v.boolean(),
  /** Who has it at present, by a subscription that has not ended. */
  subscribers: v.number(),
});

export const listManagedPlans = query({
  name: "plans.listManaged",
  summary: "Lists every plan that has not ended, offered or not, with the number of those who have it.",
  may: granted("plans.manage", "all"),
  input: v.strictObject({}),
  output: v.object({ items: v.array(Managed) }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          plan: sql<
            v.InferOutput<typeof Managed>
          >`(select to_json(r) from (select ${planRow(ctx.locale)}, p.translations, p.is_active as "isActive",
            (select count(*)::int from subscriptions s where s.plan_id = p.id and s.status <> 'expired' and s.deleted_at is null) as subscribers) as r)`,
        })
        .from(sql`plans p`)
        .where(sql`p.deleted_at is null`)
        .orderBy(sql`p.rank, p.id`)
        .limit(200),
    ]);
    return { items: rows.map(({ plan }) => plan) };
  },
});
