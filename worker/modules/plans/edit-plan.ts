import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { EditPlan } from "./inputs";
import { planColumns, planValues, writeFeatures } from "./write-plan";

export const editPlan = command({
  name: "plans.edit",
  summary: "Changes a plan. Whoever has it keeps the price that they agreed to, and has what it holds now.",
  may: granted("plans.manage", "all"),
  input: EditPlan,
  output: v.object({}),
  errors: ["not_found", "plan_default_taken"],
  touchesPublic: true,
  async run(ctx, { uuid, ...rules }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update plans set (${planColumns}) = (select ${planValues(rules)}) where uuid = ${uuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
        ...writeFeatures(w, uuid, rules.features),
      ],
      constraints: { plans_default: "plan_default_taken" },
    });
    return {};
  },
});
