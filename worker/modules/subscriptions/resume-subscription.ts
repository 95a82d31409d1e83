import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { at, isLiveOf } from "./resettle";

/** Over `subscriptions s`: what it is while nobody stopped it. */
export const running: SQL = sql`(select case when r.line_uuid is null then 'trial' else 'active' end from subscription_periods r
  where r.subscription_id = s.id and r.revoked_at is null order by r.starts_at desc, r.id desc limit 1)`;

export const resumeSubscription = command({
  name: "subscriptions.resume",
  summary: "Takes up again the caller's subscription that was to end, as long as it has not.",
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
          sql`update subscriptions s set status = ${running}, cancelled_at = null
            where ${live} and s.status = 'cancelled' and s.paid_until > ${at(ctx.now)} returning s.id`,
          "no_subscription",
        ),
      ],
    });
    return {};
  },
});
