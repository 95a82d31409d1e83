import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { readOrder, refreshOrder } from "../../../worker/modules/billing";
import { checkout } from "../../../worker/words/checkout";
import { errors } from "../../../worker/words/errors";
import { translator } from "../../../worker/words/format";
import { useWords } from "../../locale";
import { Notice } from "../../ui";
import { privateMeta } from "../shared/private-meta";
import { useRefreshWhile } from "../student/use-refresh-while";
import { OrderFacts } from "./order-facts";
import { Outcome, outcomeOf } from "./outcome";
import { payOrder, toPay } from "./pay-order";

/** The gateway is asked first, since its call may come later than the buyer. Where it does not answer, the page says how things stand with us. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const orderUuid = params.uuid ?? "";
  await context.attempt(refreshOrder, { orderUuid });
  const order = await context.run(readOrder, { orderUuid });
  return {
    title: translator(checkout, context.locale)(`${outcomeOf(order)}_title`),
    brand: context.tenant.brand.name,
    order,
  };
}
export const meta = privateMeta;

/** Pays what is still open: on the page where it was begun, or on a new one. */
export async function action({ context, params }: ActionFunctionArgs) {
  const orderUuid = params.uuid ?? "";
  return toPay(orderUuid, await payOrder(context, orderUuid));
}

export default function AfterPaying() {
  const say = useWords(errors);
  const { order } = useLoaderData<typeof loader>();
  const why = useSearchParams()[0].get("why");
  const outcome = outcomeOf(order);
  useRefreshWhile(outcome === "waiting");
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      {why === "nothing_can_be_sold" && order.status === "open" ? (
        <Notice tone="warning" live>
          {say(why)}
        </Notice>
      ) : null}
      <Outcome order={order} outcome={outcome} />
      <OrderFacts order={order} />
    </div>
  );
}
