import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { at, isLiveOf, resettle } from "./resettle";

export const cancelSubscription = command({
  name: "subscriptions.cancel",
  summary: "Has the caller's subscription end when what is paid for is over; it can be taken up again until then.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({}),
  errors: ["no_subscription"],
  async run(ctx) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const live = isLiveOf(ctx.actor.id);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update subscriptions s set status = 'cancelled', cancelled_at = ${at(ctx.now)}, next_plan_id = null, next_cycle = null, grace_ends_at = null
            where ${live} and s.status in ('trial', 'active') returning s.id`,
          "no_subscription",
        ),
        ...resettle(w, live, ctx.now),
      ],
    });
    return {};
  },
});
