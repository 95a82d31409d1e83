import { createExecutionContext, SELF, waitOnExecutionContext } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { insideOf } from "../../worker/as-system";
import type { Env } from "../../worker/env";
import worker from "../../worker/index";
import { newUuid } from "../../worker/kernel/ids";
import { testCards } from "../../worker/platform/gateways/test-payment";
import { testSignature, testSignatureHeader } from "../../worker/platform/gateways/test-signature";
import { booksOf, database, openedPayment, origin, rowsOf, settings, submit } from "./support/buying";
import { env } from "./support/room";

/** The queue of workerd waits a second for a batch to fill. */
const soon = { timeout: 20_000, interval: 200 };
const page = async (path: string) => {
  const response = await SELF.fetch(`${origin}${path}`);
  return { response, html: await response.text() };
};
const paths = (reference: string) => ({
  buyer: `/test-gateway/${reference}`,
  operator: `/test-gateway/${reference}/operator`,
});
const booksThere = (reference: string) => env.TEST_GATEWAY.getByName(`default:${reference}`).look();

/** The gateway as verbs know it. */
async function port() {
  const gateway = (await insideOf(env, "default"))?.ports.gateways.find(({ name }) => name === "test");
  if (!gateway) throw new Error("There is no test gateway");
  return gateway;
}

/** A signed call, as the gateway sends it. */
async function called(body: string, { at = new Date(), by = env as Env, path = "/webhooks/test", waits = true } = {}) {
  const ctx = createExecutionContext();
  const bytes = new TextEncoder().encode(body);
  const headers = { [testSignatureHeader]: await testSignature(settings.APP_SECRET, bytes, at) };
  const response = await worker.fetch(
    new Request(`${origin}${path}`, { method: "POST", body: bytes, headers }),
    by,
    ctx,
  );
  if (waits) await waitOnExecutionContext(ctx);
  return response;
}

/** Holds what a call would be written to, for longer than the door waits. */
async function lockedEvents() {
  const held = database.write((w) => [
    w.execute(sql`lock table gateway_events in access exclusive mode`),
    w.execute(sql`select pg_sleep(5)`),
  ]);
  void held;
  const locks = sql`select 1 from pg_locks where relation = 'gateway_events'::regclass and mode = 'AccessExclusiveLock' and granted`;
  await vi.waitFor(async () => expect(await rowsOf(locks)).toHaveLength(1), soon);
  return {};
}

