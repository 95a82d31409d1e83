import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { pay, testCards } from "../../platform/gateways/test-payment";
import {
  listInvoices,
  listMyOrders,
  openPayment,
  placeOrder,
  refreshOrder,
  refundOrder,
  resendInvoice,
  sendRefund,
  setTaxRule,
  settlePayment,
  voidInvoice,
} from ".";

describe("invoices", () => {
  const world = createWorld();
  let teacher: Person;
  let finance: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    const components = [{ name: { en: "GST" }, basisPoints: 1800 }];
    await world.as(finance).run(setTaxRule, { countryCode: "IN", components, inclusive: true });
  });
  const price = 49_900;

  async function bought() {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price });
    const asked = { kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "IN" };
    const { orderUuid } = await world.as(buyer).run(placeOrder, { ...asked, expectedTotal: price });
    const { payUrl } = await world.as(buyer).run(openPayment, { orderUuid });
    pay(world.gateway.the(payUrl.slice(payUrl.lastIndexOf("/") + 1)), testCards.succeeds, world.now.toISOString());
    await world.as(buyer).run(refreshOrder, { orderUuid });
    const { items } = await world.as(finance).run(listInvoices, { q: orderUuid });
    return { buyer, orderUuid, invoice: items[0] as (typeof items)[number] };
  }
  const papersOf = async (orderUuid: string) =>
    (await world.as(finance).run(listInvoices, { q: orderUuid })).items.map(({ kind, total, tax, left }) => ({
      kind,
      total,
      tax,
      left,
    }));
  const sentBack = async (orderUuid: string, amount: number) => {
    const { refundUuid } = await world.as(finance).run(refundOrder, { orderUuid, amount, reason: "Asked for it" });
    await world.system.run(settlePayment, await world.system.run(sendRefund, { refundUuid }));
  };
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

  it("PAY-3 an invoice is made void by a credit note for what is left; what goes back later is paid from what is owed", async () => {
    const { orderUuid, invoice } = await bought();
    await sentBack(orderUuid, 10_000);
    world.events.length = 0;
    const { creditNoteUuid } = await world.as(finance).run(voidInvoice, { invoiceUuid: invoice.uuid });
    await world.settle();
    expect(world.events).toMatchObject([{ kind: "mail.invoice", payload: { invoiceUuid: creditNoteUuid } }]);
    const papers = [
      { kind: "credit_note", total: 39_900, tax: 6_087, left: 0 },
      { kind: "credit_note", total: 10_000, tax: 1_525, left: 0 },
      { kind: "invoice", total: price, tax: 7_612, left: 0 },
    ];
    expect(await papersOf(orderUuid)).toEqual(papers);
    expect(await balances(orderUuid)).toEqual({
      gateway_clearing: 39_900,
      customer_credit: -39_900,
      sales: -42_288,
      sales_refunds: 42_288,
    });
    await expectRefusal(world.as(finance).run(voidInvoice, { invoiceUuid: invoice.uuid }), "nothing_to_credit");
    await expectRefusal(world.as(finance).run(voidInvoice, { invoiceUuid: creditNoteUuid }), "not_found");
    // A second refund writes no second note, and the debt is paid by it.
    await sentBack(orderUuid, 39_900);
    expect(await papersOf(orderUuid)).toEqual(papers);
    expect(await balances(orderUuid)).toEqual({ sales: -42_288, sales_refunds: 42_288 });
  });

  it("PAY-3 two who make the same invoice void, and a refund at the same moment: credited once, and never too much", async () => {
    for (let round = 0; round < 4; round++) {
      const { orderUuid, invoice } = await bought();
      const { refundUuid } = await world
        .as(finance)
        .run(refundOrder, { orderUuid, amount: 20_000, reason: "Asked for it" });
      const sent = await world.system.run(sendRefund, { refundUuid });
      const other = await world.person("super_admin");
      const outcomes = await Promise.allSettled([
        world.as(finance).run(voidInvoice, { invoiceUuid: invoice.uuid }),
        world.system.run(settlePayment, sent),
        world.as(other).run(voidInvoice, { invoiceUuid: invoice.uuid }),
      ]);
      // Whoever met the other comes again.
      await world.system.run(settlePayment, sent);
      if ([outcomes[0], outcomes[2]].every((outcome) => outcome?.status === "rejected"))
        await world.as(finance).run(voidInvoice, { invoiceUuid: invoice.uuid });
      const notes = (await papersOf(orderUuid)).filter(({ kind }) => kind === "credit_note");
      expect(notes.reduce((sum, { total }) => sum + total, 0)).toBe(price);
      expect(notes.reduce((sum, { tax }) => sum + tax, 0)).toBe(7_612);
      expect(await balances(orderUuid)).toEqual({
        gateway_clearing: 29_900,
        customer_credit: -29_900,
        sales: -42_288,
        sales_refunds: 42_288,
      });
    }
  });

  it("PAY-3 an invoice is found by its number, order, buyer, kind and days, and mailed again to its buyer", async () => {
    const { buyer, orderUuid, invoice } = await bought();
    const find = async (input: object) =>
      (await world.as(finance).run(listInvoices, input)).items.map(({ number }) => number);
    for (const q of [invoice.number, invoice.number.toLowerCase(), orderUuid, buyer.email])
      expect(await find({ q })).toEqual([invoice.number]);
    expect(await find({ q: "nobody@demo.recruitlms.test" })).toEqual([]);
    // 10:00 UTC on 2 March is the same day in the tenant's zone.
    expect(await find({ from: "2026-03-02", to: "2026-03-02", kind: "invoice", limit: 1 })).toEqual([invoice.number]);
    expect(await find({ to: "2026-03-01" })).toEqual([]);
    const first = await world.as(finance).run(listInvoices, { limit: 2 });
    const second = await world.as(finance).run(listInvoices, { limit: 2, cursor: first.next ?? "" });
    expect(new Set([...first.items, ...second.items].map(({ uuid }) => uuid)).size).toBe(4);
    world.events.length = 0;
    await world.as(finance).run(resendInvoice, { invoiceUuid: invoice.uuid });
    await world.settle();
    expect(world.events).toMatchObject([{ kind: "mail.invoice", payload: { invoiceUuid: invoice.uuid } }]);
    const [shown] = (await world.as(finance).run(listInvoices, { q: invoice.number })).items;
    expect(shown?.resentAt).toBe(world.now.toISOString());
    await expectRefusal(world.as(buyer).run(listInvoices, {}), "forbidden");
    await expectRefusal(world.as(buyer).run(resendInvoice, { invoiceUuid: invoice.uuid }), "forbidden");
    // What its buyer sees of it is what it was.
    const [order] = (await world.as(buyer).run(listMyOrders, {})).items;
    expect(order?.invoices).toHaveLength(1);
  });
});
