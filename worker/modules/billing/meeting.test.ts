import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { climbing } from "../../../tests/support/climbing";
import { makeCourse } from "../../../tests/support/courses";
import { meetWhileHeld } from "../../../tests/support/holding";
import { refusals } from "../../../tests/support/round-trips";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { closeDispute, dispute } from "../../platform/gateways/test-payment";
import { createCoupon, placeOrder } from ".";

/** PostgreSQL ends one of two commits that wait for each other. Whoever was ended tries again, so that only the code of the refusal shows it. */
const deadlock = "40P01";

describe("two commits about money that meet", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let courses: string[];
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    await s.makePlans(finance);
    const instructor = await world.person("instructor");
    courses = [];
    for (let n = 0; n < 2; n++) courses.push((await makeCourse(world, instructor, { price: 40_000 })).uuid);
  });
  beforeEach(() => {
    refusals.length = 0;
  });
  afterEach(() => {
    expect(refusals).not.toContain(deadlock);
  });
  const { at, climbed, lose, sendBack, back, paid } = climbing(world, s);
  const paymentOf = (reference: string) =>
    ["select p.id from payments p where p.reference = $1 for update", [reference]] as const;
  const periodOf = (reference: string) =>
    [
      `select r.id from subscription_periods r join order_lines l on l.uuid = r.line_uuid join payments p on p.order_id = l.order_id
     where p.reference = $1 for update of r`,
      [reference],
    ] as const;
  const meet = ([lock, params]: readonly [string, readonly unknown[]], ...works: (() => Promise<unknown>)[]) =>
    meetWhileHeld(world, lock, [...params], works);

  it("SUB-2 PAY-2 a chargeback at the foot of a tower of upgrades and a refund at its top do not wait for each other", async () => {
    const { buyer, basic, plus, pro } = await climbed();
    await s.hear(pro);
    lose(basic);
    sendBack(pro);
    await meet(
      periodOf(basic),
      () => s.hear(basic),
      () => s.hear(pro),
    );
    await s.drain();
    expect(await s.periods(buyer)).toEqual([]);
    expect([back(plus), back(pro)]).toEqual([paid(plus), paid(pro)]);
  });

  it("SUB-2 PAY-2 nor do an upgrade that is paid and a refund of what it takes the place of", async () => {
    const { buyer, basic, plus, pro } = await climbed();
    sendBack(plus);
    await meet(
      paymentOf(basic),
      () => s.hear(plus),
      () => s.hear(pro),
    );
    await s.drain();
    expect((await s.periods(buyer)).map(({ slug }) => slug)).toEqual(["basic"]);
    expect([back(plus), back(pro)]).toEqual([paid(plus), paid(pro)]);
  });

  it("PAY-4 nor do two disputes of different people at the ledger's accounts", async () => {
    at("2026-03-02T10:00:00Z");
    const [first, second, third] = [await bought(0), await bought(1), await bought(0)];
    // There is a loss already, so that the account is there to be held.
    lose(third);
    await s.hear(third);
    dispute(world.gateway.the(first), world.now.toISOString());
    await s.hear(first);
    closeDispute(world.gateway.the(first), "lost", world.now.toISOString());
    lose(second);
    await meet(
      ["select amount from ledger_balances where account = 'dispute_losses' for update", []],
      () => s.hear(first),
      () => s.hear(second),
    );
    const { rows } = await world.sql.query(
      "select account, sum(amount)::int as amount from ledger_balances where account in ('disputed', 'dispute_losses') group by 1 order by 1",
    );
    expect(rows).toMatchObject([{ account: "dispute_losses" }, { account: "disputed", amount: 0 }]);
  });

  it("PAY-5 nor do two buyers who exchange each other's coupon", async () => {
    at("2026-03-02T10:00:00Z");
    const reduction = { kind: "percent", basisPoints: 2500 } as const;
    for (const code of ["SPRING", "SUMMER"]) await world.as(finance).run(createCoupon, { code, reduction });
    const [one, other] = [await world.person("student"), await world.person("student")];
    const place = (buyer: Person, coupon: string) =>
      world.as(buyer).run(placeOrder, {
        ...{ kind: "course_purchase" as const, uuid: courses[0] ?? "", currency: "INR", countryCode: "EG", coupon },
        expectedTotal: 30_000,
      });
    await place(one, "SPRING");
    await place(other, "SUMMER");
    await meet(
      ["select id from coupons where code = 'SPRING' for update", []],
      () => place(one, "SUMMER"),
      () => place(other, "SPRING"),
    );
    const { rows } = await world.sql.query("select used_count from coupons where code in ('SPRING', 'SUMMER')");
    expect(rows).toEqual([{ used_count: 1 }, { used_count: 1 }]);
  });

  async function bought(index: number): Promise<string> {
    const buyer = await world.person("student");
    const asked = { kind: "course_purchase" as const, uuid: courses[index] ?? "", currency: "INR", countryCode: "EG" };
    const { orderUuid } = await world.as(buyer).run(placeOrder, { ...asked, expectedTotal: 40_000 });
    const reference = await s.open(buyer, orderUuid);
    await s.settle(reference);
    return reference;
  }
});