describe("the test gateway, in workerd", () => {
  it("PAY-7 a card is paid with on its page, the webhook comes by itself, and the order is paid and the course open", async () => {
    const { orderUuid, payUrl, reference } = await openedPayment();
    expect(payUrl).toBe(`${origin}${paths(reference).buyer}`);
    const { response, html } = await page(paths(reference).buyer);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).toContain("No money moves here.");
    expect(html).toContain("499");
    for (const number of Object.values(testCards)) expect(html).toContain(number);
    const arabic = await page(`${paths(reference).buyer}?locale=ar`);
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">');

    const declined = await submit(paths(reference).buyer, { act: "pay", card: testCards.declined });
    expect(declined.status).toBe(303);
    expect((await page(declined.headers.get("location") ?? "")).html).toContain("The bank declined this card.");
    const unknown = await submit(paths(reference).buyer, { act: "pay", card: "1234" });
    expect((await page(unknown.headers.get("location") ?? "")).html).toContain('aria-invalid="true"');

    const paid = await submit(paths(reference).buyer, { act: "pay", card: "4242 4242 4242 4242" });
    expect([paid.status, paid.headers.get("location")]).toEqual([303, `${origin}/checkout/orders/${orderUuid}/return`]);
    await vi.waitFor(
      async () =>
        expect(await booksOf(orderUuid)).toEqual({
          ...{ order: "paid", payment: "completed", refunded: 0, granted: 1 },
          ...{ entries: ["capture"], balance: 0, events: 2 },
        }),
      soon,
    );
    expect((await page(paths(reference).buyer)).html).toContain("This payment is made");
  });

  it("PAY-7 a second step is asked for and may be refused, then tried again; a cancelled payment takes no card", async () => {
    const { orderUuid, reference } = await openedPayment();
    const { buyer } = paths(reference);
    await submit(buyer, { act: "pay", card: testCards.second_step });
    expect((await page(buyer)).html).toContain("card ending in 3220");
    const refused = await submit(buyer, { act: "refuse" });
    expect((await page(refused.headers.get("location") ?? "")).html).toContain("The payment was not confirmed.");
    await submit(buyer, { act: "pay", card: testCards.second_step });
    await submit(buyer, { act: "approve" });
    await vi.waitFor(async () => expect(await booksOf(orderUuid)).toMatchObject({ order: "paid", granted: 1 }), soon);

    const other = await openedPayment();
    await submit(paths(other.reference).buyer, { act: "cancel" });
    await submit(paths(other.reference).buyer, { act: "pay", card: testCards.succeeds });
    await vi.waitFor(async () => expect(await booksOf(other.orderUuid)).toMatchObject({ payment: "cancelled" }), soon);
    expect(await booksOf(other.orderUuid)).toMatchObject({ order: "open", granted: 0, entries: [] });
  });

  it("PAY-2 PAY-7 doubled and shuffled, sent again and again, webhooks of a payment that is disputed and sent back end in one ledger", async () => {
    const { orderUuid, reference } = await openedPayment();
    const { buyer, operator } = paths(reference);
    await submit(operator, { act: "deliver", way: "withheld", seconds: "0" });
    await submit(buyer, { act: "pay", card: testCards.disputed });
    await submit(operator, { act: "won" });
    await submit(operator, { act: "refund", amount: "20000" });
    await submit(operator, { act: "refund", amount: "29900" });
    expect((await booksThere(reference))?.due).toEqual([]);
    expect(await booksOf(orderUuid)).toMatchObject({ order: "open", events: 0 });

    await submit(operator, { act: "deliver", way: "shuffled", seconds: "2" });
    await submit(operator, { act: "again" });
    await submit(operator, { act: "deliver", way: "doubled", seconds: "0" });
    await submit(operator, { act: "again" });
    const expected = {
      ...{ order: "paid", payment: "refunded", refunded: 49_900, granted: 0 },
      ...{ entries: ["capture", "dispute", "dispute-won", "refund", "refund"], balance: 0, events: 5 },
    };
    await vi.waitFor(async () => {
      expect((await booksThere(reference))?.due).toEqual([]);
      expect(await booksOf(orderUuid)).toEqual(expected);
    }, soon);
    await submit(operator, { act: "again" });
    await vi.waitFor(async () => expect((await booksThere(reference))?.due).toEqual([]), soon);
    expect(await booksOf(orderUuid)).toEqual(expected);
    const { html } = await page(operator);
    expect(html).toContain("5 events were told of.");
  });

  it("PAY-7 SUB-2 SUB-3 a card that is kept is charged once an uuid, and one that pays once is declined from then on", async () => {
    const gateway = await port();
    const about = { orderUuid: newUuid(), amount: 900, currency: "USD", description: "Demo plan", email: "a@b.test" };
    const open = async (keepMeans: boolean, card: string) => {
      const returnUrl = `${origin}/checkout/orders/${about.orderUuid}/return`;
      const given = { ...about, uuid: newUuid(), locale: "en" as const, returnUrl, keepMeans };
      const { reference } = await gateway.open(given);
      await submit(paths(reference).buyer, { act: "pay", card });
      return (await gateway.ask(reference))?.means;
    };
    expect(await open(false, testCards.succeeds)).toBeNull();
    const ended: Record<string, unknown> = {};
    for (const card of ["succeeds", "pays_once", "second_step"] as const) {
      const means = (await open(true, testCards[card === "second_step" ? "succeeds" : card])) ?? null;
      expect(means?.label).toBe(`card ${testCards[card === "second_step" ? "succeeds" : card].slice(-4)}`);
      const kept = card === "second_step" ? "means_3220" : (means?.reference ?? "");
      const uuid = newUuid();
      const charged = await gateway.charge({ ...about, uuid, means: kept });
      expect(await gateway.charge({ ...about, uuid, means: "means_4242" })).toEqual(charged);
      ended[card] = (await gateway.ask(charged.reference))?.status;
      const told = (await booksThere(charged.reference))?.events.map(({ kind }) => kind);
      expect(told).toEqual([ended[card] === "paid" ? "payment.paid" : "payment.failed"]);
    }
    expect(ended).toEqual({ succeeds: "paid", pays_once: "failed", second_step: "failed" });
  });

  it("PLT-8 PAY-4 a payment that the books hold and the gateway never had is taken over from them, and can be sent back", async () => {
    const { orderUuid, reference } = await openedPayment();
    await submit(paths(reference).buyer, { act: "pay", card: testCards.succeeds });
    await vi.waitFor(async () => expect(await booksOf(orderUuid)).toMatchObject({ order: "paid" }), soon);
    const strange = `test_${newUuid().replaceAll("-", "")}`;
    await database.write((w) => [
      w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
      w.execute(sql`update payments set reference = ${strange} where reference = ${reference}`),
    ]);
    const gateway = await port();
    const { paidAt, ...truth } = (await gateway.ask(strange)) ?? {};
    expect(truth).toMatchObject({ status: "paid", amount: 49_900, currency: "INR", method: "card 4242", refunds: [] });
    expect(new Date(paidAt ?? "").getTime()).toBeGreaterThan(Date.now() - 120_000);
    const uuid = newUuid();
    await gateway.refund({ reference: strange, uuid, amount: 900, currency: "INR" });
    expect((await gateway.ask(strange))?.refunds).toMatchObject([{ ours: uuid, amount: 900, status: "completed" }]);
    await vi.waitFor(async () => expect(await booksOf(orderUuid)).toMatchObject({ refunded: 900 }), soon);
    const nobody = `test_${newUuid().replaceAll("-", "")}`;
    expect(await gateway.ask(nobody)).toBeNull();
    await expect(gateway.refund({ reference: nobody, uuid, amount: 1, currency: "INR" })).rejects.toThrow(nobody);
  });

  it.each([
    ["away", async () => ({ DATABASE_URL: "postgresql://app:app@db.localtest/nowhere" })],
    ["slow to answer", lockedEvents],
  ])(
    "PAY-2 with PostgreSQL %s a call is acknowledged all the same, and goes on by the queue alone",
    async (_, arrange) => {
      const { orderUuid, reference } = await openedPayment();
      await submit(paths(reference).operator, { act: "deliver", way: "withheld", seconds: "0" });
      await submit(paths(reference).buyer, { act: "pay", card: testCards.succeeds });
      const sent: { body: { kind: string; payload: unknown } }[] = [];
      const sendBatch = async (messages: typeof sent) => void sent.push(...messages);
      const away = { ...env, ...(await arrange()), OUTBOX: { sendBatch } } as unknown as Env;
      const body = JSON.stringify({ id: `evt_${reference}_1`, kind: "payment.paid", reference });
      expect((await called(body, { by: away, waits: false })).status).toBe(204);
      const messages = sent.slice(0);
      expect(messages.map(({ body: { kind, payload } }) => ({ kind, payload }))).toEqual([
        { kind: "payment.called", payload: { gateway: "test", reference } },
      ]);
      // The message waits in the queue until PostgreSQL is back.
      await env.OUTBOX.sendBatch(messages);
      await vi.waitFor(async () => expect(await booksOf(orderUuid)).toMatchObject({ order: "paid", granted: 1 }), soon);
    },
  );

  it("PAY-2 the door of webhooks hears what is signed, lately, and no longer than half a megabyte; kinds and payments it does not know change nothing", async () => {
    const status = async (...given: Parameters<typeof called>) => (await called(...given)).status;
    const body = JSON.stringify({ id: `evt_${newUuid()}`, kind: "horoscope.cast", reference: "test_nobody" });
    expect(await status(body)).toBe(204);
    expect(await status(body)).toBe(204);
    expect(await status(body, { at: new Date(Date.now() - 301_000) })).toBe(400);
    expect(await status("{")).toBe(400);
    expect(await status(body, { path: "/webhooks/paypal" })).toBe(404);
    expect(await status(body, { path: "/webhooks/stripe" })).toBe(404);
    expect(await status(JSON.stringify({ id: "x".repeat(525_000) }))).toBe(413);
    const unsigned = await SELF.fetch(`${origin}/webhooks/test`, { method: "POST", body });
    expect(unsigned.status).toBe(400);
    expect(unsigned.headers.get("content-type")).toBe("application/problem+json");
  });

  it("PAY-7 the page asks where a form comes from; nobody's payment is a page that says so; production has neither unless it is told to", async () => {
    const { reference } = await openedPayment();
    const foreign = await submit(paths(reference).buyer, { act: "cancel" }, "https://elsewhere.example");
    expect(foreign.status).toBe(403);
    const nobody = await page(`/test-gateway/test_${"0".repeat(32)}?locale=ar`);
    expect([nobody.response.status, nobody.html.includes("لا توجد عملية دفع كهذه")]).toEqual([404, true]);
    const ask = async (path: string, more: object) => {
      const ctx = createExecutionContext();
      const by = { ...env, ENVIRONMENT: "production", ...more } as unknown as Env;
      return (await worker.fetch(new Request(`${origin}${path}`), by, ctx)).status;
    };
    expect(await ask(paths(reference).buyer, {})).toBe(404);
    expect(await ask(paths(reference).buyer, { TEST_PAYMENTS: "on" })).toBe(200);
    expect(await ask(paths(reference).operator, { TEST_PAYMENTS: "on" })).toBe(404);
  });
});
