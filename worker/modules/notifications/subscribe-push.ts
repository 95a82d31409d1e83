import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { SubscribePush, UnsubscribePush } from "./inputs";
import { pushSubscriptions } from "./schema";

/** A person has few browsers; the oldest make way. */
const most = 20;

export const subscribePush = command({
  name: "push.subscribe",
  summary: "Lets a browser show one's notifications while no page is open. A browser is one person's at a time.",
  may: signedIn,
  input: SubscribePush,
  output: v.object({}),
  errors: ["invalid_input"],
  async run(ctx, { endpoint, keys }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    if (!ctx.ports.push.accepts(endpoint))
      throw ctx.refuse("invalid_input", { fields: { endpoint: { code: "link" } } });
    const userId = ctx.actor.id;
    const subscription = { userId, ...keys, agent: ctx.agent?.slice(0, 400) ?? null, deletedAt: null };
    await ctx.commit({
      statements: (w) => [
        w
          .insert(pushSubscriptions)
          .values({ ...subscription, endpoint })
          .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: subscription }),
        w.execute(sql`delete from push_subscriptions where user_id = ${userId} and id not in (
          select id from push_subscriptions where user_id = ${userId} order by updated_at desc, id desc limit ${most})`),
      ],
    });
    return {};
  },
});

export const unsubscribePush = command({
  name: "push.unsubscribe",
  summary: "Stops showing one's notifications in a browser.",
  may: signedIn,
  input: UnsubscribePush,
  output: v.object({}),
  errors: [],
  async run(ctx, { endpoint }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const mine = sql`${pushSubscriptions.endpoint} = ${endpoint} and ${pushSubscriptions.userId} = ${ctx.actor.id}`;
    await ctx.commit({ statements: (w) => [w.delete(pushSubscriptions).where(mine)] });
    return {};
  },
});
