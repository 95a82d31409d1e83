import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../../tests/support/courses";
import { drawPages, expectWhole, formOf } from "../../../../tests/support/draw-pages";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../../worker/kernel/actor";
import {
  chargeFee,
  createPayer,
  issueStatements,
  listPayers,
  openPayment,
  placeOrder,
  refreshOrder,
  refundOrder,
} from "../../../../worker/modules/billing";
import { pay, testCards } from "../../../../worker/platform/gateways/test-payment";

describe("pages of billing", () => {
  const world = createWorld();
  const open = drawPages(world, [
    { path: "/admin/billing", load: () => import("./orders") },
    { path: "/admin/billing/orders/:uuid", load: () => import("./order") },
    { path: "/admin/billing/invoices", load: () => import("./invoices") },
    { path: "/admin/billing/companies", load: () => import("./companies") },
    { path: "/admin/billing/companies/:uuid", load: () => import("./company") },
    { path: "/checkout/:kind/:uuid", load: () => import("../../checkout/checkout") },
    { path: "/company/statements", load: () => import("../../company/statements") },
    { path: "/admin/billing/ledger", load: () => import("./ledger") },
    { path: "/admin/billing/coupons", load: () => import("./coupons") },
    { path: "/admin/billing/taxes", load: () => import("./taxes") },
    { path: "/admin/billing/settings", load: () => import("./settings") },
  ]);
  let teacher: Person;
  let finance: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
  });

  /** A paid order of 499 rupees. */
  async function bought() {
    const buyer = world.as(await world.person("student"));
    const { uuid } = await makeCourse(world, teacher, { price: 49_900 });
    const asked = { kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "IN" };
    const { orderUuid } = await buyer.run(placeOrder, { ...asked, expectedTotal: 49_900 });
    const { payUrl } = await buyer.run(openPayment, { orderUuid });
    pay(world.gateway.the(payUrl.slice(payUrl.lastIndexOf("/") + 1)), testCards.succeeds, world.now.toISOString());
    await buyer.run(refreshOrder, { orderUuid });
    return { orderUuid };
  }

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
      "components.0.name.en": "VAT",
      "components.0.name.ar": "",
      "_percent.0": "14.5",
    };
    expect(await open(finance, "/admin/billing/taxes?dialog=tax", formOf({ ...tax, "_percent.0": "" }))).toContain(
      "aria-invalid",
    );
    expect(await open(finance, "/admin/billing/taxes?dialog=tax", formOf(tax))).toBe("→ /admin/billing/taxes?done=tax");
    expect(await open(finance, "/admin/billing/taxes")).toContain("14.5%");
    const regional = {
      ...{
        _do: "tax",
        countryCode: "CA",
        "region.code": "ca-qc",
        "region.name.en": "Quebec",
        "region.name.ar": "كيبك",
      },
      ...{ "components.0.name.en": "GST", "components.0.name.ar": "", "_percent.0": "5" },
      ...{ "components.1.name.en": "QST", "components.1.name.ar": "", "_percent.1": "9.975" },
      ...{ "components.2.name.en": "", "components.2.name.ar": "", "_percent.2": "" },
    };
    const dialog = "/admin/billing/taxes?dialog=tax";
    const wrong = formOf({ ...regional, "region.code": "US-CA", "_percent.1": "" });
    expect((await open(finance, dialog, wrong)).match(/aria-invalid="true"/g)).toHaveLength(1);
    const elsewhere = await open(finance, dialog, formOf({ ...regional, "region.code": "US-CA" }));
    expect(elsewhere).toMatch(/<input[^>]*name="region.code"[^>]*aria-invalid="true"/);
    expect(await open(finance, dialog, formOf(regional))).toBe("→ /admin/billing/taxes?done=tax");
    const taxes = await open(finance, "/admin/billing/taxes");
    for (const part of ["Quebec, Canada", "GST", "QST", "5%", "9.975%"]) expect(taxes).toContain(part);
    const of =
      /dialog=tax&amp;of=([\da-f-]{36})"[^>]*aria-label="Change: Quebec, Canada"|aria-label="Change: Quebec, Canada"[^>]*dialog=tax&amp;of=([\da-f-]{36})/.exec(
        taxes,
      );
    const editing = await open(finance, `/admin/billing/taxes?dialog=tax&of=${of?.[1] ?? of?.[2]}`);
    for (const part of ['value="CA-QC"', 'value="9.975"', 'value="كيبك"', "<details open"])
      expect(editing).toContain(part);
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

  it("PAY-3 finance finds an invoice, sends it again and makes it void; whoever may only read sees no such act", async () => {
    const { orderUuid } = await bought();
    const address = `/admin/billing/invoices?q=${orderUuid}`;
    const html = await open(finance, address);
    expect(html).toContain("INV-2026-");
    const invoiceUuid = /dialog=void&amp;of=([\da-f-]{36})/.exec(html)?.[1] ?? "";
    const form = (act: string) => formOf({ _do: act, _key: crypto.randomUUID(), invoiceUuid });
    expect(await open(finance, `${address}&dialog=void&of=${invoiceUuid}`)).toContain("A credit note for ₹499 ");
    expect(await open(finance, address, form("resend"))).toBe(`→ ${address}&done=resend`);
    expect(await open(finance, address, form("void"))).toBe(`→ ${address}&done=void`);
    expect(await open(finance, `${address}&dialog=void&of=${invoiceUuid}`, form("void"))).toContain(
      "Nothing is left to credit",
    );
    const after = await open(finance, address);
    for (const shown of ["Void", "CRN-2026-", "Sent again "]) expect(after).toContain(shown);
    expect(after).not.toContain("dialog=void");
    expect(await open(await world.person("support_admin"), address)).not.toContain("dialog=resend");
  });

  it("COM-6 finance opens a company's account, and its contact sees the month's statement with the way to pay it", async () => {
    const contact = await world.person("company");
    const account = { name: "Demo works", countryCode: "in", taxNumber: "", currency: "inr", candidateFee: "250.50" };
    const form = (contactEmail: string) =>
      formOf({ _do: "company", _key: crypto.randomUUID(), contactEmail, ...account });
    const address = "/admin/billing/companies?dialog=company";
    expect(await open(finance, address, form("nobody@demo.recruitlms.test"))).toContain(
      "Nobody here has that address.",
    );
    expect(await open(finance, address, form(contact.email))).toBe("→ /admin/billing/companies?done=company");
    const [payer] = (await world.as(finance).run(listPayers, { q: contact.email })).items;
    await world.system.run(chargeFee, {
      payerUuid: payer?.uuid ?? "",
      candidateUuid: (await world.person("student")).uuid,
      jobUuid: crypto.randomUUID(),
      jobTitle: { en: "Electrician" },
    });
    const before = world.now;
    world.now = new Date("2026-04-01T10:00:00Z");
    await world.system.run(issueStatements, {});
    world.now = before;
    const own = await open(contact, "/company/statements");
    for (const shown of ["STM-2026-000001", "March 2026", "₹250.50", "/checkout/company_candidate_fee/"])
      expect(own).toContain(shown);
    const toPay = /\/checkout\/company_candidate_fee\/[\da-f-]+/.exec(own)?.[0] ?? "";
    const checkout = await open(contact, toPay);
    for (const shown of ["Pay ₹250.50", "Demo works", "India"]) expect(checkout).toContain(shown);
    for (const asked of ["coupon", "countryCode", "taxNumber"]) expect(checkout).not.toContain(`name="${asked}"`);
    expectWhole(await open({ ...contact, locale: "ar" }, toPay), toPay);
    // Nothing is asked, so nothing is sent but the button.
    const pays = /name="_pay" value="([^"]+)"/.exec(checkout)?.[1] ?? "";
    expect(await open(contact, toPay, formOf({ currency: "INR", _pay: pays }))).toContain("https://pay.example.org/");
    const { rows } = await world.sql.query("select country_code, tax_number from orders where user_id = $1", [
      contact.id,
    ]);
    expect(rows).toEqual([{ country_code: "IN", tax_number: null }]);
    const all = await open(finance, "/admin/billing/companies");
    expect(all).toContain("Demo works");
    expect(all).not.toContain("/checkout/");
    expect(await open({ ...contact, locale: "ar" }, "/company/statements")).toContain("كشوف الحساب");
  });

  it("COM-6 finance credits a fee in parts and never above it; whoever may only read sees the account without the act", async () => {
    const contact = await world.person("company");
    const account = { name: "Demo forge", contactEmail: contact.email, countryCode: "KE", currency: "INR" };
    const { payerUuid } = await world.as(finance).run(createPayer, { ...account, candidateFee: 40_000 });
    const { feeUuid } = await world.system.run(chargeFee, {
      ...{ payerUuid, candidateUuid: (await world.person("student", { fullName: "Demo candidate" })).uuid },
      ...{ jobUuid: crypto.randomUUID(), jobTitle: { en: "Welder", ar: "لحّام" } },
    });
    const page = `/admin/billing/companies/${payerUuid}`;
    expect(await open(finance, "/admin/billing/companies")).toContain(`href="${page}"`);
    const shown = await open(finance, page);
    for (const text of ["Demo forge", "Demo candidate", "Welder", "₹400", "INV-2026-"]) expect(shown).toContain(text);
    const asking = `${page}?dialog=credit&of=${feeUuid}`;
    expect(await open(finance, asking)).toMatch(/<dialog[^>]* open/);
    const form = (amount: string, key: string = crypto.randomUUID()) =>
      formOf({ _do: "credit", _key: key, feeUuid, amount });
    const twice = form("150.50");
    for (let times = 0; times < 2; times++) expect(await open(finance, asking, twice)).toBe(`→ ${page}?done=credit`);
    const refused = await open(finance, asking, form("249.51"));
    expect(refused).toContain("That is more than is left of this fee.");
    expect(refused).toContain('value="249.51"');
    const after = await open(finance, page);
    for (const text of ["₹150.50", "₹249.50"]) expect(after).toContain(text);
    expect(await open(finance, asking, form("249.50"))).toBe(`→ ${page}?done=credit`);
    expect(await open(finance, page)).not.toContain("dialog=credit");
    const reader = await world.person("support_admin");
    expect(await open(reader, page)).not.toContain("dialog=credit");
    expect(await open({ ...finance, locale: "ar" }, asking)).toContain("لحّام");
    for (const locale of ["en", "ar"] as const)
      expectWhole(await open({ ...finance, locale }, page), `${page} (${locale})`);
    await expect(open(finance, `/admin/billing/companies/${crypto.randomUUID()}`)).rejects.toMatchObject({
      status: 404,
    });
  });

  it("PAY-7 every page of billing answers in both languages, with one heading and no word missing", async () => {
    const { orderUuid } = await bought();
    await world.as(finance).run(refundOrder, { orderUuid, amount: 1_000, reason: "Demo" });
    for (const address of [
      "/admin/billing",
      "/admin/billing?status=open&q=nobody",
      `/admin/billing/orders/${orderUuid}`,
      `/admin/billing/orders/${orderUuid}?dialog=refund`,
      "/admin/billing/invoices",
      "/admin/billing/invoices?kind=voided&from=2026-01-01&to=",
      "/admin/billing/companies",
      "/admin/billing/companies?dialog=company",
      "/company/statements",
      "/admin/billing/ledger",
      "/admin/billing/coupons?dialog=coupon",
      "/admin/billing/taxes?dialog=tax",
      "/admin/billing/settings?done=settings",
    ])
      for (const locale of ["en", "ar"] as const)
        expectWhole(await open({ ...finance, locale }, address), `${address} (${locale})`);
  });
});
