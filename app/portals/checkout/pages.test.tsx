import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { renderToStaticMarkup } from "react-dom/server";
import { Outlet, type RouteObject } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { pageContext } from "../../../worker/http/page-context";
import type { Person } from "../../../worker/kernel/actor";
import type { Ports } from "../../../worker/kernel/ports";
import { createCoupon, listMyOrders, refundOrder, setTaxRule } from "../../../worker/modules/billing";
import { editCourse } from "../../../worker/modules/catalogue";
import { cancel, pay, refund, testCards } from "../../../worker/platform/gateways/test-payment";

interface Page {
  path: string;
  load: () => Promise<{ loader?: unknown; action?: unknown; default?: unknown }>;
}
const pages: Page[] = [
  { path: "/checkout/orders/:uuid/return", load: () => import("./return") },
  { path: "/checkout/:kind/:uuid", load: () => import("./checkout") },
  { path: "/account/purchases", load: () => import("../account/purchases/list") },
  { path: "/admin/billing", load: () => import("../admin/billing/orders") },
  { path: "/admin/billing/orders/:uuid", load: () => import("../admin/billing/order") },
  { path: "/admin/billing/ledger", load: () => import("../admin/billing/ledger") },
  { path: "/admin/billing/coupons", load: () => import("../admin/billing/coupons") },
  { path: "/admin/billing/taxes", load: () => import("../admin/billing/taxes") },
  { path: "/admin/billing/settings", load: () => import("../admin/billing/settings") },
];

/** What a form without scripts would send. */
const formOf = (fields: Record<string, string>) => new URLSearchParams(fields);

