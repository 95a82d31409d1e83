import { beforeAll, describe, expect, it } from "vitest";
import { subscribing } from "../../../../tests/support/subscribing";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../kernel/actor";
import { truthOf } from "../../../platform/gateways/test-payment";
import { expireSubscriptions, readMySubscription } from "../../subscriptions";
import { payNow, refreshOrder } from "..";

describe("renewing beside a page that was opened", () => {
  const world = createWorld();
  const s = subscribing(world);
  beforeAll(async () => {
    await s.makePlans(await world.person("finance_manager"));
  });
  const at = (text: string) => {
    world.now = new Date(text);
  };
  const mine = async (person: Person) => (await world.as(person).run(readMySubscription, {})).subscription;
  /** Somebody whose card is kept, and who opened the page to pay the next month by hand. */
  async function opened(when: string) {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    await s.buy(buyer, "basic");
    at(when);
    const { orderUuid } = await world.as(buyer).run(payNow, {});
    return { buyer, orderUuid, page: await s.open(buyer, orderUuid) };
  }
  const renewed = { status: "active", paidUntil: "2026-05-01T00:00:00.000Z", graceEndsAt: null };
  const payments = async (buyer: Person) =>
    (
      await world.sql.query(
        "select p.status, p.is_charge, p.is_surplus from payments p join orders o on o.id = p.order_id where o.user_id = $1 order by p.id offset 1",
        [buyer.id],
      )
    ).rows.map(({ status, is_charge, is_surplus }) => [
      is_charge ? "charge" : "page",
      is_surplus ? `${status}, surplus` : status,
    ]);

  it("SUB-2 a page that was left open does not keep the clock from charging what was kept, and is closed", async () => {
    const { buyer, page } = await opened("2026-03-25T00:00:00Z");
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    expect(await mine(buyer)).toMatchObject(renewed);
    expect(truthOf(world.gateway.the(page)).status).toBe("cancelled");
    expect(await payments(buyer)).toEqual([
      ["page", "cancelled"],
      ["charge", "completed"],
    ]);
  });

  it("SUB-2 who is paying this moment is let pay, with everything open meanwhile; who does not after all is charged an hour later", async () => {
    const [pays, leaves] = [await opened("2026-03-31T22:50:00Z"), await opened("2026-03-31T22:50:00Z")];
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    expect(await payments(pays.buyer)).toEqual([["page", "pending"]]);
    at("2026-04-01T00:02:00Z");
    await world.system.run(expireSubscriptions, {});
    for (const { buyer } of [pays, leaves])
      expect(await mine(buyer)).toMatchObject({ status: "active", isCovered: true });
    await s.settle(pays.page);
    at("2026-04-01T00:10:00Z");
    await s.renewAll();
    for (const { buyer } of [pays, leaves]) expect(await mine(buyer)).toMatchObject(renewed);
    expect(await payments(pays.buyer)).toEqual([["page", "completed"]]);
    expect(await payments(leaves.buyer)).toEqual([
      ["page", "cancelled"],
      ["charge", "completed"],
    ]);
  });

  it("SUB-2 PAY-2 what was paid on the page and not heard of yet counts: nothing is charged beside it", async () => {
    const { buyer, page } = await opened("2026-03-31T20:00:00Z");
    s.pay(page);
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    expect(await mine(buyer)).toMatchObject(renewed);
    expect(await payments(buyer)).toEqual([["page", "completed"]]);
  });

  it("SUB-2 PAY-2 where both are paid all the same, one of them is the renewal, and the other goes back", async () => {
    const { buyer, orderUuid, page } = await opened("2026-03-25T00:00:00Z");
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    // A page that a browser still had, at a gateway that cannot end one.
    world.gateway.the(page).status = "open";
    s.pay(page);
    await world.as(buyer).run(refreshOrder, { orderUuid });
    await s.drain();
    expect(await mine(buyer)).toMatchObject(renewed);
    expect(await payments(buyer)).toEqual([
      ["page", "refunded, surplus"],
      ["charge", "completed"],
    ]);
    expect(await s.money(buyer)).toEqual({ gateway_clearing: 59_800, sales: -59_800 });
  });

  it("SUB-2 a payment that died before the gateway answered holds nothing up", async () => {
    const { buyer, page } = await opened("2026-03-25T00:00:00Z");
    await world.sql.query("update payments set reference = null, pay_url = null where reference = $1", [page]);
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    expect(await mine(buyer)).toMatchObject(renewed);
  });
});
