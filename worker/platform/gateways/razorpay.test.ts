import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRazorpay } from "../../../tests/support/loopback-razorpay";
import { newUuid } from "../../kernel/ids";
import { hmacSigner } from "../signer";
import { razorpayGateway } from "./razorpay";
import { readCheckout } from "./razorpay-checkout";
import { isPaymentSigned, isSubscriptionSigned } from "./razorpay-signatures";
import { isMacOf } from "./signatures";

const signer = hmacSigner("a secret for tests alone");
const keys = { keyId: "rzp_test_loopback", keySecret: "key_secret" };
const tenant = { origin: "https://learn.example.com" };
const now = new Date("2026-03-02T10:00:00Z");
const bytes = (text: string) => new TextEncoder().encode(text);

const payment = () => ({
  uuid: newUuid(),
  orderUuid: newUuid(),
  amount: 49_900,
  currency: "INR",
  description: "اختبار بالأمثلة",
  email: "learner@demo.recruitlms.test",
  locale: "ar" as const,
  returnUrl: "https://learn.example.com/checkout/orders/1/return",
});

describe("Razorpay", () => {
  let there: Awaited<ReturnType<typeof startRazorpay>>;
  const gateway = (webhookSecrets = ["new", "old"]) =>
    razorpayGateway({ ...keys, webhookSecrets, apiOrigin: there.origin }, tenant, signer);
  beforeAll(async () => {
    there = await startRazorpay();
  });
  afterAll(() => there.stop());

  it("PAY-2 whoever opens a payment comes to the first order made for it, and our page on the way knows that one", async () => {
    const given = payment();
    const opened = await Promise.all([gateway().open(given), gateway().open(given)]);
    const later = await gateway().open(given);
    expect(opened.map(({ reference }) => reference)).toEqual([later.reference, later.reference]);
    expect(there.orders[0]).toMatchObject({
      id: later.reference,
      receipt: given.uuid,
      amount: 49_900,
      currency: "INR",
    });
    expect(later.payUrl).toMatch(/^https:\/\/learn\.example\.com\/razorpay\/[\w.-]+$/);
    const { amount, currency, description, locale, returnUrl } = given;
    const token = later.payUrl.split("/").at(-1) ?? "";
    expect(await readCheckout(signer, token, new Date())).toEqual({
      ...{ orderId: later.reference, amount, currency, description, locale, returnUrl },
    });
    expect(await readCheckout(signer, `x${token}`, new Date())).toBeNull();
  });

  it("PAY-2 a try that failed, then paid, sent back once under its uuid, and disputed: the truth says all of it", async () => {
    const { reference } = await gateway().open(payment());
    expect(await gateway().ask(reference)).toMatchObject({ status: "open", amount: 49_900, paidAt: null });
    expect(await gateway().ask("order_unknown")).toBeNull();
    there.pay(reference, "failed");
    expect(await gateway().ask(reference)).toMatchObject({ status: "failed", refunds: [], disputes: [] });
    const paymentId = there.pay(reference, "captured");
    const uuid = newUuid();
    for (let n = 0; n < 2; n++) await gateway().refund({ reference, uuid, amount: 9_900, currency: "INR" });
    there.refunds.push({
      ...{ id: "rfnd_there", payment_id: paymentId, amount: 100, status: "pending", notes: [] },
      created_at: 1_772_445_900,
    });
    const dispute = { payment_id: paymentId, amount: 49_900, created_at: 1_772_446_000 };
    // More than a page of somebody else's.
    for (let n = 0; n < 100; n++)
      there.disputes.push({ ...dispute, id: `disp_${n}`, payment_id: "pay_other", status: "open" });
    there.disputes.push({ ...dispute, id: "disp_ours", phase: "chargeback", status: "under_review" });
    there.disputes.push({ ...dispute, id: "disp_asked", phase: "retrieval", status: "open" });
    const sent = there.asked.filter(({ path }) => path === `/v1/payments/${paymentId}/refund`);
    expect(sent.map(({ headers }) => headers["x-refund-idempotency"])).toEqual([uuid]);
    expect(await gateway().ask(reference)).toEqual({
      status: "paid",
      amount: 49_900,
      currency: "INR",
      paidAt: "2026-03-02T10:01:00.000Z",
      method: "upi",
      transactionId: "412345678901",
      refunds: [
        { reference: "rfnd_1", ours: uuid, amount: 9_900, status: "completed", at: "2026-03-02T10:01:40.000Z" },
        { reference: "rfnd_there", ours: null, amount: 100, status: "pending", at: "2026-03-02T10:05:00.000Z" },
      ],
      disputes: [
        {
          reference: "disp_ours",
          amount: 49_900,
          status: "open",
          openedAt: "2026-03-02T10:06:40.000Z",
          closedAt: null,
        },
      ],
      means: null,
    });
  });

  it("PAY-2 SUB-2 a card is kept by leave and a confirmed mandate, and charged once an uuid without the buyer", async () => {
    const { reference, payUrl } = await gateway().open({ ...payment(), keepMeans: true });
    const asked = there.asked.filter(({ method, path }) => method === "POST" && path === "/v1/orders").at(-1);
    expect(JSON.parse(asked?.body ?? "")).toMatchObject({
      ...{ customer_id: "cust_learner@demo.recruitlms.test", method: "card" },
      token: { max_amount: 1_500_000, frequency: "as_presented" },
    });
    const token = payUrl.split("/").at(-1) ?? "";
    expect(await readCheckout(signer, token, new Date())).toMatchObject({
      customerId: "cust_learner@demo.recruitlms.test",
    });
    there.pay(reference, "captured", { customer_id: "cust_1", token_id: "token_1" });
    there.tokens.status = "initiated";
    expect((await gateway().ask(reference))?.means).toBeNull();
    there.tokens.status = "confirmed";
    expect((await gateway().ask(reference))?.means).toEqual({ reference: "cust_1/token_1", label: "card 1111" });

    const charge = { ...payment(), means: "cust_1/token_1" };
    const first = await gateway().charge(charge);
    expect(await gateway().charge(charge)).toEqual(first);
    const charges = there.asked.filter(({ path }) => path === "/v1/payments/create/recurring");
    expect(charges.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        ...{ order_id: first.reference, customer_id: "cust_1", token: "token_1", recurring: "1", amount: 49_900 },
        ...{ email: "learner@demo.recruitlms.test", contact: "+919000000000", currency: "INR" },
      },
    ]);
    expect(await gateway().ask(first.reference)).toMatchObject({ status: "paid", amount: 49_900 });
  });

  it("PAY-2 SUB-2 an order that is closed is cancelled, whatever was refused of it; money that comes all the same is money", async () => {
    const [left, refused, begun, granted] = [
      await gateway().open(payment()),
      await gateway().open(payment()),
      await gateway().open(payment()),
      await gateway().open(payment()),
    ];
    there.pay(refused.reference, "failed");
    there.pay(begun.reference, "created");
    there.pay(granted.reference, "authorized");
    expect(await gateway().ask(begun.reference)).toMatchObject({ status: "open" });
    await gateway().close(granted.reference);
    expect(await gateway().ask(granted.reference)).toMatchObject({ status: "open" });
    for (const { reference } of [left, left, refused, begun]) {
      await gateway().close(reference);
      expect(await gateway().ask(reference)).toMatchObject({ status: "cancelled", paidAt: null });
    }
    there.pay(left.reference, "captured");
    expect(await gateway().ask(left.reference)).toMatchObject({ status: "paid" });
  });

  it("PAY-2 SUB-3 a kept card that its bank declines, and one that is no longer kept, end as failed", async () => {
    for (const means of ["cust_1/token_declined", "cust_1/token_gone"]) {
      const charge = { ...payment(), means };
      const { reference } = await gateway().charge(charge);
      expect(await gateway().charge(charge)).toEqual({ reference });
      expect(await gateway().ask(reference), means).toMatchObject({ status: "failed", paidAt: null });
    }
  });

  it("PAY-2 a call is heard by its signature over the raw body and told apart by its event id; the old secret is heard too", async () => {
    const entity = { id: "pay_1", order_id: "order_1", notes: { of: "café" } };
    const body = JSON.stringify({ event: "payment.captured", payload: { payment: { entity } } });
    const headersFor = (secret: string, id: string | null = "evt_1") => {
      const mac = createHmac("sha256", secret).update(body).digest("hex");
      return new Headers({ "x-razorpay-signature": mac, ...(id ? { "x-razorpay-event-id": id } : {}) });
    };
    const hear = (raw: string | Uint8Array, headers: Headers) =>
      gateway().hear(typeof raw === "string" ? bytes(raw) : raw, headers, now);
    const call = { id: "evt_1", kind: "payment.captured", reference: "order_1" };
    expect(await hear(body, headersFor("new"))).toEqual(call);
    expect(await hear(body, headersFor("old"))).toEqual(call);
    expect(await hear(body, headersFor("other"))).toBeNull();
    expect(await hear(body, headersFor("new", null))).toBeNull();
    expect(await hear(body, new Headers({ "x-razorpay-event-id": "evt_1" }))).toBeNull();
    for (const [index] of bytes(body).entries()) {
      const changed = bytes(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await hear(changed, headersFor("new")), `byte ${index}`).toBeNull();
    }
    const others = [`\uFEFF${body}`, `${body}\n`, JSON.stringify(JSON.parse(body), null, 1), body.normalize("NFD")];
    for (const other of others) expect(await hear(other, headersFor("new"))).toBeNull();
  });

  it("PAY-2 the signatures that Razorpay's own libraries are tested with hold, each in its own order", async () => {
    const body = '{"a":1,"b":2,"c":{"d":3}}';
    const mac = "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc";
    expect(await isMacOf(["123456"], bytes(body), mac)).toBe(true);
    expect(await isMacOf(["123456"], bytes(body), "sdfafds")).toBe(false);
    const paid = {
      paymentId: "fake_payment_id",
      signature: "b2335e3b0801106b84a7faff035df56ecffde06918c9ddd1f0fafbb37a51cc89",
    };
    expect(await isPaymentSigned("key_secret", "fake_order_id", paid)).toBe(true);
    expect(await isPaymentSigned("key_secret", "another_order_id", paid)).toBe(false);
    expect(await isPaymentSigned("key_secret", "fake_order_id", { ...paid, paymentId: "another" })).toBe(false);
    const subscribed = {
      paymentId: "fake_payment_id",
      signature: "3dabcab8ca113e7994cf78c80f8d50974ddfb2d380029743f30a6d67934cd845",
    };
    expect(await isSubscriptionSigned("key_secret", "fake_other_id", subscribed)).toBe(true);
    expect(await isPaymentSigned("key_secret", "fake_other_id", subscribed)).toBe(false);
  });
});
