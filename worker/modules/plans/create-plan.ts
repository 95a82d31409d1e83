import { sql } from "drizzle-orm";
import * as v from "valibot";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreatePlan } from "./inputs";
import { planColumns, planValues, writeFeatures } from "./write-plan";

export const createPlan = command({
  name: "plans.create",
  summary: "Makes a plan: its words, its price by cycle and currency, its trial and what it holds.",
  may: granted("plans.manage", "all"),
  input: CreatePlan,
  output: v.object({ uuid: v.string() }),
  errors: ["slug_taken", "plan_default_taken"],
  touchesPublic: true,
  async run(ctx, { slug, ...rules }) {
    const reply = { uuid: newUuid() };
    await ctx.commit({
      statements: (w) => [
        w.execute(
          sql`insert into plans (uuid, slug, ${planColumns}) values (${reply.uuid}::uuid, ${slug}, ${planValues(rules)})`,
        ),
        ...writeFeatures(w, reply.uuid, rules.features),
      ],
      constraints: { plans_slug: "slug_taken", plans_default: "plan_default_taken" },
    });
    return reply;
  },
});
