import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { ChangePlan } from "./inputs";
import { isInLast } from "./renewal";
import { isLiveOf } from "./resettle";

/** To a cheaper plan mostly; a change that the credit for the running period would more than pay waits as well. */
export const changeAtPeriodEnd = command({
  name: "subscriptions.changeAtPeriodEnd",
  summary:
    "Has the caller's subscription go on with another plan or cycle when its period ends; with the present ones it goes on as it is.",
  may: signedIn,
  input: ChangePlan,
  output: v.object({}),
  errors: ["not_found", "no_subscription", "subscription_status_refused", "plan_not_offered", "change_too_late"],
  async run(ctx, { planUuid, cycle }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const live = isLiveOf(ctx.actor.id);
    const mine = sql`from subscriptions s where ${live}`;
    const plan = sql`from plans p where p.uuid = ${planUuid}::uuid and p.deleted_at is null`;
    const isSame = sql`(p.id = s.plan_id and s.cycle = ${cycle})`;
    await ctx.commit({
      statements: (w) => [
        insist(w, sql`select s.id ${mine} for update`, "no_subscription"),
        refuseUnless(w, sql`exists (select ${plan})`, "not_found"),
        refuseUnless(w, sql`exists (select ${mine} and s.status = 'active')`, "subscription_status_refused"),
        // Once the renewal is asked for, it is asked for as it is; and so it is where the next period is paid for already.
        refuseUnless(
          w,
          sql`exists (select ${mine} and ${isInLast(ctx.now)} and s.grace_ends_at is null and not exists (
            select from subscription_terms t join subscription_periods r on r.id = t.base_id
            where t.subscription_id = s.id and t.how = 'renewal' and r.ends_at = s.paid_until and r.revoked_at is null))`,
          "change_too_late",
        ),
        insist(
          w,
          sql`update subscriptions s set next_plan_id = case when ${isSame} then null else p.id end, next_cycle = case when ${isSame} then null else ${cycle} end
            ${plan} and ${live} and (${isSame} or (p.is_active and p.price->${cycle}::text->>s.currency::text is not null)) returning s.id`,
          "plan_not_offered",
        ),
      ],
    });
    return {};
  },
});
