import { beforeAll, describe, expect, it } from "vitest";
import { climbing } from "../../../tests/support/climbing";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { readMySubscription } from "../subscriptions";

describe("what leans on a credit", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    await s.makePlans(finance);
  });
  const { at, climbed, lose, sendBack, back, paid } = climbing(world, s);
  const mine = async (person: Person) => (await world.as(person).run(readMySubscription, {})).subscription;

  it.each([
    ["a chargeback that is lost", lose, { sales: -29_900, dispute_losses: 29_900 }],
    ["a whole refund at the gateway's own pages", sendBack, {}],
  ])(
    "SUB-2 PAY-2 %s takes the upgrades that its credit paid for; what was paid beside the credit goes back",
    async (_, takeAway, left) => {
      const { buyer, basic, plus, pro } = await climbed();
      await s.hear(pro);
      expect(await mine(buyer)).toMatchObject({ plan: { slug: "pro" }, isCovered: true });
      takeAway(basic);
      for (let times = 0; times < 3; times++) await s.hear(basic);
      await s.drain();
      expect(await s.periods(buyer)).toEqual([]);
      expect(await mine(buyer)).toMatchObject({ status: "expired", isCovered: false, autoRenew: false });
      expect([back(plus), back(pro)]).toEqual([paid(plus), paid(pro)]);
      expect(await s.money(buyer)).toEqual(left);
      // Told again, nothing goes back twice.
      for (const reference of [pro, plus, basic]) await s.hear(reference);
      await s.drain();
      expect(await s.money(buyer)).toEqual(left);
    },
  );

  it("SUB-2 PAY-2 whichever of it is heard first, and however often, nothing is held and all the books are one", async () => {
    const ends: unknown[] = [];
    for (const [index, order] of permutations(["basic", "plus", "pro"] as const).entries()) {
      const { buyer, ...references } = await climbed();
      at("2026-03-25T00:00:00Z");
      lose(references.basic);
      sendBack(references.plus);
      for (const [step, which] of order.entries())
        for (let times = 0; times <= (index + step) % 3; times++) await s.hear(references[which]);
      await s.drain();
      for (const reference of Object.values(references)) await s.hear(reference);
      ends.push({
        periods: await s.periods(buyer),
        status: (await mine(buyer))?.status,
        money: await s.money(buyer),
        back: [back(references.plus), back(references.pro)],
      });
    }
    expect(ends).toHaveLength(6);
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(ends[0]).toMatchObject({
      periods: [],
      status: "expired",
      money: { sales: -29_900, dispute_losses: 29_900 },
    });
  });

  it("SUB-2 what was had before the upgrade that is taken back runs on, and is its buyer's to give back again", async () => {
    const { buyer, plus, pro } = await climbed();
    await s.hear(pro);
    lose(plus);
    await s.hear(plus);
    await s.drain();
    expect(await mine(buyer)).toMatchObject({
      plan: { slug: "basic" },
      status: "active",
      isCovered: true,
      paidUntil: "2026-04-01T00:00:00.000Z",
    });
    expect(back(pro)).toBe(paid(pro));
    await s.refund(finance, (await s.orders(buyer))[0] ?? "");
    expect(await s.periods(buyer)).toEqual([]);
  });

  it("SUB-2 PAY-2 an upgrade that is paid while its base is lost is held by nobody, whoever is quicker", async () => {
    for (let n = 0; n < 4; n++) {
      const { buyer, basic, plus, pro } = await climbed();
      lose(basic);
      await Promise.all([s.hear(basic), s.hear(pro), s.hear(plus)]);
      await s.drain();
      expect(await s.periods(buyer)).toEqual([]);
      expect([back(plus), back(pro)]).toEqual([paid(plus), paid(pro)]);
      expect(await s.money(buyer)).toEqual({ sales: -29_900, dispute_losses: 29_900 });
    }
  });
});

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
