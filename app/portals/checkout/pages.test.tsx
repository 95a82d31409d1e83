import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { drawPages, expectWhole, formOf } from "../../../tests/support/draw-pages";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../../worker/kernel/actor";
import { createCoupon, listMyOrders, setTaxRule } from "../../../worker/modules/billing";
import { editCourse } from "../../../worker/modules/catalogue";
import { cancel, pay, refund, testCards } from "../../../worker/platform/gateways/test-payment";

describe("pages of buying", () => {
  const world = createWorld();
  const open = drawPages(world, [
    { path: "/checkout/orders/:uuid/return", load: () => import("./return") },
    { path: "/checkout/:kind/:uuid", load: () => import("./checkout") },
    { path: "/account/purchases", load: () => import("../account/purchases/list") },
  ]);
  let teacher: Person;
  let finance: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    await world.as(finance).run(setTaxRule, {
      countryCode: "IN",
      components: [{ name: { en: "GST", ar: "ضريبة" }, basisPoints: 1800 }],
      inclusive: true,
    });
  });

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

  it("PAY-5 the currency is that of the buyer's country until they choose another, and what is not sold in it says so", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    await world.sql.query(`update courses set price = '{"INR": 49900, "EGP": 99900, "USD": 900}' where uuid = $1`, [
      uuid,
    ]);
    const at = (asked: Record<string, string>) => open(buyer, `${checkoutOf(uuid)}?${new URLSearchParams(asked)}`);
    expect(await at({ countryCode: "IN" })).toContain("Pay ₹499");
    expect(await at({ countryCode: "EG" })).toMatch(/Pay EGP.999/);
    expect(await at({ countryCode: "EG", currency: "USD" })).toMatch(/Pay US\$9\.?/);
    // What was untouched goes with the country; what was chosen beside it stays, and so does what was chosen before.
    expect(await at({ countryCode: "EG", currency: "INR", _shown: "IN:INR" })).toMatch(/Pay EGP.999/);
    expect(await at({ countryCode: "EG", currency: "USD", _shown: "IN:INR" })).toMatch(/Pay US\$9/);
    expect(await at({ countryCode: "EG", currency: "INR", _shown: "EG:EGP" })).toContain("Pay ₹499");
    const elsewhere = await at({ countryCode: "KE" });
    expect(elsewhere).toContain(
      "This is not sold in Kenyan Shilling. The price is in Indian Rupee; nothing is converted.",
    );
    expect(elsewhere).toContain("Pay ₹499");
    // Who says nothing is asked by where they are.
    const abroad = drawPages(world, [{ path: "/checkout/:kind/:uuid", load: () => import("./checkout") }], {
      country: "US",
    });
    expect(await abroad(buyer, checkoutOf(uuid))).toMatch(/Pay US\$9/);
    await world.sql.query(
      "update students set country_code = 'EG' where user_id = (select id from users where uuid = $1)",
      [buyer.uuid],
    );
    expect(await abroad(buyer, checkoutOf(uuid))).toMatch(/Pay EGP.999/);
  });

  it("PAY-5 the part of a country is asked for where its regions have taxes of their own, and the order says each of them", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 4_990 });
    const gst = { name: { en: "GST" }, basisPoints: 500 };
    const set = (more: object) =>
      world.as(finance).run(setTaxRule, { countryCode: "CA", components: [gst], inclusive: false, ...more });
    await set({});
    const quebec = { region: { code: "CA-QC", name: { en: "Quebec", ar: "كيبك" } } };
    await set({ ...quebec, components: [gst, { name: { en: "QST", ar: "ضريبة كيبك" }, basisPoints: 997.5 }] });
    const at = (asked: string) => `${checkoutOf(uuid)}?${asked}`;
    expect(await open(buyer, at("countryCode=IN"))).not.toContain('name="regionCode"');
    const asking = await open(buyer, at("countryCode=CA"));
    for (const part of ['name="regionCode"', "Quebec", "Elsewhere in Canada", "GST (5%)", "Pay ₹52.40"])
      expect(asking).toContain(part);
    // Paid without an answer, it is asked for; nothing is ordered.
    const early = await filled(buyer, at("countryCode=CA"), { countryCode: "CA" });
    const back = await open(buyer, checkoutOf(uuid), early);
    expect(back).toContain("why=region_required");
    expect(await open(buyer, back.slice(2))).toContain("Say which state, province or region you live in");
    expect(await ordersOf(buyer)).toEqual([]);
    const shown = await open(buyer, at("countryCode=CA&regionCode=CA-QC"));
    for (const part of ["GST (5%)", "₹2.50", "QST (9.975%)", "₹4.98", "Pay ₹57.38"]) expect(shown).toContain(part);
    expect(shown).toMatch(/<option value="CA-QC" selected=""|<option selected="" value="CA-QC"/);
    expect(await open(buyer, at("countryCode=CA&regionCode=other"))).toContain("Pay ₹52.40");
    const chosen = { countryCode: "CA", regionCode: "CA-QC" };
    const sent = await open(
      buyer,
      checkoutOf(uuid),
      await filled(buyer, at("countryCode=CA&regionCode=CA-QC"), chosen),
    );
    pay(world.gateway.the(referenceOf(sent)), testCards.succeeds, world.now.toISOString());
    const [order] = await ordersOf(buyer);
    const address = `/checkout/orders/${order?.uuid}/return`;
    const done = await open(buyer, address);
    for (const part of ["Includes ₹2.50 GST (5%)", "Includes ₹4.98 QST (9.975%)"]) expect(done).toContain(part);
    for (const page of [at("countryCode=CA&regionCode=CA-QC"), at("countryCode=CA"), address])
      for (const locale of ["en", "ar"] as const)
        expectWhole(await open({ ...buyer, locale }, page), `${page} (${locale})`);
  });

  it("PAY-5 a currency or a country that was changed without looking at the total is asked about again, never charged", async () => {
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    // The same number in both: that it is another sum, only its currency says.
    await world.sql.query(`update courses set price = '{"INR": 49900, "EGP": 49900}' where uuid = $1`, [uuid]);
    const changed = { currency: "EGP", _shown: "IN:INR" };
    const sent = await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid), changed));
    expect(sent).toMatch(/^→ \/checkout\/course_purchase\/.*why=price_changed/);
    expect(await open(buyer, sent.slice(2))).toMatch(/The total is now EGP.499/);
    await world.as(finance).run(setTaxRule, {
      countryCode: "KE",
      components: [{ name: { en: "VAT" }, basisPoints: 1600 }],
      inclusive: false,
    });
    const moved = { countryCode: "KE", _shown: "IN:INR" };
    const again = await open(buyer, checkoutOf(uuid), await filled(buyer, checkoutOf(uuid), moved));
    expect(again).toContain("why=price_changed");
    expect(await open(buyer, again.slice(2))).toContain("The total is now ₹578.84");
    expect(await ordersOf(buyer)).toEqual([]);
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

  it("PAY-1 a bundle is bought as a course is, and whoever has all of it is not sold it again", async () => {
    const buyer = await world.person("student");
    const parts = [
      await makeCourse(world, teacher, { price: 30_000 }),
      await makeCourse(world, teacher, { price: 40_000 }),
    ];
    const { rows } = await world.sql.query(
      `with made as (insert into bundles (slug, translations, price)
         values ('demo-bundle', '{"en":{"title":"Two at once"},"ar":{"title":"اثنتان معًا"}}', '{"INR": 50000}') returning id, uuid),
       held as (insert into bundle_courses (bundle_id, course_id) select made.id, c.id from made, courses c where c.uuid = any($1))
       select uuid from made`,
      [parts.map(({ uuid }) => uuid)],
    );
    const address = `/checkout/bundle_purchase/${rows[0].uuid}`;
    const html = await open(buyer, `${address}?countryCode=IN`);
    expect(html).toContain("Two at once");
    expect(html).toContain("Bundle of courses, yours to keep");
    const sent = await open(buyer, address, await filled(buyer, address));
    pay(world.gateway.the(referenceOf(sent)), testCards.succeeds, world.now.toISOString());
    const [order] = await ordersOf(buyer);
    expect(await open(buyer, `/checkout/orders/${order?.uuid}/return`)).toContain('href="/student/courses"');
    expect(await open(buyer, address)).toContain("You have this already");
    expectWhole(await open({ ...(await world.person("student")), locale: "ar" }, address), address);
  });

  it("PAY-1 every page of buying answers in both languages, with one heading and no word missing", async () => {
    const { buyer, orderUuid, uuid } = await bought();
    const other = await makeCourse(world, teacher, { price: 20_000 });
    for (const address of [
      checkoutOf(uuid),
      checkoutOf(other.uuid),
      `${checkoutOf(other.uuid)}?countryCode=IN&coupon=NOPE&why=price_changed`,
      `/checkout/orders/${orderUuid}/return`,
      "/account/purchases",
      "/account/purchases?done=refund",
    ])
      for (const locale of ["en", "ar"] as const)
        expectWhole(await open({ ...buyer, locale }, address), `${address} (${locale})`);
  });
});
