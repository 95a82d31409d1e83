import { beforeAll, describe, expect, it } from "vitest";
import { drawPages, expectWhole, formOf } from "../../../../../tests/support/draw-pages";
import { subscribing } from "../../../../../tests/support/subscribing";
import { createWorld } from "../../../../../tests/support/world";
import type { Person } from "../../../../../worker/kernel/actor";
import { listManagedPlans } from "../../../../../worker/modules/plans";

describe("pages of plans and subscriptions", () => {
  const world = createWorld();
  const steps = subscribing(world);
  const open = drawPages(world, [
    { path: "/admin/billing/plans", load: () => import("./list") },
    { path: "/admin/billing/plans/new", load: () => import("./new") },
    { path: "/admin/billing/plans/:uuid", load: () => import("./plan") },
    { path: "/admin/billing/subscriptions", load: () => import("../subscriptions/list") },
  ]);
  let finance: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    await steps.makePlans(finance);
  });
  const plans = async () => (await world.as(finance).run(listManagedPlans, {})).items;
  const filled = (more: Record<string, string> = {}) =>
    formOf({
      ...{ "translations.en.name": "Team", "translations.en.description": "", "translations.ar.name": "" },
      ...{ "translations.ar.description": "", "_price.monthly.INR": "1499.50", "_price.annual.INR": "", rank: "9" },
      ...{ trialDays: "", isActive: "true", _feature: "course_access", "_limit.course_access": "7", ...more },
    });

  it("SUB-1 finance makes a plan, changes all of it, and ends it; a slug that is taken is said beside it", async () => {
    const taken = await open(finance, "/admin/billing/plans/new", filled({ slug: "pro" }));
    expect(taken).toContain('value="1499.50"');
    expect(await open(finance, "/admin/billing/plans/new", filled({ slug: "team" }))).toBe(
      "→ /admin/billing/plans?done=new",
    );
    const team = (await plans()).find(({ slug }) => slug === "team");
    expect(team).toMatchObject({
      ...{
        name: "Team",
        price: { monthly: { INR: 149_950 } },
        trialDays: 0,
        rank: 9,
        isActive: true,
        isDefault: false,
      },
      features: [{ feature: "course_access", limit: 7 }],
    });
    const address = `/admin/billing/plans/${team?.uuid}`;
    const html = await open(finance, `${address}?currency=usd`);
    expect(html).toContain('name="_price.monthly.USD"');
    const changed = filled({ "_price.annual.INR": "14000", _feature: "certificates" });
    expect(await open(finance, address, changed)).toBe("→ /admin/billing/plans?done=plan");
    expect((await plans()).find(({ slug }) => slug === "team")).toMatchObject({
      price: { monthly: { INR: 149_950 }, annual: { INR: 1_400_000 } },
      features: [{ feature: "certificates", limit: null }],
    });
    const end = formOf({ _do: "end", uuid: team?.uuid ?? "" });
    expect(await open(finance, "/admin/billing/plans", end)).toBe("→ /admin/billing/plans?done=end");
    expect((await plans()).map(({ slug }) => slug)).toEqual(["basic", "plus", "pro"]);
  });

  it("SUB-2 SUB-3 finance sees who has a plan and what it brings in, suspends and restores it", async () => {
    const buyer = await world.person("student");
    await steps.buy(buyer, "pro");
    const html = await open(finance, "/admin/billing/subscriptions");
    for (const text of [buyer.email, "Pro", "₹999", "Monthly recurring revenue"]) expect(html).toContain(text);
    const { rows } = await world.sql.query("select uuid from subscriptions where user_id = $1", [buyer.id]);
    const { uuid } = rows[0];
    expect(await open(finance, `/admin/billing/subscriptions?dialog=suspend&of=${uuid}`)).toMatch(/<dialog[^>]* open/);
    const act = (name: string) => open(finance, "/admin/billing/subscriptions", formOf({ _do: name, uuid }));
    expect(await act("suspend")).toBe("→ /admin/billing/subscriptions?done=suspend");
    expect(await open(finance, "/admin/billing/subscriptions?status=suspended")).toContain(buyer.email);
    expect(await act("restore")).toBe("→ /admin/billing/subscriptions?done=restore");
    for (const address of ["/admin/billing/subscriptions", "/admin/billing/plans", "/admin/billing/plans/new"])
      for (const locale of ["en", "ar"] as const)
        expectWhole(await open({ ...finance, locale }, address), `${address} (${locale})`);
  });
});
