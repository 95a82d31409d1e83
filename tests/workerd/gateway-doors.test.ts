import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { sql } from "drizzle-orm";
import Stripe from "stripe";
import { describe, expect, it, vi } from "vitest";
import type { Env } from "../../worker/env";
import worker from "../../worker/index";
import { newUuid } from "../../worker/kernel/ids";
import { checkoutToken } from "../../worker/platform/gateways/razorpay-checkout";
import { macOf, utf8 } from "../../worker/platform/gateways/signatures";
import { hmacSigner } from "../../worker/platform/signer";
import { origin, rowsOf, settings } from "./support/buying";
import { env } from "./support/room";

const sent: { body: { kind: string; payload: unknown }; delaySeconds?: number }[] = [];
const withKeys = {
  ...env,
  STRIPE_SECRET_KEY: "sk_test_nobody",
  STRIPE_WEBHOOK_SECRETS: "whsec_new whsec_old",
  RAZORPAY_KEY_ID: "rzp_test_nobody",
  RAZORPAY_KEY_SECRET: "key_secret",
  RAZORPAY_WEBHOOK_SECRETS: "secret_new secret_old",
  OUTBOX: { sendBatch: async (messages: typeof sent) => void sent.push(...messages) },
} as unknown as Env;

async function knock(path: string, init: RequestInit = {}) {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`${origin}${path}`, { redirect: "manual", ...init }), withKeys, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  knock(path, { method: "POST", body, headers });
const events = (id: string) => rowsOf(sql`select gateway, kind, reference from gateway_events where event_id = ${id}`);
const eventsOf = async (reference: string) =>
  (await rowsOf<{ id: string }>(sql`select event_id as id from gateway_events where reference = ${reference}`)).map(
    ({ id }) => id,
  );

