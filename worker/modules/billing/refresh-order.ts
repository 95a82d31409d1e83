import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { buyerOf } from "./appraise";
import { bringUpToDate } from "./bring-up-to-date";
import { OfOrder } from "./inputs";
import { paymentStatuses } from "./states";

export const refreshOrder = command({
  name: "orders.refresh",
  summary:
    "Asks the gateway about the newest payment of an order that the caller made: what coming back from paying does.",
  may: signedIn,
  input: OfOrder,
  output: v.object({ status: v.picklist(paymentStatuses) }),
  errors: ["not_found", "conflict"],
  async run(ctx, { orderUuid }) {
    // Nobody comes back from what was charged without them.
    const which = sql`p.id = (
      select n.id from payments n join orders m on m.id = n.order_id where m.uuid = ${orderUuid}::uuid and m.user_id = ${buyerOf(ctx)}::bigint order by n.is_charge, n.id desc limit 1)`;
    return { status: await bringUpToDate(ctx, which) };
  },
});
