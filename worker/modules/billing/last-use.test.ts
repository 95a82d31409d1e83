import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { truthOf } from "../../platform/gateways/test-payment";
import { cancelStaleOrders, createCoupon, placeOrder, quoteOrder } from ".";

describe("the last use of a coupon", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let courseUuid: string;
  let coupon: string;
  let count = 0;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    courseUuid = (await makeCourse(world, await world.person("instructor"), { price: 40_000 })).uuid;
  });
  beforeEach(async () => {
    world.now = new Date("2026-03-02T10:00:00Z");
    coupon = `LAST-${++count}`;
    await world
      .as(finance)
      .run(createCoupon, { code: coupon, reduction: { kind: "percent", basisPoints: 2500 }, maxUses: 1 });
  });
  async function placed(buyer: Person, countryCode = "EG") {
    const asked = { kind: "course_purchase" as const, uuid: courseUuid, currency: "INR", countryCode, coupon };
    const { orderUuid } = await world.as(buyer).run(placeOrder, { ...asked, expectedTotal: 30_000 });
    return s.open(buyer, orderUuid);
  }
  const aDayLater = async () => {
    world.now = new Date(world.now.getTime() + 25 * 3_600_000);
    await world.system.run(cancelStaleOrders, {});
  };
  const isBack = (reference: string) => truthOf(world.gateway.the(reference)).refunds.length === 1;
  const uses = async () =>
    (await world.sql.query("select used_count from coupons where code = $1", [coupon])).rows[0].used_count;
  const hasIt = async (buyer: Person) => (await s.openCourses(buyer)).includes(courseUuid);

  it("PAY-5 two people whose orders were given up pay at once on the pages they left open: one has the course, the other the money", async () => {
    const buyers = [await world.person("student"), await world.person("student")];
    const pages: string[] = [];
    for (const buyer of buyers) {
      pages.push(await placed(buyer));
      await aDayLater();
    }
    expect(await uses()).toBe(0);
    for (const page of pages) s.pay(page);
    await Promise.all([...pages, ...pages].map((page) => s.hear(page).catch(() => undefined)));
    for (const page of pages) await s.hear(page);
    await s.drain();
    const held = await Promise.all(buyers.map(hasIt));
    expect([...held].sort()).toEqual([false, true]);
    expect(pages.map(isBack)).toEqual(held.map((one) => !one));
    expect(await uses()).toBe(1);
  });

  it("PAY-5 who holds the last use keeps it: the money that comes late for an order given up goes back", async () => {
    const [late, holder] = [await world.person("student"), await world.person("student")];
    const left = await placed(late);
    await aDayLater();
    const page = await placed(holder);
    await s.settle(left);
    await s.hear(left);
    await s.drain();
    expect([await hasIt(late), isBack(left), await uses()]).toEqual([false, true, 1]);
    expect(await s.money(late)).toEqual({});
    await s.settle(page);
    expect([await hasIt(holder), await uses()]).toEqual([true, 1]);
  });

  it("PAY-5 who pays late while nobody has taken it uses it, and it is used up then", async () => {
    const late = await world.person("student");
    const left = await placed(late);
    await aDayLater();
    await s.settle(left);
    for (let times = 0; times < 2; times++) await s.hear(left);
    expect([await hasIt(late), await uses()]).toEqual([true, 1]);
    const other = await world.person("student");
    const asked = { kind: "course_purchase" as const, uuid: courseUuid, currency: "INR", countryCode: "EG", coupon };
    expect((await world.as(other).run(quoteOrder, asked)).coupon).toBe("refused");
    await expectRefusal(placed(other), "coupon_refused");
  });

  it("PAY-5 who asked for other terms in a second tab and pays in the first has it, by the one use that is theirs", async () => {
    const buyer = await world.person("student");
    const first = await placed(buyer);
    const second = await placed(buyer, "IN");
    await s.settle(first);
    await s.settle(second);
    await s.drain();
    expect([await hasIt(buyer), isBack(first), isBack(second), await uses()]).toEqual([true, false, true, 1]);
  });
});
