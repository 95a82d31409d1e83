import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";

export const endPlan = command({
  name: "plans.end",
  summary: "Ends a plan that nobody has; one that somebody has is only taken from what is offered, by changing it.",
  may: granted("plans.manage", "all"),
  input: ByUuid,
  output: v.object({}),
  errors: ["not_found", "plan_in_use"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    const plan = sql`(select p.id from plans p where p.uuid = ${uuid}::uuid)`;
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update plans set deleted_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
        refuseUnless(
          w,
          sql`not exists (select from subscriptions s where ${plan} in (s.plan_id, s.next_plan_id) and s.status <> 'expired')`,
          "plan_in_use",
        ),
      ],
    });
    return {};
  },
});
