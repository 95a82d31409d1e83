import { sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { selectPlanOf } from "./current";
import { Plan, planRow } from "./plan-row";

const Offered = v.object({ ...Plan.entries, isMine: v.boolean() });

export const listPlans = query({
  name: "plans.list",
  summary:
    "Lists the plans that are offered, the lowest first, with what each holds and costs, and which one is the caller's.",
  may: anyone,
  input: v.strictObject({}),
  output: v.object({ items: v.array(Offered) }),
  errors: [],
  async run(ctx) {
    const mine =
      ctx.actor.kind === "person" ? sql`coalesce(p.id = (${selectPlanOf(ctx.actor.id, ctx.now)}), false)` : sql`false`;
    const [rows] = await ctx.read((q) => [
      q
        .select({
          plan: sql<
            v.InferOutput<typeof Offered>
          >`(select to_json(r) from (select ${planRow(ctx.locale)}, ${mine} as "isMine") as r)`,
        })
        .from(sql`plans p`)
        .where(sql`p.deleted_at is null and p.is_active`)
        .orderBy(sql`p.rank, p.id`)
        .limit(50),
    ]);
    return { items: rows.map(({ plan }) => plan) };
  },
});
