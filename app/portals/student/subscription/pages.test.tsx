import { beforeAll, describe, expect, it } from "vitest";
import { drawPages, expectWhole, formOf } from "../../../../tests/support/draw-pages";
import { subscribing } from "../../../../tests/support/subscribing";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../../worker/kernel/actor";
import { readMySubscription } from "../../../../worker/modules/subscriptions";

describe("pages of one's own plan", () => {
  const world = createWorld();
  const steps = subscribing(world);
  const open = drawPages(world, [
    { path: "/student/subscription", load: () => import("./page") },
    { path: "/student/subscription/trial", load: () => import("./trial") },
    { path: "/student/enrol", load: () => import("../enrol") },
    { path: "/checkout/:kind/:uuid", load: () => import("../../checkout/checkout") },
  ]);
  beforeAll(async () => steps.makePlans(await world.person("finance_manager")));
  const page = "/student/subscription";
  const mine = async (person: Person) => (await world.as(person).run(readMySubscription, {})).subscription;
  const act = (person: Person, act: string, more: Record<string, string> = {}) =>
    open(person, page, formOf({ _do: act, ...more }));

  it("SUB-2 a plan is cancelled and taken up again, renewed by hand and by itself, changed at its end and kept", async () => {
    const buyer = await world.person("student");
    expect(await open(buyer, page)).toContain("You have no plan");
    await steps.buy(buyer, "plus");
    const html = await open(buyer, page);
    for (const text of ["Plus", "Card ending in 4242", "₹599 on", "0 of 5", "It renews by itself"])
      expect(html).toContain(text);
    expect(await open(buyer, `${page}?dialog=cancel`)).toMatch(/<dialog[^>]* open/);
    expect(await act(buyer, "cancel")).toBe(`→ ${page}?done=cancel`);
    expect(await open(buyer, page)).toContain("Your plan ends on");
    expect(await act(buyer, "resume")).toBe(`→ ${page}?done=resume`);
    expect(await act(buyer, "auto", { autoRenew: "false" })).toBe(`→ ${page}?done=auto`);
    expect(await open(buyer, page)).toContain("It does not renew by itself");
    expect(await act(buyer, "change", { planUuid: steps.plan("basic"), cycle: "monthly" })).toBe(
      `→ ${page}?done=change`,
    );
    expect(await open(buyer, page)).toContain("Basic, paid monthly, from");
    expect(await act(buyer, "keep", { planUuid: steps.plan("plus"), cycle: "monthly" })).toBe(`→ ${page}?done=keep`);
    expect((await mine(buyer))?.next).toBeNull();
    expect(await act(buyer, "pay")).toContain("There is nothing to pay at the moment.");
  });

  it("SUB-1 a plan is tried once, from a page that says what comes after", async () => {
    const buyer = await world.person("student");
    const address = `${page}/trial?plan=${steps.plan("plus")}&cycle=monthly&currency=INR`;
    const html = await open(buyer, address);
    expect(html).toContain("14 days");
    expect(html).toContain("Afterwards ₹599 a month");
    const form = formOf({ planUuid: steps.plan("plus"), cycle: "monthly", currency: "INR", _key: crypto.randomUUID() });
    expect(await open(buyer, address, form)).toBe(`→ ${page}?done=trial`);
    expect(await open(buyer, page)).toContain("You are trying Plus until");
    expect(await open(buyer, address)).toContain("There is no trial for you here");
  });

  it("SUB-1 PAY-5 what comes after a trial is in the currency of where the person lives, where the plan has it", async () => {
    const buyer = await world.person("student");
    const plan = steps.plan("plus");
    const pounds = (price: string) =>
      world.sql.query("update plans set price = jsonb_set(price, '{monthly}', $2::jsonb) where uuid = $1", [
        plan,
        price,
      ]);
    await pounds('{"INR": 59900, "EGP": 29900}');
    await world.sql.query("update students set country_code = 'EG' where user_id = $1", [buyer.id]);
    const address = `${page}/trial?plan=${plan}&cycle=monthly`;
    expect(await open(buyer, address)).toMatch(/Afterwards EGP.299 a month/);
    expect(await open(buyer, `${address}&currency=INR`)).toContain("Afterwards ₹599 a month");
    await world.sql.query("update students set country_code = 'KE' where user_id = $1", [buyer.id]);
    expect(await open(buyer, address)).toContain("Afterwards ₹599 a month");
    await pounds('{"INR": 59900}');
  });

  it("SUB-2 PAY-1 what is higher is offered now less what is left, what is lower from the end of the period, and by hand stays by hand", async () => {
    const buyer = await world.person("student");
    await steps.buy(buyer, "plus");
    const of = (slug: "basic" | "pro", more = "") => `/checkout/subscription/${steps.plan(slug)}?cycle=monthly${more}`;
    const higher = await open(buyer, of("pro", "&_renewal=by_hand"));
    expect(higher).toContain("Left of your present period");
    expect(higher).toContain("−₹599");
    expect(higher).toMatch(/<input[^>]*value="by_hand"[^>]*checked|<input[^>]*checked[^>]*value="by_hand"/);
    expect(await open(buyer, of("basic"))).toContain("This plan begins on");
    expect(await open(buyer, `/checkout/subscription/${steps.plan("plus")}?cycle=monthly`)).toContain(
      "You have this already",
    );
  });

  it("SUB-1 SUB-2 every page of a plan answers in both languages, with one heading and no word missing", async () => {
    const subscriber = await world.person("student");
    await steps.buy(subscriber, "basic");
    const nobody = await world.person("student");
    const trial = `${page}/trial?plan=${steps.plan("plus")}&cycle=annual&currency=INR`;
    for (const person of [subscriber, nobody])
      for (const address of [
        page,
        `${page}?dialog=cancel`,
        trial,
        `/checkout/subscription/${steps.plan("pro")}?cycle=annual`,
      ])
        for (const locale of ["en", "ar"] as const)
          expectWhole(await open({ ...person, locale }, address), `${address} (${locale})`);
  });
});
