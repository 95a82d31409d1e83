import * as v from "valibot";
import { command, signedIn } from "../../../kernel/verb";
import { isLiveOf } from "../../subscriptions";
import { placeRenewal } from "./place-renewal";
import { selectRenewing } from "./renewing";

export const payNow = command({
  name: "subscriptions.payNow",
  summary:
    "Places the order of the next period of the caller's subscription, or finds it, for them to pay: before the period ends, or in the days of grace.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ orderUuid: v.string(), total: v.number(), currency: v.string() }),
  errors: ["no_subscription", "nothing_due", "conflict"],
  async run(ctx) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const { id } = ctx.actor;
    const [[found]] = await ctx.read((q) => [selectRenewing(q, isLiveOf(id), ctx.now)]);
    if (!found) throw ctx.refuse("no_subscription");
    const { renewing } = found;
    if (!renewing.mayPayNow || renewing.order?.status === "paid") throw ctx.refuse("nothing_due");
    return { ...(await placeRenewal(ctx, renewing)), currency: renewing.currency };
  },
});
