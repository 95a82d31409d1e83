import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import type { InvoicePaper } from "../../kernel/payment-ports";
import type { InputOf } from "../../kernel/verb";
import { pay, testCards } from "../../platform/gateways/test-payment";
import {
  chargeFee,
  createPayer,
  creditFee,
  endTaxRule,
  listTaxRules,
  openPayment,
  placeOrder,
  quoteOrder,
  readManagedOrder,
  readOrder,
  refreshOrder,
  refundOrder,
  sendRefund,
  setTaxRule,
  settlePayment,
  voidInvoice,
} from ".";

const gst = { name: { en: "GST", ar: "ضريبة السلع والخدمات" }, basisPoints: 500 };
const qst = { name: { en: "QST", ar: "ضريبة مبيعات كيبك" }, basisPoints: 997.5 };
const quebec = { code: "CA-QC", name: { en: "Quebec", ar: "كيبك" } };
const ontario = { code: "CA-ON", name: { en: "Ontario" } };
const price = 4_990;

describe("taxes by region", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let teacher: Person;
  beforeAll(async () => {
    world.now = new Date("2026-03-01T00:00:00Z");
    finance = await world.person("finance_manager");
    teacher = await world.person("instructor");
    await s.makePlans(finance);
    const set = (input: InputOf<typeof setTaxRule>) => world.as(finance).run(setTaxRule, input);
    const added = { countryCode: "CA", inclusive: false, reverseCharge: true };
    await set({ ...added, components: [gst] });
    await set({ ...added, region: quebec, components: [gst, qst] });
    await set({ ...added, region: ontario, components: [{ name: { en: "HST" }, basisPoints: 1300 }] });
    const half = (name: string) => ({ name: { en: name }, basisPoints: 900 });
    const within = { countryCode: "IN", inclusive: true, reverseCharge: false };
    await set({ ...within, components: [{ name: { en: "IGST" }, basisPoints: 1800 }] });
    await set({
      ...within,
      region: { code: "IN-KA", name: { en: "Karnataka" } },
      components: [half("CGST"), half("SGST")],
    });
  });

  const asked = (uuid: string, regionCode?: string) => ({
    ...{ kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "CA" },
    ...(regionCode ? { regionCode } : {}),
  });
  const course = () => makeCourse(world, teacher, { price });
  async function paid(buyer: Person, order: InputOf<typeof placeOrder>) {
    const { orderUuid } = await world.as(buyer).run(placeOrder, order);
    const { payUrl } = await world.as(buyer).run(openPayment, { orderUuid });
    pay(world.gateway.the(payUrl.slice(payUrl.lastIndexOf("/") + 1)), testCards.succeeds, world.now.toISOString());
    await world.as(buyer).run(refreshOrder, { orderUuid });
    return orderUuid;
  }
  const papersOf = async (
    where: string,
    value: unknown,
  ): Promise<{ kind: string; tax: number; paper: InvoicePaper }[]> =>
    (
      await world.sql.query(`select i.kind, i.tax::int as tax, i.paper from invoices i where ${where} order by i.id`, [
        value,
      ])
    ).rows;
  const amountsOf = ({ paper }: { paper: InvoicePaper }) => paper.tax.components?.map(({ amount }) => amount);
  const sum = (numbers: readonly number[] = []) => numbers.reduce((a, b) => a + b, 0);

  it("PAY-5 a region's taxes take the place of its country's, each named with what it comes to; elsewhere the country's counts", async () => {
    const { uuid } = await course();
    const buyer = await world.person("student");
    const quote = (regionCode?: string) => world.as(buyer).run(quoteOrder, asked(uuid, regionCode));
    const regions = [{ ...ontario }, { ...quebec }];
    const whole = { regions, regionCode: null, tax: 250, total: 5_240, taxes: [{ ...gst, amount: 250 }] };
    expect(await quote()).toMatchObject(whole);
    expect(await quote("other")).toMatchObject(whole);
    expect(await quote("IN-KA")).toMatchObject(whole);
    expect(await quote("CA-QC")).toMatchObject({
      ...{ regionCode: "CA-QC", tax: 748, total: 5_738 },
      taxes: [
        { ...gst, amount: 250 },
        { ...qst, amount: 498 },
      ],
    });
    const abroad = await world.as(buyer).run(quoteOrder, { ...asked(uuid, "CA-QC"), countryCode: "EG" });
    expect(abroad).toMatchObject({ regions: [], taxes: [], tax: 0 });
    const company = await world.as(buyer).run(quoteOrder, { ...asked(uuid, "CA-QC"), taxNumber: "CA-1" });
    expect(company).toMatchObject({ total: price, tax: 0, reverseCharge: true });
  });

  it("PAY-5 who lives where regions have taxes says in which before anything is ordered, and another region is another order", async () => {
    const { uuid } = await course();
    const buyer = await world.person("student");
    const place = (expectedTotal: number, regionCode?: string) =>
      world.as(buyer).run(placeOrder, { ...asked(uuid, regionCode), expectedTotal });
    await expectRefusal(place(5_240), "region_required");
    await expectRefusal(place(5_240, "IN-KA"), "region_required");
    await expectRefusal(place(5_240, "CA-QC"), "price_changed");
    const first = await place(5_738, "CA-QC");
    expect(await place(5_738, "CA-QC")).toEqual(first);
    const other = await place(5_240, "other");
    expect(other.orderUuid).not.toBe(first.orderUuid);
    expect((await world.as(buyer).run(readOrder, { orderUuid: first.orderUuid })).status).toBe("cancelled");
    expect(await world.as(buyer).run(readOrder, { orderUuid: other.orderUuid })).toMatchObject({
      region: null,
      taxes: [{ ...gst, amount: 250 }],
    });
  });

  it("PAY-5 PAY-3 the order and its invoice keep every tax; what goes back in pieces takes each of them to the cent", async () => {
    const { uuid } = await course();
    const buyer = await world.person("student");
    const orderUuid = await paid(buyer, { ...asked(uuid, "CA-QC"), expectedTotal: 5_738 });
    const taxes = [
      { ...gst, amount: 250 },
      { ...qst, amount: 498 },
    ];
    const managed = await world.as(finance).run(readManagedOrder, { orderUuid });
    expect(managed).toMatchObject({ region: quebec, taxes, taxInclusive: false, tax: 748 });
    for (const amount of [1, 999, 1_738]) {
      const { refundUuid } = await world.as(finance).run(refundOrder, { orderUuid, amount, reason: "Asked for it" });
      await world.system.run(settlePayment, await world.system.run(sendRefund, { refundUuid }));
    }
    const [invoice] = managed.invoices;
    await world.as(finance).run(voidInvoice, { invoiceUuid: invoice?.uuid ?? "" });
    const where = "i.order_id = (select o.id from orders o where o.uuid = $1)";
    const [bill, ...notes] = await papersOf(where, orderUuid);
    expect(bill?.paper.tax.components).toEqual(taxes);
    expect(bill?.paper.buyer.region).toEqual(quebec.name);
    expect(notes).toHaveLength(4);
    for (const note of notes) expect(sum(amountsOf(note))).toBe(note.tax);
    expect([0, 1].map((of) => sum(notes.map((note) => amountsOf(note)?.[of] ?? 0)))).toEqual([250, 498]);
    // What was sold with one tax is said with one, as it always was.
    const inIndia = { ...asked(uuid, "other"), countryCode: "IN", expectedTotal: price };
    const single = await paid(await world.person("student"), inIndia);
    const [plain] = await papersOf(where, single);
    expect(plain?.paper.tax).toMatchObject({ name: { en: "IGST" }, basisPoints: 1800, components: null });
    expect((await world.as(finance).run(readManagedOrder, { orderUuid: single })).taxes).toEqual([
      { name: { en: "IGST" }, basisPoints: 1800, amount: 761 },
    ]);
  });

  it("PAY-5 SUB-2 a plan is renewed with the taxes of the region it was bought from, and with the country's once that has none", async () => {
    const buyer = await world.person("student");
    const plan = { ...s.asked("basic"), countryCode: "IN", regionCode: "IN-KA" };
    await paid(buyer, { ...plan, expectedTotal: 29_900 });
    const taxesOf = async () =>
      (
        await world.sql.query(
          "select o.tax_region->>'code' as region, o.tax_name->>'en' as name, o.tax::int as tax from orders o where o.user_id = $1 order by o.id desc limit 1",
          [buyer.id],
        )
      ).rows[0];
    world.now = new Date("2026-03-31T23:30:00Z");
    await s.renewAll();
    expect(await taxesOf()).toEqual({ region: "IN-KA", name: "CGST + SGST", tax: 4_562 });
    const { items } = await world.as(finance).run(listTaxRules, {});
    await world.as(finance).run(endTaxRule, { uuid: items.find(({ region }) => region?.code === "IN-KA")?.uuid ?? "" });
    world.now = new Date("2026-04-30T23:30:00Z");
    await s.renewAll();
    expect(await taxesOf()).toEqual({ region: null, name: "IGST", tax: 4_561 });
  });

  it("PAY-5 COM-6 a company is charged by its region, and its credits take each tax back", async () => {
    const contact = await world.person("company");
    const account = { name: "Demo works", contactEmail: contact.email, currency: "CAD", candidateFee: 9_999 };
    const open = (of: { countryCode: string; regionCode: string }) =>
      world.as(finance).run(createPayer, { ...account, ...of });
    await expectRefusal(open({ countryCode: "US", regionCode: "CA-QC" }), "invalid_input");
    const { payerUuid } = await open({ countryCode: "CA", regionCode: "CA-QC" });
    const candidate = await world.person("student");
    const { feeUuid } = await world.as(finance).run(chargeFee, {
      ...{ payerUuid, candidateUuid: candidate.uuid, jobUuid: "018f0000-0000-7000-8000-000000000001" },
      jobTitle: { en: "Electrician" },
    });
    for (const amount of [4_000, 7_496]) await world.as(finance).run(creditFee, { feeUuid, amount });
    const papers = await papersOf("i.payer_id = (select a.id from payers a where a.uuid = $1)", payerUuid);
    expect(papers.map(({ kind, tax }) => [kind, tax])).toEqual([
      ["invoice", 1_497],
      ["credit_note", 521],
      ["credit_note", 976],
    ]);
    expect(papers.map(amountsOf)).toEqual([
      [500, 997],
      [174, 347],
      [326, 650],
    ]);
  });

  it("PAY-5 a region lies in its country, all taxes of a place are at most the price, and a place has one rule", async () => {
    const set = (more: object) =>
      world.as(finance).run(setTaxRule, { countryCode: "CA", components: [gst], inclusive: false, ...more });
    await expectRefusal(set({ region: { code: "US-CA", name: { en: "California" } } }), "invalid_input");
    await expectRefusal(
      set({
        components: [
          { ...gst, basisPoints: 6_000 },
          { ...qst, basisPoints: 4_000.01 },
        ],
      }),
      "invalid_input",
    );
    await expectRefusal(set({ components: [{ ...gst, basisPoints: 0.001 }] }), "invalid_input");
    await expectRefusal(set({ components: [] }), "invalid_input");
    await set({ region: { ...ontario, name: { en: "Ontario", ar: "أونتاريو" } } });
    const { items } = await world.as(finance).run(listTaxRules, {});
    const canada = items.filter(({ countryCode }) => countryCode === "CA");
    expect(
      canada.map(({ region, components }) => [region?.code ?? null, components.map(({ basisPoints }) => basisPoints)]),
    ).toEqual([
      [null, [500]],
      ["CA-ON", [500]],
      ["CA-QC", [500, 997.5]],
    ]);
    expect(canada[1]?.region?.name.ar).toBe("أونتاريو");
  });
});
