import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { AutoRenew } from "./inputs";
import { isLiveOf } from "./resettle";

export const setAutoRenew = command({
  name: "subscriptions.setAutoRenew",
  summary: "Says whether the caller's subscription is renewed by what they paid with, or by hand.",
  may: signedIn,
  input: AutoRenew,
  output: v.object({}),
  errors: ["no_subscription", "no_means"],
  async run(ctx, { autoRenew }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const live = isLiveOf(ctx.actor.id);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update subscriptions s set auto_renew = ${autoRenew}::boolean where ${live} and s.status in ('active', 'cancelled') returning s.id`,
          "no_subscription",
        ),
        refuseUnless(
          w,
          sql`not ${autoRenew}::boolean or exists (select from subscriptions s where ${live} and s.means_reference is not null)`,
          "no_means",
        ),
      ],
    });
    return {};
  },
});
