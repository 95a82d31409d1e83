import { redirect, redirectDocument } from "@remix-run/cloudflare";
import type { PageContext } from "../../../worker/http/page-context";
import { openPayment } from "../../../worker/modules/billing";
import { returnHref } from "./addresses";

type Opened = { payUrl: string } | { refused: "order_not_open" | "nothing_can_be_sold" };

/**
 * Where the order is paid, or why it cannot be. Of two tabs that open a payment at once the slower one is turned away, and finds the other's when it
 * asks again. While the gateway does not answer, the buyer may try again.
 */
export async function payOrder(context: PageContext, orderUuid: string): Promise<Opened> {
  for (let left = 2; ; left--) {
    const attempt = await context.attempt(openPayment, { orderUuid });
    if (attempt.ok) return { payUrl: attempt.value.payUrl };
    const { code } = attempt.problem;
    if (code === "order_not_open") return { refused: code };
    if (code === "not_found") throw new Response(null, { status: 404 });
    if (code !== "conflict" || left === 0) return { refused: "nothing_can_be_sold" };
  }
}

/** On to the gateway, whose page is none of ours even where it lies on our origin; or to where the order says how it stands. */
export const toPay = (orderUuid: string, opened: Opened) =>
  "payUrl" in opened
    ? redirectDocument(opened.payUrl, 303)
    : redirect(`${returnHref(orderUuid)}?why=${opened.refused}`, 303);
