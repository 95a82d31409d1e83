import type { Context } from "hono";
import { html } from "hono/html";
import * as v from "valibot";
import type { App } from "../../app";
import { DomainError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { readCheckout } from "../../platform/gateways/razorpay-checkout";
import { isPaymentSigned } from "../../platform/gateways/razorpay-signatures";
import { formatMoney } from "../../words/format";
import { formRequest } from "../bodies";
import { limitedByAddress } from "../rate-limits";
import { hostedPage, localeOf, sayIn } from "./layout";

const hostedOrigin = "https://api.razorpay.com";
/** What the browser brings when something was paid; where nothing was, it says why, which the gateway is asked for anyhow. */
const Paid = v.object({
  razorpay_payment_id: v.pipe(v.string(), v.maxLength(100)),
  razorpay_signature: v.pipe(v.string(), v.maxLength(200)),
});

/** On the way to Razorpay, whose hosted page takes a form and nothing else: one button, without a script. */
export async function razorpayCheckout(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  const keyId = inside.settings.RAZORPAY_KEY_ID;
  if (!keyId) throw new DomainError("not_found");
  await limitedByAddress(c.env, inside, caller.address, "read");
  const token = c.req.param("token") ?? "";
  const checkout = await readCheckout(inside.ports.signer, token, new Date());
  const locale = localeOf(c, checkout?.locale ?? "en");
  const say = sayIn(locale);
  const { name, accent } = inside.tenant.brand;
  if (!checkout) {
    const title = say("razorpay_expired_title");
    const body = html`<section class="card"><h1>${title}</h1><p>${say("razorpay_expired_text")}</p></section>`;
    return hostedPage(c, { locale, title, body, status: 404, name });
  }
  const { orderId, amount, currency, description, returnUrl, customerId } = checkout;
  const fields = {
    key_id: keyId,
    order_id: orderId,
    amount: String(amount),
    currency,
    name,
    description,
    callback_url: `${inside.tenant.origin}/razorpay/${token}`,
    cancel_url: returnUrl,
    ...(customerId ? { customer_id: customerId, recurring: "1" } : {}),
    ...(accent ? { "theme[color]": accent } : {}),
  };
  const title = say("razorpay_title");
  const body = html`
<h1>${title}</h1>
<section class="card">
<dl><dt>${say("for_what")}</dt><dd><bdi>${description}</bdi></dd><dt>${say("to_pay")}</dt><dd>${formatMoney(amount, currency, locale)}</dd></dl>
<p class="muted">${say("razorpay_text")}</p>
<form method="post" action="${hostedOrigin}/v1/checkout/embedded">
${Object.entries(fields).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
<button type="submit" class="main">${say("razorpay_go")}</button>
</form>
<p><a href="${returnUrl}">${say("cancel")}</a></p>
</section>`;
  return hostedPage(c, { locale, title, body, name, formsTo: [hostedOrigin] });
}

/**
 * The browser comes back from Razorpay by a form of Razorpay's page. A signature over the order that we opened has the payment looked at, ahead of the webhook;
 * a wrong one is refused; none at all means that nothing was paid.
 */
export async function razorpayReturned(c: Context<App>): Promise<Response> {
  const { inside, caller, requestId } = c.var;
  const { RAZORPAY_KEY_SECRET: keySecret } = inside.settings;
  if (!keySecret) throw new DomainError("not_found");
  await limitedByAddress(c.env, inside, caller.address, "write");
  const checkout = await readCheckout(inside.ports.signer, c.req.param("token") ?? "", new Date());
  if (!checkout) throw new DomainError("token_invalid");
  const form = Object.fromEntries(await (await formRequest(c.req.raw)).formData());
  const paid = v.safeParse(Paid, form);
  if (paid.success) {
    const { razorpay_payment_id: paymentId, razorpay_signature: signature } = paid.output;
    if (!(await isPaymentSigned(keySecret, checkout.orderId, { paymentId, signature })))
      throw new DomainError("invalid_input");
    const payload = { gateway: "razorpay", reference: checkout.orderId };
    const message = { uuid: newUuid(), kind: "payment.called", payload, requestId };
    await inside.ports.queue.send([{ ...message, traceparent: caller.trace.traceparent }]);
  }
  return c.redirect(checkout.returnUrl, 303);
}
