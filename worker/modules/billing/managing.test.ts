import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { pay, testCards } from "../../platform/gateways/test-payment";
import {
  createCoupon,
  editSettings,
  listMyOrders,
  openPayment,
  placeOrder,
  quoteOrder,
  readFigures,
  readManagedOrder,
  readSettings,
  readTerms,
  refreshOrder,
  refundOrder,
  sendRefund,
  settlePayment,
} from ".";

describe("looking after sales", () => {
  const world = createWorld();
  let teacher: Person;
  let finance: Person;
  let buyer: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    buyer = await world.person("student");
  });
  const asked = (uuid: string) => ({ kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "IN" });
  const place = (who: Person, uuid: string, expectedTotal: number, more: object = {}) =>
    world.as(who).run(placeOrder, { ...asked(uuid), expectedTotal, ...more });

  it("PAY-1 the same thing on the same terms is the same order; on others the open one gives way", async () => {
    const { uuid } = await makeCourse(world, teacher, { price: 50_000 });
    await world.as(finance).run(createCoupon, {
      code: "TENTH",
      reduction: { kind: "percent", basisPoints: 1_000 },
      maxUses: 1,
    });
    const first = await place(buyer, uuid, 50_000);
    expect(await place(buyer, uuid, 50_000)).toEqual(first);
    const reduced = await place(buyer, uuid, 45_000, { coupon: "tenth" });
    expect(reduced.orderUuid).not.toBe(first.orderUuid);
    // The coupon's one use is this order's own: the page shows it again, and another try is the same order.
    expect(await world.as(buyer).run(quoteOrder, { ...asked(uuid), coupon: "TENTH" })).toMatchObject({
      coupon: "applied",
      total: 45_000,
    });
    expect(await place(buyer, uuid, 45_000, { coupon: "tenth" })).toEqual(reduced);
    const abroad = await place(buyer, uuid, 45_000, { coupon: "tenth", countryCode: "EG" });
    expect(abroad.orderUuid).not.toBe(reduced.orderUuid);
    const { items } = await world.as(buyer).run(listMyOrders, {});
    expect(items.map(({ uuid: of, status }) => [of, status])).toEqual([
      [abroad.orderUuid, "open"],
      [reduced.orderUuid, "cancelled"],
      [first.orderUuid, "cancelled"],
    ]);
    const other = await world.person("student");
    expect((await world.as(other).run(quoteOrder, { ...asked(uuid), coupon: "TENTH" })).coupon).toBe("refused");
  });

  it("PAY-3 PAY-4 who sells and how long a thing may be given back is set by finance, and buyers are told the latter", async () => {
    const given = {
      sellerName: "Demo seller",
      sellerAddress: "1 Demo street\nPune",
      sellerTaxNumber: "27DEMO",
      refundDays: 7,
      refundProgressPercent: 20,
    };
    await world.as(finance).run(editSettings, given);
    const standard = { graceDays: 7, dunningDays: [1, 3, 5], reminderDays: 3 };
    const programme = {
      affiliatesOpen: false,
      affiliateBasisPoints: 1_000,
      affiliateWindowDays: 30,
      affiliateMinPayout: {},
    };
    expect(await world.as(finance).run(readSettings, {})).toEqual({ ...given, ...standard, ...programme });
    expect(await world.as(buyer).run(readTerms, {})).toEqual({ refundDays: 7, refundProgressPercent: 20 });
    await expectRefusal(world.as(buyer).run(readSettings, {}), "forbidden");
    await expectRefusal(world.as(finance).run(editSettings, { ...given, refundDays: 366 }), "invalid_input");
    // What is left out is taken away.
    await world.as(finance).run(editSettings, { refundDays: 14, refundProgressPercent: 30, sellerName: "" });
    expect(await world.as(finance).run(readSettings, {})).toMatchObject({ sellerName: null, sellerAddress: null });
  });

  it("PAY-7 finance reads an order with its payments and refunds, and the months' figures agree with the ledger", async () => {
    const { uuid } = await makeCourse(world, teacher, { price: 80_000 });
    const { orderUuid } = await place(buyer, uuid, 80_000);
    const { payUrl } = await world.as(buyer).run(openPayment, { orderUuid });
    pay(world.gateway.the(payUrl.split("/").at(-1) ?? ""), testCards.succeeds, world.now.toISOString());
    await world.as(buyer).run(refreshOrder, { orderUuid });
    const { refundUuid } = await world
      .as(finance)
      .run(refundOrder, { orderUuid, amount: 30_000, reason: "A part was missing" });
    await world.system.run(settlePayment, await world.system.run(sendRefund, { refundUuid }));

    const order = await world.as(finance).run(readManagedOrder, { orderUuid });
    expect(order).toMatchObject({
      status: "paid",
      countryCode: "IN",
      couponCode: null,
      buyer: { email: buyer.email },
      payments: [
        {
          gateway: "test",
          status: "completed",
          amount: 80_000,
          refundedAmount: 30_000,
          refunds: [{ amount: 30_000, status: "completed", reason: "A part was missing", askedBy: finance.fullName }],
        },
      ],
    });
    expect(order.entries.map(({ key }) => key.split(":")[0])).toEqual(["capture", "refund"]);
    for (const { lines } of order.entries) expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);

    const figures = await world.as(finance).run(readFigures, {});
    expect(figures.currency).toBe("INR");
    expect(figures.months).toHaveLength(12);
    expect(figures.months.at(-1)).toEqual({ month: "2026-03", sales: 80_000, moneyBack: 30_000, orders: 1 });
    expect(figures.months[0]).toEqual({ month: "2025-04", sales: 0, moneyBack: 0, orders: 0 });
    expect((await world.as(finance).run(readFigures, { currency: "USD" })).months.at(-1)?.sales).toBe(0);
    await expectRefusal(world.as(buyer).run(readManagedOrder, { orderUuid }), "forbidden");
    await expectRefusal(world.as(buyer).run(readFigures, {}), "forbidden");
    await expectRefusal(
      world.as(finance).run(readManagedOrder, { orderUuid: "01890000-0000-7000-8000-000000000000" }),
      "not_found",
    );
  });

  it("PAY-1 a month of sales begins and ends at the tenant's midnight, whatever of the day before it was sold already", async () => {
    // Midnight of the first of February in Kolkata is half past six of the evening before, in universal time.
    const sold = [
      ["2026-01-31T00:00:00Z", 1, "2026-01"],
      ["2026-01-31T18:29:59.999Z", 20, "2026-01"],
      ["2026-01-31T18:30:00Z", 300, "2026-02"],
      ["2026-01-31T23:59:59Z", 4_000, "2026-02"],
      ["2026-02-28T18:29:00Z", 50_000, "2026-02"],
      ["2026-02-28T18:31:00Z", 600_000, "2026-03"],
      ["2025-03-31T18:29:00Z", 7_000_000, "before"],
      ["2025-03-31T18:30:00Z", 80_000_000, "2025-04"],
    ] as const;
    for (const [at, amount] of sold)
      await world.sql.query(
        `with entry as (insert into ledger_entries (key, happened_at, currency) values ('test:' || $1::text, $1::text::timestamptz, 'EGP') returning id)
         insert into ledger_lines (entry_id, account, amount)
         select id, account, amount from entry, (values ('gateway_clearing', $2::bigint), ('sales', -$2::bigint)) as line (account, amount)`,
        [at, amount],
      );
    const { months } = await world.as(finance).run(readFigures, { currency: "EGP" });
    const expected = (month: string) => sold.filter(([, , of]) => of === month);
    expect(months.map(({ month, sales, orders }) => [month, sales, orders])).toEqual(
      months.map(({ month }) => [
        month,
        expected(month).reduce((sum, [, amount]) => sum + amount, 0),
        expected(month).length,
      ]),
    );
    expect(months.reduce((sum, { sales }) => sum + sales, 0)).toBe(80_654_321);
  });
});
