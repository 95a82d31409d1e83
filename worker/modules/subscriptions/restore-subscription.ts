import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { resettle } from "./resettle";
import { running } from "./resume-subscription";

export const restoreSubscription = command({
  name: "subscriptions.restore",
  summary: "Gives somebody their suspended subscription back, as far as time has left something of it.",
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
          sql`update subscriptions s set status = case when s.cancelled_at is null then coalesce(${running}, 'active') else 'cancelled' end
            where ${which} and s.status = 'suspended' returning s.id`,
          "not_found",
        ),
        ...resettle(w, which, ctx.now),
      ],
    });
    return {};
  },
});