describe("pages of buying", () => {
  const world = createWorld();
  let teacher: Person;
  let finance: Person;
  let arabic: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    arabic = await world.person("finance_manager", { locale: "ar", fullName: "Demo Reader" });
    await world.as(finance).run(setTaxRule, {
      countryCode: "IN",
      translations: { en: { name: "GST" }, ar: { name: "ضريبة" } },
      basisPoints: 1800,
      inclusive: true,
    });
  });

  /** The page as the server would draw it, or where it sends the browser. */
  async function open(person: Person, address: string, body?: URLSearchParams): Promise<string> {
    const url = new URL(address, world.tenant.origin);
    const ports = { errors: { report: () => undefined } } as unknown as Ports;
    const context = pageContext(world.as(person), ports, { url, nonce: null, person });
    const root = {
      locale: person.locale,
      tenant: context.tenant,
      nowIso: context.nowIso,
      requestId: context.requestId,
      timeZone: "Asia/Kolkata",
      theme: "system",
      scripts: true,
      person: { ...person, roles: [...person.roles], grants: [...person.grants] },
    };
    const children = await Promise.all(
      pages.map(async ({ path, load }): Promise<RouteObject> => {
        const module = (await load()) as { loader?: never; action?: never; default: React.ComponentType };
        return { path, loader: module.loader, action: module.action, Component: module.default };
      }),
    );
    const handler = createStaticHandler([{ id: "root", loader: () => root, Component: Outlet, children }]);
    const request = new Request(url, body ? { method: "POST", body } : {});
    const result = await handler.query(request, { requestContext: context as ActionFunctionArgs["context"] });
    if (result instanceof Response) return `→ ${result.headers.get("location")}`;
    if (result.errors) throw Object.values(result.errors)[0];
    return renderToStaticMarkup(
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, result)} context={result} hydrate={false} />,
    );
  }

  const checkoutOf = (uuid: string) => `/checkout/course_purchase/${uuid}`;
  /** What the page's own button sends, with what was chosen. */
  async function filled(person: Person, address: string, more: Record<string, string> = {}) {
    const html = await open(person, address);
    const offer = /name="_pay"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_pay"/.exec(html);
    const chosen = { countryCode: "IN", currency: "INR", taxNumber: "", coupon: "", ...more };
    return formOf({ ...chosen, _pay: offer?.[1] ?? offer?.[2] ?? "" });
  }
  const ordersOf = async (person: Person) => (await world.as(person).run(listMyOrders, {})).items;
  const referenceOf = (sent: string) => sent.slice(sent.lastIndexOf("/") + 1);
  async function bought(price = 49_900) {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price });
    const sent = await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid)));
    const reference = referenceOf(sent);
    pay(world.gateway.the(reference), testCards.succeeds, world.now.toISOString());
    const [order] = await ordersOf(buyer);
    const orderUuid = order?.uuid ?? "";
    await open(buyer, `/checkout/orders/${orderUuid}/return`);
    return { buyer, uuid, orderUuid, reference };
  }

  it("PAY-1 the button leads to the gateway; pressed twice, from a second tab or after Back, it is one order", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const html = await open(buyer, `${checkoutOf(uuid)}?countryCode=IN`);
    expect(html).toContain("Pay ₹499");
    expect(html).toContain("Includes ₹76.12 GST (18%)");
    expect(html).toContain("Give it back within 14 days");
    const form = await filled(buyer, checkoutOf(uuid));
    const [first, second] = await Promise.all([
      open(buyer, checkoutOf(uuid), form),
      open(buyer, checkoutOf(uuid), form),
    ]);
    expect(first).toMatch(/^→ https:\/\/pay\.example\.org\/test_/);
    expect(second).toBe(first);
    expect(await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid)))).toBe(first);
    expect(await ordersOf(buyer)).toHaveLength(1);
  });

  it("PAY-1 a price that changed is shown to be confirmed, with all that was chosen, and nothing is ordered", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const form = await filled(buyer, checkoutOf(uuid), { taxNumber: "29DEMO" });
    await world.as(teacher).run(editCourse, { uuid, pricing: { model: "one_time", price: { INR: 59_900 } } });
    const sent = await open(buyer, checkoutOf(uuid), form);
    expect(sent).toMatch(/^→ .*why=price_changed/);
    const html = await open(buyer, sent.slice(2));
    expect(html).toContain("The total is now ₹599");
    expect(html).toContain('value="29DEMO"');
    expect(html).toMatch(/<option value="IN" selected/);
    expect(html).toContain("Pay ₹599");
    expect(await ordersOf(buyer)).toEqual([]);
  });

  it("PAY-5 a coupon is taken off, and one that does not apply is said beside its field", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 50_000 });
    await world.as(finance).run(createCoupon, { code: "HALF", reduction: { kind: "percent", basisPoints: 5_000 } });
    const html = await open(buyer, `${checkoutOf(uuid)}?coupon=half`);
    expect(html).toContain("Coupon HALF");
    expect(html).toContain("Pay ₹250");
    for (const coupon of ["NOPE", "not a code"]) {
      const refused = await open(buyer, `${checkoutOf(uuid)}?coupon=${encodeURIComponent(coupon)}`);
      expect(refused).toMatch(/aria-invalid="true"[^>]*value="[^"]+"|value="[^"]+"[^>]*aria-invalid="true"/);
      expect(refused).toContain("This coupon does not apply");
      expect(refused).toContain("Pay ₹500");
    }
    // A coupon for all of it needs no gateway.
    await world.as(finance).run(createCoupon, { code: "GIFT", reduction: { kind: "percent", basisPoints: 10_000 } });
    const free = `${checkoutOf(uuid)}?coupon=gift`;
    const sent = await open(buyer, checkoutOf(uuid), await filled(buyer, free, { coupon: "gift" }));
    const [order] = await ordersOf(buyer);
    expect(sent).toBe(`→ /checkout/orders/${order?.uuid}/return`);
    expect(await open(buyer, sent.slice(2))).toContain("Thank you. It is yours.");
    expect(await open(buyer, checkoutOf(uuid))).toContain("You have this already");
  });

  it("PAY-1 without a country the buyer is asked for one, and what nobody sells is not offered", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const html = await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid), { countryCode: "" }));
    expect(html).toMatch(
      /<select[^>]*name="countryCode"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="countryCode"/,
    );
    const free = await makeCourse(world, teacher);
    expect(await open(buyer, checkoutOf(free.uuid))).toContain("This is not for sale at the moment");
    await expect(open(buyer, "/checkout/course_purchase/nothing")).rejects.toMatchObject({ status: 404 });
  });

  it("PAY-1 whoever comes back is told how it ended: waiting, failed, cancelled, paid, refunded", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const sent = await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid)));
    const [order] = await ordersOf(buyer);
    const address = `/checkout/orders/${order?.uuid}/return`;
    const at = world.now.toISOString();
    const payment = world.gateway.the(referenceOf(sent));
    expect(await open(buyer, address)).toContain("Your payment is being confirmed");
    pay(payment, testCards.declined, at);
    expect(await open(buyer, address)).toContain("The payment did not go through");
    // Again: another payment of the same order.
    const again = await open(buyer, address, formOf({}));
    expect(again).not.toBe(sent);
    cancel(world.gateway.the(referenceOf(again)));
    expect(await open(buyer, address)).toContain("The payment was cancelled");
    const third = world.gateway.the(referenceOf(await open(buyer, address, formOf({}))));
    // While the gateway does not answer, the page says what is known.
    world.gateway.state.isAway = true;
    expect(await open(buyer, address)).toContain("Your payment is being confirmed");
    world.gateway.state.isAway = false;
    pay(third, testCards.succeeds, at);
    const done = await open(buyer, address);
    expect(done).toContain("Thank you. It is yours.");
    expect(done).toContain("/student/learn/");
    expect(done).toMatch(/INV-2026-\d{6}/);
    expect(await open(buyer, address, formOf({}))).toBe(`→ ${address}?why=order_not_open`);
    refund(third, null, third.amount, at);
    expect(await open(buyer, address)).toContain("The money went back");
    const stranger = await world.person("student");
    await expect(open(stranger, address)).rejects.toMatchObject({ status: 404 });
  });

  it("PAY-1 a gateway that does not answer keeps the order, and the page says so", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const form = await filled(buyer, checkoutOf(uuid));
    world.gateway.state.isAway = true;
    const sent = await open(buyer, checkoutOf(uuid), form);
    world.gateway.state.isAway = false;
    expect(sent).toMatch(/^→ \/checkout\/orders\/[^/]+\/return\?why=nothing_can_be_sold$/);
    const html = await open(buyer, sent.slice(2));
    expect(html).toContain("Nothing can be paid here at the moment");
    expect(html).toContain("Pay ₹499");
  });

  it("PAY-4 a purchase is given back from its list, after one more question", async () => {
    const { buyer, orderUuid } = await bought();
    const list = await open(buyer, "/account/purchases");
    expect(list).toContain("by card ending in 4242");
    const asking = await open(buyer, `/account/purchases?dialog=refund&of=${orderUuid}`);
    expect(asking).toMatch(/<dialog[^>]* open/);
    const key = /name="_key" value="([^"]+)"/.exec(asking)?.[1] ?? "";
    const form = formOf({ _do: "refund", _key: key, orderUuid, reason: "" });
    expect(await open(buyer, "/account/purchases", form)).toBe("→ /account/purchases?done=refund");
    expect(await open(buyer, "/account/purchases")).toContain("Money on its way back");
    // The second time it has gone already; the same form is the same request.
    expect(await open(buyer, "/account/purchases", form)).toBe("→ /account/purchases?done=refund");
    expect(await open(await world.person("student"), "/account/purchases")).toContain("You have bought nothing yet");
  });

  it("PAY-7 finance sends a part back, and more than is left is refused beside what was written", async () => {
    const { orderUuid } = await bought();
    const address = `/admin/billing/orders/${orderUuid}?dialog=refund`;
    const form = (amount: string) =>
      formOf({ _do: "refund", _key: crypto.randomUUID(), amount, reason: "Asked for it" });
    const refused = await open(finance, address, form("499.01"));
    expect(refused).toContain("That is more than is left of this payment.");
    expect(refused).toContain('value="499.01"');
    expect(await open(finance, address, form("100.50"))).toBe(`→ /admin/billing/orders/${orderUuid}?done=refund`);
    const html = await open(finance, `/admin/billing/orders/${orderUuid}`);
    expect(html).toContain("₹100.50");
    expect(html).toContain("Asked for it");
    expect(html).toContain("Partly refunded");
  });

  it("PAY-3 PAY-5 finance makes a coupon for one course, sets a tax, and says who sells", async () => {
    const { slug } = await makeCourse(world, teacher, { price: 10_000 });
    const coupon = (more: Record<string, string>) =>
      formOf({
        _do: "coupon",
        code: "ONE-COURSE",
        _kind: "amount",
        _currency: "INR",
        _amount: "25.5",
        _percent: "10",
        startsAt: "",
        endsAt: "2026-12-31T23:59",
        maxUses: "5",
        _course: slug,
        ...more,
      });
    const address = "/admin/billing/coupons?dialog=coupon";
    expect(await open(finance, address, coupon({ _course: "no-such-course" }))).toContain("There is no such course.");
    expect(await open(finance, address, coupon({}))).toBe("→ /admin/billing/coupons?done=coupon");
    expect(await open(finance, address, coupon({}))).toContain("There is already a coupon with this code.");
    const list = await open(finance, "/admin/billing/coupons");
    expect(list).toContain("₹25.50");
    expect(list).toContain("0 of 5");
    const tax = {
      _do: "tax",
      countryCode: "EG",
      "translations.en.name": "VAT",
      "translations.ar.name": "",
      _percent: "14.5",
    };
    expect(await open(finance, "/admin/billing/taxes?dialog=tax", formOf({ ...tax, _percent: "" }))).toContain(
      "aria-invalid",
    );
    expect(await open(finance, "/admin/billing/taxes?dialog=tax", formOf(tax))).toBe("→ /admin/billing/taxes?done=tax");
    expect(await open(finance, "/admin/billing/taxes")).toContain("14.5%");
    const seller = {
      sellerName: "Demo seller",
      sellerAddress: "",
      sellerTaxNumber: "",
      refundDays: "14",
      refundProgressPercent: "30",
    };
    expect(await open(finance, "/admin/billing/settings", formOf({ ...seller, refundDays: "400" }))).toContain(
      'value="400"',
    );
    expect(await open(finance, "/admin/billing/settings", formOf(seller))).toBe(
      "→ /admin/billing/settings?done=settings",
    );
  });

  it("PAY-1 PAY-7 every page answers in both languages, with one heading and no word missing", async () => {
    const { buyer, orderUuid, uuid } = await bought();
    await world.as(finance).run(refundOrder, { orderUuid, amount: 1_000, reason: "Demo" });
    const other = await makeCourse(world, teacher, { price: 20_000 });
    const reader = { ...buyer, locale: "ar" as const };
    const visits: [Person[], string[]][] = [
      [
        [buyer, reader],
        [
          checkoutOf(uuid),
          checkoutOf(other.uuid),
          `${checkoutOf(other.uuid)}?countryCode=IN&coupon=NOPE&why=price_changed`,
          `/checkout/orders/${orderUuid}/return`,
          "/account/purchases",
          "/account/purchases?done=refund",
        ],
      ],
      [
        [finance, arabic],
        [
          "/admin/billing",
          "/admin/billing?status=open&q=nobody",
          `/admin/billing/orders/${orderUuid}`,
          `/admin/billing/orders/${orderUuid}?dialog=refund`,
          "/admin/billing/ledger",
          "/admin/billing/coupons?dialog=coupon",
          "/admin/billing/taxes?dialog=tax",
          "/admin/billing/settings?done=settings",
        ],
      ],
    ];
    for (const [people, addresses] of visits)
      for (const address of addresses)
        for (const person of people) {
          const html = await open(person, address);
          const name = `${address} (${person.locale})`;
          expect(html.match(/<h1[ >]/g), name).toHaveLength(1);
          // A key that has no words is shown as itself.
          const text = html.replace(/<(code|option)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "\n");
          expect(text.match(/^[a-z]+(_[a-z]+)+$/gm), name).toBeNull();
          expect(text.match(/\{\w+\}|undefined|\[object|NaN/g), name).toBeNull();
          const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
          expect(new Set(ids).size, name).toBe(ids.length);
        }
  });
});