describe("doors of the gateways, in workerd", () => {
  it("PAY-2 Stripe's calls are verified by its SDK and kept once; a changed body is refused", async () => {
    const id = `evt_${newUuid()}`;
    const data = { object: { id: `cs_${id}` } };
    const payload = JSON.stringify({ id, object: "event", type: "checkout.session.completed", data });
    const signed = (secret: string) => {
      const cryptoProvider = Stripe.createSubtleCryptoProvider();
      return Stripe.webhooks.generateTestHeaderStringAsync({ payload, secret, cryptoProvider });
    };
    for (const secret of ["whsec_new", "whsec_old"]) {
      const response = await post("/webhooks/stripe", payload, { "stripe-signature": await signed(secret) });
      expect(response.status, await response.text()).toBe(204);
    }
    expect(await events(id)).toEqual([
      { gateway: "stripe", kind: "checkout.session.completed", reference: `cs_${id}` },
    ]);
    const changed = payload.replace("completed", "expired");
    expect((await post("/webhooks/stripe", changed, { "stripe-signature": await signed("whsec_new") })).status).toBe(
      400,
    );
    expect((await post("/webhooks/stripe", payload)).status).toBe(400);
  });

  it("PAY-2 Razorpay's calls are verified over the raw body and kept once by their event id", async () => {
    const id = newUuid();
    const payload = { payment: { entity: { id: "pay_1", order_id: `order_${id}` } } };
    const body = JSON.stringify({ event: "payment.captured", payload });
    const signed = async (secret: string) => ({
      "x-razorpay-event-id": id,
      "x-razorpay-signature": await macOf(secret, utf8(body)),
    });
    for (const secret of ["secret_new", "secret_old"])
      expect((await post("/webhooks/razorpay", body, await signed(secret))).status).toBe(204);
    expect(await events(id)).toEqual([{ gateway: "razorpay", kind: "payment.captured", reference: `order_${id}` }]);
    expect((await post("/webhooks/razorpay", `${body} `, await signed("secret_new"))).status).toBe(400);
    expect((await post("/webhooks/razorpay", body, await signed("key_secret"))).status).toBe(400);
  });

  it("PAY-2 calls that come together about one payment are each kept, and send one message to look at it", async () => {
    const reference = `order_${newUuid()}`;
    const ids = await Promise.all(
      ["payment.authorized", "payment.captured", "order.paid"].map(async (event, index) => {
        const id = newUuid();
        const body = JSON.stringify({ event, payload: { payment: { entity: { id: "pay_1", order_id: reference } } } });
        if (index > 0) await vi.waitFor(async () => expect(await eventsOf(reference)).not.toHaveLength(0));
        const signature = await macOf("secret_new", utf8(body));
        const headers = { "x-razorpay-event-id": id, "x-razorpay-signature": signature };
        expect((await post("/webhooks/razorpay", body, headers)).status).toBe(204);
        return id;
      }),
    );
    expect((await eventsOf(reference)).sort()).toEqual(ids.sort());
    const looks = sent.filter(({ body }) => JSON.stringify(body.payload).includes(reference));
    expect(looks.map(({ body, delaySeconds }) => [body.kind, delaySeconds])).toEqual([["payment.called", 3]]);
  });

  it("PAY-2 kinds of calls that nobody knows yet are kept and acknowledged, Stripe's and Razorpay's, and asked of nobody", async () => {
    const stripe = `evt_${newUuid()}`;
    const payload = JSON.stringify({
      id: stripe,
      object: "event",
      type: "horoscope.cast",
      data: { object: { id: "h_1" } },
    });
    const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
      ...{ payload, secret: "whsec_new", cryptoProvider: Stripe.createSubtleCryptoProvider() },
    });
    const razorpay = newUuid();
    const body = JSON.stringify({ event: "horoscope.cast", payload: { horoscope: { entity: { id: "h_1" } } } });
    const headers = { "x-razorpay-event-id": razorpay, "x-razorpay-signature": await macOf("secret_new", utf8(body)) };
    sent.length = 0;
    for (let times = 0; times < 2; times++) {
      expect((await post("/webhooks/stripe", payload, { "stripe-signature": signature })).status).toBe(204);
      expect((await post("/webhooks/razorpay", body, headers)).status).toBe(204);
    }
    expect(await events(stripe)).toEqual([{ gateway: "stripe", kind: "horoscope.cast", reference: null }]);
    expect(await events(razorpay)).toEqual([{ gateway: "razorpay", kind: "horoscope.cast", reference: null }]);
    expect(sent).toEqual([]);
  });

  it("PAY-2 the way to Razorpay is a form without a script; the way back is believed for a signature over the order that we opened", async () => {
    const returnUrl = `${origin}/checkout/orders/${newUuid()}/return`;
    const orderId = `order_${newUuid()}`;
    const about = { orderId, amount: 49_900, currency: "INR", description: "<b>Demo</b> course", returnUrl };
    const token = await checkoutToken(hmacSigner(settings.APP_SECRET), { ...about, locale: "ar" });
    const response = await knock(`/razorpay/${token}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toContain("form-action 'self' https://api.razorpay.com");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<form method="post" action="https://api.razorpay.com/v1/checkout/embedded">');
    for (const field of [`name="order_id" value="${orderId}"`, 'name="key_id" value="rzp_test_nobody"', `callback_url`])
      expect(html).toContain(field);
    expect(html).not.toContain("<b>Demo");
    expect(html).not.toContain("<script");
    expect((await knock(`/razorpay/${token.slice(1)}`)).status).toBe(404);

    sent.length = 0;
    const back = async (order: string) => {
      const signature = await macOf("key_secret", utf8(`${order}|pay_1`));
      const said = { razorpay_payment_id: "pay_1", razorpay_order_id: order, razorpay_signature: signature };
      return post(`/razorpay/${token}`, new URLSearchParams(said), { origin: "https://api.razorpay.com" });
    };
    expect((await back("order_paid_by_somebody_else")).status).toBe(400);
    expect(sent).toEqual([]);
    const paid = await back(orderId);
    expect([paid.status, paid.headers.get("location")]).toEqual([303, returnUrl]);
    expect(sent.map(({ body }) => body)).toMatchObject([
      { kind: "payment.called", payload: { gateway: "razorpay", reference: orderId } },
    ]);
    const nothing = await post(`/razorpay/${token}`, new URLSearchParams({ "error[code]": "BAD_REQUEST_ERROR" }));
    expect([nothing.status, nothing.headers.get("location")]).toEqual([303, returnUrl]);
    expect(sent).toHaveLength(1);
  });
});
