import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { closeDispute, dispute, pay, refund, testCards, truthOf } from "../../platform/gateways/test-payment";
import {
  askRefund,
  cancelStaleOrders,
  createCoupon,
  downloadInvoice,
  listMyOrders,
  noteEvent,
  openPayment,
  placeOrder,
  quoteOrder,
  readOrder,
  reconcile,
  refreshOrder,
  refundOrder,
  returnSurplus,
  sendRefund,
  setTaxRule,
  settlePayment,
} from ".";

describe("buying a course", () => {
  const world = createWorld();
  let teacher: Person;
  let finance: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    await world.as(finance).run(setTaxRule, {
      countryCode: "IN",
      components: [{ name: { en: "GST" }, basisPoints: 1800 }],
      inclusive: true,
    });
  });

  const price = 49_900;
  const course = () => makeCourse(world, teacher, { price });
  const asked = (uuid: string) => ({ kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "IN" });
  async function placed(buyer: Person, uuid: string, more: object = {}) {
    const { total } = await world.as(buyer).run(quoteOrder, { ...asked(uuid), ...more });
    return world.as(buyer).run(placeOrder, { ...asked(uuid), ...more, expectedTotal: total });
  }
  /** Opened at the gateway; answers its reference there. */
  async function opened(buyer: Person, orderUuid: string) {
    const { payUrl } = await world.as(buyer).run(openPayment, { orderUuid });
    return payUrl.slice(payUrl.lastIndexOf("/") + 1);
  }
  const at = () => world.now.toISOString();
  const settled = (reference: string) => world.system.run(settlePayment, { gateway: "test", reference });
  const mayOpen = async (person: Person, uuid: string) =>
    (
      await world.sql.query(
        `select exists (select from enrollments e join courses c on c.id = e.course_id where c.uuid = $1 and e.user_id = $2
           and e.status in ('in_progress','completed') and (e.expires_at is null or e.expires_at > $3)) as open`,
        [uuid, person.id, world.now],
      )
    ).rows[0].open;
  const balances = async (orderUuid: string) =>
    Object.fromEntries(
      (
        await world.sql.query(
          `select l.account, sum(l.amount)::int as amount from ledger_lines l join ledger_entries n on n.id = l.entry_id
           join orders o on o.id = n.order_id where o.uuid = $1 group by 1 having sum(l.amount) <> 0`,
          [orderUuid],
        )
      ).rows.map(({ account, amount }) => [account, amount]),
    );
  async function bought(more: object = {}) {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const { orderUuid } = await placed(buyer, uuid, more);
    const reference = await opened(buyer, orderUuid);
    pay(world.gateway.the(reference), testCards.succeeds, at());
    await settled(reference);
    return { buyer, uuid, orderUuid, reference };
  }
  /** As the queue would: every message of the outbox about money, until there are none. */
  async function drain() {
    await world.settle();
    for (let message = world.events.shift(); message; message = world.events.shift()) {
      const payload = message.payload as { paymentUuid: string; refundUuid: string };
      if (message.kind === "payment.surplus")
        await world.system.run(returnSurplus, { paymentUuid: payload.paymentUuid });
      if (message.kind === "refund.asked")
        await world.system.run(settlePayment, await world.system.run(sendRefund, { refundUuid: payload.refundUuid }));
      await world.settle();
    }
  }

  it("PAY-1 CRS-9 what is paid is opened, once, with an invoice and a balanced ledger", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const quote = await world.as(buyer).run(quoteOrder, asked(uuid));
    expect(quote).toMatchObject({ price, total: price, tax: 7612, taxInclusive: true, isOwned: false, coupon: "none" });
    const { orderUuid } = await placed(buyer, uuid);
    expect(await mayOpen(buyer, uuid)).toBe(false);
    const reference = await opened(buyer, orderUuid);
    expect(await opened(buyer, orderUuid)).toBe(reference);
    pay(world.gateway.the(reference), testCards.succeeds, at());
    world.events.length = 0;
    // By the call of the gateway and by the browser that comes back, both more than once.
    await Promise.all([settled(reference), world.as(buyer).run(refreshOrder, { orderUuid }), settled(reference)]);
    await settled(reference);
    await world.settle();
    expect(await mayOpen(buyer, uuid)).toBe(true);
    expect(world.events.filter(({ kind }) => kind === "mail.invoice")).toHaveLength(1);
    expect(await balances(orderUuid)).toEqual({ gateway_clearing: 49_900, sales: -42_288, tax_payable: -7_612 });
    const order = await world.as(buyer).run(readOrder, { orderUuid });
    expect(order).toMatchObject({ status: "paid", payment: { status: "completed", method: "card 4242" } });
    expect(order.lines).toMatchObject([{ isHeld: true, total: price }]);
    expect(order.invoices).toHaveLength(1);
    const { url, filename } = await world
      .as(buyer)
      .run(downloadInvoice, { invoiceUuid: order.invoices[0]?.uuid ?? "" });
    expect(filename).toMatch(/^INV-2026-\d{6}\.pdf$/);
    expect(url).toContain("http://content.localhost:8787/");
    await expectRefusal(
      world.as(await world.person("student")).run(downloadInvoice, { invoiceUuid: order.invoices[0]?.uuid ?? "" }),
      "not_found",
    );
    await expectRefusal(placed(buyer, uuid), "already_owned");
  });

  it("PAY-1 another price than was shown is refused, and nothing is written", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const refusal = await expectRefusal(
      world.as(buyer).run(placeOrder, { ...asked(uuid), expectedTotal: 100 }),
      "price_changed",
    );
    expect(refusal.params).toMatchObject({ total: price, currency: "INR" });
    await expectRefusal(
      world.as(buyer).run(placeOrder, { ...asked(uuid), currency: "USD", expectedTotal: price }),
      "currency_not_offered",
    );
    const free = await makeCourse(world, teacher);
    await expectRefusal(world.as(buyer).run(placeOrder, { ...asked(free.uuid), expectedTotal: 0 }), "not_for_sale");
    expect((await world.as(buyer).run(listMyOrders, {})).items).toEqual([]);
  });

  it("PAY-4 CRS-9 a refund within its window ends the access, leaves a credit note and no tax", async () => {
    const { buyer, uuid, orderUuid } = await bought();
    expect((await world.as(buyer).run(readOrder, { orderUuid })).refundableUntil).not.toBeNull();
    await expectRefusal(world.as(await world.person("student")).run(askRefund, { orderUuid }), "not_found");
    await world.as(buyer).run(askRefund, { orderUuid, reason: "Not for me" });
    await expectRefusal(world.as(buyer).run(askRefund, { orderUuid }), "refund_exceeds");
    await drain();
    expect(await mayOpen(buyer, uuid)).toBe(false);
    expect(world.expelled).toContainEqual({ userUuid: buyer.uuid, courseUuid: uuid });
    const order = await world.as(buyer).run(readOrder, { orderUuid });
    expect(order).toMatchObject({ payment: { status: "refunded", refundedAmount: price }, refundableUntil: null });
    expect(order.invoices.map(({ kind }) => kind)).toEqual(["invoice", "credit_note"]);
    expect(await balances(orderUuid)).toEqual({ sales: -42_288, sales_refunds: 42_288 });
    // It may be bought again.
    await placed(buyer, uuid);
  });

  it("PAY-4 two weeks later, or with a third of it learnt, it is for the support to say", async () => {
    const { buyer, uuid, orderUuid } = await bought();
    await world.sql.query(
      `insert into lesson_progress (enrollment_id, lesson_id, status, last_opened_at)
       select e.id, l.id, 'completed', now() from enrollments e join lessons l on l.course_id = e.course_id join courses c on c.id = e.course_id
       where c.uuid = $1 and e.user_id = $2`,
      [uuid, buyer.id],
    );
    await expectRefusal(world.as(buyer).run(askRefund, { orderUuid }), "refund_window_over");
    await world.sql.query("delete from lesson_progress");
    const before = world.now;
    world.now = new Date(before.getTime() + 15 * 86_400_000);
    await expectRefusal(world.as(buyer).run(askRefund, { orderUuid }), "refund_window_over");
    world.now = before;
    await expectRefusal(world.as(buyer).run(refundOrder, { orderUuid, amount: 100, reason: "x" }), "forbidden");
    await world.as(finance).run(refundOrder, { orderUuid, amount: 10_000, reason: "Goodwill" });
    await drain();
    expect(await mayOpen(buyer, uuid)).toBe(true);
    // Two at once for what is left and a little more: one passes.
    const outcomes = await Promise.allSettled(
      [39_900, 39_900].map((amount) => world.as(finance).run(refundOrder, { orderUuid, amount, reason: "The rest" })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await drain();
    expect(await mayOpen(buyer, uuid)).toBe(false);
    expect(await balances(orderUuid)).toEqual({ sales: -42_288, sales_refunds: 42_288 });
  });

  it("PAY-4 a refund that the bank turns down is failed, and its money may be asked for again", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const { orderUuid } = await placed(buyer, uuid);
    const reference = await opened(buyer, orderUuid);
    pay(world.gateway.the(reference), testCards.refund_fails, at());
    await settled(reference);
    for (let n = 0; n < 2; n++) {
      await world.as(buyer).run(askRefund, { orderUuid });
      await drain();
    }
    expect(await mayOpen(buyer, uuid)).toBe(true);
    expect((await world.as(buyer).run(readOrder, { orderUuid })).payment).toMatchObject({
      status: "completed",
      refundedAmount: 0,
    });
  });

  it("PAY-2 paid twice, by two tabs or two orders, the second goes back by itself and was never a sale", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const first = await placed(buyer, uuid);
    const firstReference = await opened(buyer, first.orderUuid);
    // From another country: on other terms it is another order.
    const second = await placed(buyer, uuid, { countryCode: "EG" });
    const secondReference = await opened(buyer, second.orderUuid);
    for (const reference of [firstReference, secondReference]) {
      pay(world.gateway.the(reference), testCards.succeeds, at());
      await settled(reference);
    }
    await drain();
    const payments = [firstReference, secondReference].map(
      (reference) => truthOf(world.gateway.the(reference)).refunds.length,
    );
    expect(payments).toEqual([0, 1]);
    expect(await balances(first.orderUuid)).toMatchObject({ gateway_clearing: price });
    expect(await balances(second.orderUuid)).toEqual({});
    expect(await mayOpen(buyer, uuid)).toBe(true);
  });

  it("PAY-2 a chargeback takes the access when it is lost, and only then", async () => {
    const { buyer, uuid, orderUuid, reference } = await bought();
    dispute(world.gateway.the(reference), at());
    await settled(reference);
    expect(await mayOpen(buyer, uuid)).toBe(true);
    expect(await balances(orderUuid)).toMatchObject({ disputed: price });
    closeDispute(world.gateway.the(reference), "lost", at());
    await settled(reference);
    expect(await mayOpen(buyer, uuid)).toBe(false);
    expect(await balances(orderUuid)).toMatchObject({ dispute_losses: price });
    expect(await balances(orderUuid)).not.toHaveProperty("gateway_clearing");
  });

  it("PAY-2 an answer that was long on its way changes nothing that a later one said", async () => {
    const { buyer, uuid, orderUuid, reference } = await bought();
    const stale = truthOf(world.gateway.the(reference));
    refund(world.gateway.the(reference), null, price, at());
    await settled(reference);
    const books = await balances(orderUuid);
    world.gateway.staleTruths.push(stale, { ...stale, status: "open", paidAt: null });
    await settled(reference);
    await settled(reference);
    expect(await balances(orderUuid)).toEqual(books);
    expect(await mayOpen(buyer, uuid)).toBe(false);
  });

  it("PAY-2 what nobody called about is asked for, and what was called about is heard once", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const { orderUuid } = await placed(buyer, uuid);
    const reference = await opened(buyer, orderUuid);
    await world.settle();
    world.events.length = 0;
    await world.system.run(reconcile, {});
    expect(world.events).toEqual([]);
    const before = world.now;
    world.now = new Date(before.getTime() + 11 * 60_000);
    await world.system.run(reconcile, {});
    await world.settle();
    expect(world.events.map(({ kind, payload }) => [kind, payload])).toEqual([
      ["payment.called", { gateway: "test", reference }],
    ]);
    world.now = before;
    for (let n = 0; n < 2; n++)
      await world.system.run(noteEvent, { gateway: "test", id: "evt_1", kind: "payment.paid", reference });
    await world.system.run(noteEvent, { gateway: "test", id: "evt_2", kind: "balance.available", reference: null });
    await settled(reference);
    const { rows } = await world.sql.query(
      "select event_id, processed_at is not null as done from gateway_events order by id",
    );
    expect(rows).toEqual([
      { event_id: "evt_1", done: true },
      { event_id: "evt_2", done: true },
    ]);
  });

  it("PAY-2 calls that came together are asked about once; one that came while the gateway answered is asked about again", async () => {
    const buyer = await world.person("student");
    const { orderUuid } = await placed(buyer, (await course()).uuid);
    const reference = await opened(buyer, orderUuid);
    let calls = 0;
    const called = () =>
      world.system.run(noteEvent, { gateway: "test", id: `${reference}-${calls++}`, kind: "payment.paid", reference });
    const look = () => world.system.run(settlePayment, { gateway: "test", reference, unlessHeard: true });
    const { gateway } = world.gateway;
    const answer = gateway.ask.bind(gateway);
    const asking = vi.spyOn(gateway, "ask");
    for (let n = 0; n < 3; n++) await called();
    pay(world.gateway.the(reference), testCards.succeeds, at());
    for (let n = 0; n < 3; n++) expect(await look()).toEqual({ status: "completed" });
    expect(asking).toHaveBeenCalledTimes(1);

    // The gateway's clock and ours need not agree: what was kept after the question is not taken for heard.
    await called();
    asking.mockImplementationOnce(async (which) => {
      const said = await answer(which);
      await called();
      return said;
    });
    await look();
    await look();
    await look();
    expect(asking).toHaveBeenCalledTimes(3);
    // Nobody's word was kept: it is asked, each time.
    await settled(reference);
    expect(asking).toHaveBeenCalledTimes(4);
    asking.mockRestore();
  });

  it("PAY-5 a coupon's last use goes to one of two; what is not paid within a day gives it back", async () => {
    const { uuid } = await course();
    await world.as(finance).run(createCoupon, {
      code: "LAST-ONE",
      reduction: { kind: "percent", basisPoints: 2500 },
      maxUses: 1,
      courseUuid: uuid,
    });
    const buyers = [await world.person("student"), await world.person("student")];
    const outcomes = await Promise.allSettled(buyers.map((buyer) => placed(buyer, uuid, { coupon: "last-one" })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = buyers[outcomes.findIndex(({ status }) => status === "rejected")] as Person;
    expect((await world.as(loser).run(quoteOrder, { ...asked(uuid), coupon: "LAST-ONE" })).coupon).toBe("refused");
    const before = world.now;
    world.now = new Date(before.getTime() + 25 * 3_600_000);
    await world.system.run(cancelStaleOrders, {});
    const quote = await world.as(loser).run(quoteOrder, { ...asked(uuid), coupon: "LAST-ONE" });
    expect(quote).toMatchObject({ coupon: "applied", discount: 12_475, total: 37_425, tax: 5_709 });
    world.now = before;
    const other = await course();
    expect((await world.as(loser).run(quoteOrder, { ...asked(other.uuid), coupon: "LAST-ONE" })).coupon).toBe(
      "refused",
    );
  });

  it("PAY-5 a coupon for all of it opens the course without a gateway", async () => {
    const { uuid } = await course();
    await world
      .as(finance)
      .run(createCoupon, { code: "GIFT", reduction: { kind: "amount", amount: { INR: 900_000 } } });
    const buyer = await world.person("student");
    const { isPaid, total } = await placed(buyer, uuid, { coupon: "gift" });
    expect({ isPaid, total }).toEqual({ isPaid: true, total: 0 });
    expect(await mayOpen(buyer, uuid)).toBe(true);
  });

  it("PAY-5 a tax that is not in the price is added, and owed by a buyer who names a tax number", async () => {
    await world.as(finance).run(setTaxRule, {
      countryCode: "EG",
      components: [{ name: { en: "VAT", ar: "ضريبة القيمة المضافة" }, basisPoints: 1400 }],
      inclusive: false,
      reverseCharge: true,
    });
    const { uuid } = await course();
    const buyer = await world.person("student");
    const quote = await world.as(buyer).run(quoteOrder, { ...asked(uuid), countryCode: "EG" });
    expect(quote).toMatchObject({
      price,
      tax: 6_986,
      total: 56_886,
      taxes: [{ name: { en: "VAT", ar: "ضريبة القيمة المضافة" }, basisPoints: 1400, amount: 6_986 }],
    });
    const company = await world.as(buyer).run(quoteOrder, { ...asked(uuid), countryCode: "EG", taxNumber: "EG-1" });
    expect(company).toMatchObject({ tax: 0, total: price, reverseCharge: true });
  });

  it("PAY-2 while the gateway does not answer it is said to be away, and nothing is lost", async () => {
    const buyer = await world.person("student");
    const { uuid } = await course();
    const { orderUuid } = await placed(buyer, uuid);
    const silent = vi.spyOn(console, "error").mockReturnValue(undefined);
    world.gateway.state.isAway = true;
    await expectRefusal(world.as(buyer).run(openPayment, { orderUuid }), "unavailable");
    world.gateway.state.isAway = false;
    const reference = await opened(buyer, orderUuid);
    pay(world.gateway.the(reference), testCards.succeeds, at());
    world.gateway.state.isAway = true;
    await expectRefusal(world.as(buyer).run(refreshOrder, { orderUuid }), "unavailable");
    world.gateway.state.isAway = false;
    expect(silent).toHaveBeenCalledTimes(2);
    silent.mockRestore();
    await settled(reference);
    expect(await mayOpen(buyer, uuid)).toBe(true);
  });

  it("PAY-3 numbers have no gaps and no doubles, however many are issued at once", async () => {
    const orders: string[] = [];
    for (let n = 0; n < 12; n++) {
      const buyer = await world.person("student");
      const { uuid } = await course();
      const { orderUuid } = await placed(buyer, uuid);
      const reference = await opened(buyer, orderUuid);
      pay(world.gateway.the(reference), testCards.succeeds, at());
      orders.push(reference);
    }
    await Promise.all([...orders, ...orders].map((reference) => settled(reference)));
    const { rows } = await world.sql.query(
      "select series, number from invoices where kind = 'invoice' order by number",
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  });

  it("PAY-2 the ledger takes no entry that does not balance, and changes none", async () => {
    await expect(
      world.sql.query(`with n as (insert into ledger_entries (key, happened_at, currency) values ('x', now(), 'INR') returning id)
        insert into ledger_lines (entry_id, account, amount) select id, 'sales', 5 from n`),
    ).rejects.toThrow(/does not balance/);
    const { rows } = await world.sql.query(
      `select t, p, has_table_privilege('app', t, p) as granted from unnest(array['ledger_entries', 'ledger_lines']) t,
        unnest(array['insert', 'update', 'delete', 'truncate']) p`,
    );
    expect(rows.filter(({ granted }) => granted).map(({ t, p }) => `${t} ${p}`)).toEqual([
      "ledger_entries insert",
      "ledger_lines insert",
    ]);
  });

  it("PAY-2 PAY-5 who takes the money follows from the order's currency, and an order that was opened stays where it is", async () => {
    const { uuid } = await makeCourse(world, teacher, { price });
    await world.sql.query(`update courses set price = price || '{"USD": 900}' where uuid = $1`, [uuid]);
    const inRupees = { ...world.gateway.gateway, name: "rupees", firstFor: ["INR"] };
    const places: Record<string, string> = {};
    for (const currency of ["USD", "INR"]) {
      const buyer = await world.person("student");
      world.otherGateways.push(inRupees);
      const { orderUuid } = await placed(buyer, uuid, { currency });
      await opened(buyer, orderUuid);
      world.otherGateways.pop();
      await opened(buyer, orderUuid);
      const { rows } = await world.sql.query(
        `select p.gateway from payments p join orders o on o.id = p.order_id where o.uuid = $1`,
        [orderUuid],
      );
      expect(rows).toHaveLength(1);
      places[currency] = rows[0].gateway;
    }
    expect(places).toEqual({ USD: "test", INR: "rupees" });
  });
});
