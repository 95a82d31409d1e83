import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStripe } from "../../../tests/support/loopback-stripe";
import { newUuid } from "../../kernel/ids";
import { stripeGateway } from "./stripe";

const secretKey = "sk_test_loopback";
const now = new Date("2026-03-02T10:00:00Z");
const seconds = now.getTime() / 1_000;
const bytes = (text: string) => new TextEncoder().encode(text);

/** What Stripe's own SDK signs. */
const headersFor = (payload: string, secret: string, timestamp = seconds) =>
  new Headers({ "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) });

const payment = (over: object = {}) => ({
  uuid: newUuid(),
  orderUuid: newUuid(),
  amount: 49_900,
  currency: "EUR",
  description: "Testing by example",
  email: "learner@demo.recruitlms.test",
  locale: "ar" as const,
  returnUrl: "https://learn.example.com/checkout/orders/1/return",
  ...over,
});

describe("Stripe", () => {
  let there: Awaited<ReturnType<typeof startStripe>>;
  const gateway = (webhookSecrets = ["whsec_new", "whsec_old"]) =>
    stripeGateway({ secretKey, webhookSecrets, apiOrigin: there.origin });
  beforeAll(async () => {
    there = await startStripe();
  });
  afterAll(() => there.stop());

  it("PAY-2 a payment is one session of Checkout, however often it is opened, and is asked for in minor units", async () => {
    const given = payment();
    const [first, second] = await Promise.all([gateway().open(given), gateway().open(given)]);
    expect(second).toEqual(first);
    expect(there.sessions).toHaveLength(1);
    const sent = new URLSearchParams(there.asked.find(({ method }) => method === "POST")?.body);
    expect(Object.fromEntries(sent)).toMatchObject({
      mode: "payment",
      client_reference_id: given.uuid,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][unit_amount]": "49900",
      "line_items[0][price_data][currency]": "eur",
      "line_items[0][price_data][product_data][name]": "Testing by example",
      "payment_intent_data[metadata][payment]": given.uuid,
      success_url: given.returnUrl,
      cancel_url: given.returnUrl,
    });
    expect(await gateway().ask(first.reference)).toMatchObject({ status: "open", amount: 49_900, currency: "EUR" });
    expect(await gateway().ask("cs_test_unknown")).toBeNull();
  });

  it("PAY-2 what has no decimals is told in Stripe's own way and read back as ours", async () => {
    const { reference } = await gateway().open(payment({ amount: 1_200, currency: "ISK" }));
    expect(there.sessions.at(-1)?.amount_total).toBe(120_000);
    expect(await gateway().ask(reference)).toMatchObject({ amount: 1_200, currency: "ISK" });
  });

  it("PAY-2 paid, sent back once under its uuid and disputed: the truth says all of it", async () => {
    const { reference } = await gateway().open(payment());
    const intent = there.pay(reference);
    const uuid = newUuid();
    const refund = { reference, uuid, amount: 9_900, currency: "EUR" };
    await gateway().refund(refund);
    // A day later Stripe has forgotten the key.
    there.byKey.clear();
    await gateway().refund(refund);
    const dispute = { id: "dp_1", payment_intent: intent, amount: 49_900, created: seconds };
    there.disputes.push({ ...dispute, status: "won", balance_transactions: [{}, { created: seconds + 9 }] });
    there.disputes.push({ ...dispute, id: "dp_2", status: "warning_needs_response", balance_transactions: [] });
    there.disputes.push({ ...dispute, id: "dp_3", status: "needs_response", balance_transactions: [{}] });
    expect(await gateway().ask(reference)).toEqual({
      status: "paid",
      amount: 49_900,
      currency: "EUR",
      paidAt: "2026-03-02T10:01:00.000Z",
      method: "card 4242",
      transactionId: intent,
      refunds: [{ reference: "re_1", ours: uuid, amount: 9_900, status: "completed", at: "2026-03-02T10:01:40.000Z" }],
      disputes: [
        {
          ...{ reference: "dp_1", amount: 49_900, status: "won" },
          ...{ openedAt: "2026-03-02T10:00:00.000Z", closedAt: "2026-03-02T10:00:09.000Z" },
        },
        { reference: "dp_3", amount: 49_900, status: "open", openedAt: "2026-03-02T10:00:00.000Z", closedAt: null },
      ],
      means: null,
    });
  });

  it("PAY-2 SUB-2 a page that is closed is paid by nobody; what was paid before stays paid", async () => {
    const [left, paid] = [await gateway().open(payment()), await gateway().open(payment())];
    there.pay(paid.reference);
    for (const { reference } of [left, left, paid, { reference: "cs_test_unknown" }]) await gateway().close(reference);
    expect(await gateway().ask(left.reference)).toMatchObject({ status: "cancelled", paidAt: null });
    expect(await gateway().ask(paid.reference)).toMatchObject({ status: "paid" });
  });

  it("PAY-2 SUB-2 a card is kept by leave, and charged once an uuid without the buyer", async () => {
    const { reference } = await gateway().open(payment({ keepMeans: true }));
    const asked = there.asked.filter(({ method, path }) => method === "POST" && path === "/v1/checkout/sessions");
    expect(Object.fromEntries(new URLSearchParams(asked.at(-1)?.body))).toMatchObject({
      customer_creation: "always",
      "payment_intent_data[setup_future_usage]": "off_session",
    });
    there.pay(reference);
    const means = (await gateway().ask(reference))?.means;
    expect(means).toEqual({ reference: "cus_1/pm_1", label: "card 4242" });

    const charge = { ...payment(), means: means?.reference ?? "" };
    const first = await gateway().charge(charge);
    // A day later Stripe has forgotten the keys.
    there.byKey.clear();
    expect(await gateway().charge(charge)).toEqual(first);
    const confirmed = there.asked.filter(({ path }) => path.endsWith("/confirm"));
    expect(confirmed.map(({ path, body }) => [path, Object.fromEntries(new URLSearchParams(body))])).toEqual([
      [`/v1/payment_intents/${first.reference}/confirm`, { payment_method: "pm_1", off_session: "true" }],
    ]);
    expect(there.intents.get(first.reference)).toMatchObject({ customer: "cus_1", amount: 49_900, currency: "eur" });
    expect(await gateway().ask(first.reference)).toMatchObject({
      ...{ status: "paid", amount: 49_900, currency: "EUR", method: "card 4242", transactionId: first.reference },
      means: null,
    });
    const uuid = newUuid();
    await gateway().refund({ reference: first.reference, uuid, amount: 100, currency: "EUR" });
    expect((await gateway().ask(first.reference))?.refunds).toMatchObject([{ ours: uuid, amount: 100 }]);
    const body = JSON.stringify({
      ...{ id: "evt_2", object: "event", type: "payment_intent.succeeded" },
      data: { object: { id: first.reference } },
    });
    expect(await gateway().hear(bytes(body), headersFor(body, "whsec_new"), now)).toMatchObject({
      reference: first.reference,
    });
  });

  it("PAY-2 SUB-3 a kept card that its bank declines, and one that is no longer kept, end as failed", async () => {
    there.declined.set("pm_declined", "card_declined").set("pm_asks", "authentication_required");
    for (const method of ["pm_declined", "pm_asks", "pm_gone"]) {
      const charge = { ...payment(), means: `cus_2/${method}` };
      const { reference } = await gateway().charge(charge);
      expect(await gateway().charge(charge)).toEqual({ reference });
      expect(await gateway().ask(reference), method).toMatchObject({ status: "failed", paidAt: null, means: null });
    }
  });

  it("PAY-2 an event says which session it is about; one that knows its payment intent alone is asked about", async () => {
    const { reference } = await gateway().open(payment());
    const intent = there.pay(reference);
    const heard = (type: string, object: object) => {
      const body = JSON.stringify({ id: "evt_1", object: "event", type, data: { object } });
      return gateway().hear(bytes(body), headersFor(body, "whsec_new"), now);
    };
    const call = (kind: string, about: string | null) => ({ id: "evt_1", kind, reference: about });
    for (const kind of ["checkout.session.completed", "checkout.session.expired"])
      expect(await heard(kind, { id: reference })).toEqual(call(kind, reference));
    expect(await heard("payment_intent.payment_failed", { id: intent })).toEqual(
      call("payment_intent.payment_failed", reference),
    );
    for (const kind of ["charge.refunded", "refund.updated", "charge.dispute.created"])
      expect(await heard(kind, { id: "x", payment_intent: intent })).toEqual(call(kind, reference));
    expect(await heard("refund.updated", { id: "x", payment_intent: "pi_elsewhere" })).toEqual(
      call("refund.updated", null),
    );
    expect(await heard("customer.created", { id: "cus_1" })).toEqual(call("customer.created", null));
  });

  it("PAY-2 a call is heard by Stripe's signature: the old secret too, and no changed byte, no stale time, no other encoding", async () => {
    const about = { id: "cs_test_1", note: "café دفع" };
    const body = JSON.stringify({ id: "evt_1", type: "checkout.session.completed", data: { object: about } });
    const hear = (raw: Uint8Array, headers: Headers, at = now) => gateway().hear(raw, headers, at);
    for (const secret of ["whsec_new", "whsec_old"])
      expect(await hear(bytes(body), headersFor(body, secret))).toMatchObject({ id: "evt_1" });
    const signed = headersFor(body, "whsec_new");
    for (const [index] of bytes(body).entries()) {
      const changed = bytes(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await hear(changed, signed), `byte ${index}`).toBeNull();
    }
    const others = [`\uFEFF${body}`, `${body}\n`, JSON.stringify(JSON.parse(body), null, 1), body.normalize("NFD")];
    for (const other of others) expect(await hear(bytes(other), signed)).toBeNull();
    expect(await hear(bytes(body), headersFor(body, "whsec_new", seconds - 300))).not.toBeNull();
    expect(await hear(bytes(body), headersFor(body, "whsec_new", seconds - 301))).toBeNull();
    expect(await hear(bytes(body), headersFor(body, "whsec_gone"))).toBeNull();
    expect(await hear(bytes(body), new Headers())).toBeNull();
    expect(await hear(bytes(body), new Headers({ "stripe-signature": "v1=ab" }))).toBeNull();
    expect(await gateway([]).hear(bytes(body), signed, now)).toBeNull();
  });
});
