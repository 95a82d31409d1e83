import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { resettle } from "./resettle";

export const suspendSubscription = command({
  name: "subscriptions.suspend",
  summary:
    "Stops what somebody has by subscription, and its renewal, until it is restored; what they bought stays theirs.",
  may: granted("subscriptions.manage", "all"),
  input: ByUuid,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const which = sql`s.uuid = ${uuid}::uuid`;
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update subscriptions s set status = 'suspended' where ${which} and s.status in ('trial', 'active', 'cancelled') returning s.id`,
          "not_found",
        ),
        ...resettle(w, which, ctx.now),
      ],
    });
    return {};
  },
});
