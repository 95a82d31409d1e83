import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../../tests/support/courses";
import { expectRefusal } from "../../../../tests/support/refusal";
import { subscribing } from "../../../../tests/support/subscribing";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../kernel/actor";
import { closeDispute, dispute, refund } from "../../../platform/gateways/test-payment";
import { hmacSigner } from "../../../platform/signer";
import { joinAffiliates, referralToken, setRate, suspendAffiliate } from "../../referrals";
import {
  askRefund,
  chargeFee,
  createCoupon,
  createPayer,
  editSettings,
  issueStatements,
  listAffiliates,
  listMyCommissions,
  listMyPayouts,
  listStatements,
  placeOrder,
  quoteOrder,
  readMyProgramme,
  readSettings,
  recordPayout,
  setTaxRule,
} from "..";

const day = 86_400_000;
const price = 49_900;
/** A tenth of 422.88: the price without its tax. */
const share = 4_229;

describe("what affiliates earn", () => {
  const world = createWorld();
  const s = subscribing(world);
  let teacher: Person;
  let finance: Person;
  const start = new Date("2026-03-02T10:00:00Z");

  const settings = async (change: object) => {
    const { sellerName, sellerAddress, sellerTaxNumber, ...had } = await world.as(finance).run(readSettings, {});
    await world.as(finance).run(editSettings, { ...had, ...change });
  };
  beforeAll(async () => {
    teacher = await world.person("instructor");
    finance = await world.person("finance_manager");
    const tax = { countryCode: "IN", components: [{ name: { en: "GST" }, basisPoints: 1800 }], inclusive: true };
    await world.as(finance).run(setTaxRule, tax);
    await settings({ affiliatesOpen: true });
    await s.makePlans(await world.person("super_admin"));
  });

  async function affiliate() {
    const person = await world.person("student");
    const { code } = await world.as(person).run(joinAffiliates, {});
    const { rows } = await world.sql.query("select uuid from affiliates where code = $1", [code]);
    return { person, code, uuid: rows[0].uuid as string };
  }
  const token = (code: string, at = world.now) => referralToken(hmacSigner(world.tenant.secret), { code, at });
  const course = async () => (await makeCourse(world, teacher, { price, title: "Wiring", titleAr: "تمديدات" })).uuid;
  const asked = (uuid: string, more: object = {}) => ({
    ...{ kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "IN" },
    ...more,
  });
  async function place(buyer: Person, what: ReturnType<typeof asked>, referral?: string) {
    const { total } = await world.as(buyer).run(quoteOrder, what);
    return (await world.as(buyer).run(placeOrder, { ...what, expectedTotal: total, referral })).orderUuid;
  }
  /** A stranger buys by a link that was followed just now; answers the payment's reference at the gateway. */
  async function sale(code: string, more: object = {}) {
    const buyer = await world.person("student");
    const orderUuid = await place(buyer, asked(await course(), more), await token(code));
    const reference = await s.open(buyer, orderUuid);
    await s.settle(reference);
    return { buyer, orderUuid, reference };
  }
  const rateOf = async (orderUuid: string) =>
    (
      await world.sql.query(
        "select a.code, o.commission_basis_points as rate from orders o left join affiliates a on a.id = o.affiliate_id where o.uuid = $1",
        [orderUuid],
      )
    ).rows[0] as { code: string | null; rate: number | null };
  const figures = async (person: Person) => {
    const [found] = (await world.as(person).run(readMyProgramme, {})).affiliate?.figures ?? [];
    return found && { sales: found.sales, held: found.held, due: found.due, paid: found.paid };
  };
  const states = async (person: Person) =>
    (await world.as(person).run(listMyCommissions, {})).items.map(({ state }) => state);
  const pays = (affiliateUuid: string, expectedAmount: number, reference = "T-1", idempotencyKey?: string) =>
    world
      .as(finance)
      .run(recordPayout, { affiliateUuid, currency: "INR", expectedAmount, reference }, { idempotencyKey });
  /** The ledger and the rows say the same of what affiliates are owed. */
  const booksAgree = async () => {
    const { rows } = await world.sql.query(`
      select (select coalesce(sum(amount), 0) from ledger_lines where account = 'affiliate_payable')::int as ledger,
        (select coalesce(sum(paid_amount + taken_amount - amount), 0) from commissions)::int as rows,
        (select coalesce(sum(amount), 0) from affiliate_payouts)::int as payouts, (select coalesce(sum(paid_amount), 0) from commissions)::int as paid`);
    expect(rows[0].rows).toBe(rows[0].ledger);
    expect(rows[0].payouts).toBe(rows[0].paid);
  };
  async function at<T>(now: Date, work: () => Promise<T>): Promise<T> {
    const before = world.now;
    world.now = now;
    try {
      return await work();
    } finally {
      world.now = before;
    }
  }

  it("PAY-6 a sale by a link earns its share of what was paid without tax: held as long as it may be given back, then due", async () => {
    const { person, code } = await affiliate();
    world.events.length = 0;
    const { orderUuid, reference } = await sale(code);
    await s.hear(reference);
    expect(await rateOf(orderUuid)).toEqual({ code, rate: 1_000 });
    expect(await figures(person)).toEqual({ sales: 1, held: share, due: 0, paid: 0 });
    await world.settle();
    const told = world.events.filter(({ kind }) => kind === "notification.asked");
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { type: "affiliate.earned", to: { userUuids: [person.uuid] }, params: { amount: share, currency: "INR" } },
    ]);
    // A longer window for later sales does not hold this one longer.
    await settings({ refundDays: 60 });
    await at(new Date(world.now.getTime() + 14 * day - 1_000), async () =>
      expect(await states(person)).toEqual(["held"]),
    );
    await at(new Date(world.now.getTime() + 14 * day), async () => {
      expect(await states(person)).toEqual(["due"]);
      expect(await figures(person)).toEqual({ sales: 1, held: 0, due: share, paid: 0 });
    });
    await settings({ refundDays: 14 });
    const [item] = (await world.as(person).run(listMyCommissions, {})).items;
    expect(Object.keys(item ?? {}).sort()).toEqual(
      ["amount", "currency", "earnedAt", "heldUntil", "state", "takenBack", "title", "uuid"].sort(),
    );
    expect(item).toMatchObject({ title: "Wiring", amount: share, takenBack: 0 });
    expect((await world.as(await world.person("student")).run(listMyCommissions, {})).items).toEqual([]);
    await booksAgree();
  });

  it("PAY-6 PAY-5 the share is of what is left after a coupon; what a coupon pays for whole earns nothing", async () => {
    const { person, code } = await affiliate();
    const reduction = { kind: "percent" as const, basisPoints: 2_500 };
    await world.as(finance).run(createCoupon, { code: "QUARTER", reduction });
    await world.as(finance).run(createCoupon, { code: "WHOLE", reduction: { ...reduction, basisPoints: 10_000 } });
    await sale(code, { coupon: "QUARTER" });
    // 374.25 with 57.09 of tax in it: a tenth of 317.16.
    expect(await figures(person)).toMatchObject({ sales: 1, held: 3_172 });
    await place(await world.person("student"), asked(await course(), { coupon: "WHOLE" }), await token(code));
    expect(await figures(person)).toMatchObject({ sales: 1, held: 3_172 });
  });

  it("PAY-6 the last link counts, within the window by our clock; never one's own, a suspended one, or while the programme is closed", async () => {
    const [first, last] = [await affiliate(), await affiliate()];
    const placedBy = async (referral: string | undefined, buyer?: Person) =>
      rateOf(await place(buyer ?? (await world.person("student")), asked(await course()), referral));
    expect((await placedBy(await token(last.code))).code).toBe(last.code);
    const ago = (ms: number) => token(first.code, new Date(world.now.getTime() - ms));
    expect((await placedBy(await ago(30 * day))).code).toBe(first.code);
    expect((await placedBy(await ago(30 * day + 1_000))).code).toBeNull();
    expect((await placedBy(await ago(-60_000))).code).toBeNull();
    await settings({ affiliateWindowDays: 90 });
    expect((await placedBy(await ago(30 * day + 1_000))).code).toBe(first.code);
    await settings({ affiliateWindowDays: 30 });
    expect((await placedBy(await token(first.code), first.person)).code).toBeNull();
    for (const worthless of [undefined, "forged.token", await token("zzzzzzzz")])
      expect((await placedBy(worthless)).code).toBeNull();
    await settings({ affiliatesOpen: false });
    expect((await placedBy(await token(first.code))).code).toBeNull();
    await settings({ affiliatesOpen: true });
    await world.as(finance).run(suspendAffiliate, { affiliateUuid: first.uuid, reason: "Demo" });
    expect((await placedBy(await token(first.code))).code).toBeNull();
    await world.sql.query("update users set status = 'banned' where id = $1", [last.person.id]);
    expect((await placedBy(await token(last.code))).code).toBeNull();
  });

  it("PAY-6 an open order is the same again for who comes by no link, and another one's for who comes by another link", async () => {
    const [first, last] = [await affiliate(), await affiliate()];
    const buyer = await world.person("student");
    const what = asked(await course());
    const orderUuid = await place(buyer, what, await token(first.code));
    expect(await place(buyer, what)).toBe(orderUuid);
    expect(await place(buyer, what, await token(first.code))).toBe(orderUuid);
    const other = await place(buyer, what, await token(last.code));
    expect(other).not.toBe(orderUuid);
    expect((await rateOf(other)).code).toBe(last.code);
  });

  it("PAY-6 a change of the rate changes no order that was placed", async () => {
    const { person, code, uuid } = await affiliate();
    const buyer = await world.person("student");
    const before = await place(buyer, asked(await course()), await token(code));
    await settings({ affiliateBasisPoints: 2_000 });
    await world.as(finance).run(setRate, { affiliateUuid: uuid, basisPoints: 3_000 });
    const after = await place(buyer, asked(await course()), await token(code));
    await world.as(finance).run(setRate, { affiliateUuid: uuid });
    const common = await place(buyer, asked(await course()), await token(code));
    expect([(await rateOf(before)).rate, (await rateOf(after)).rate, (await rateOf(common)).rate]).toEqual([
      1_000, 3_000, 2_000,
    ]);
    await s.settle(await s.open(buyer, before));
    expect(await figures(person)).toMatchObject({ held: share });
    await settings({ affiliateBasisPoints: 1_000 });
    await expectRefusal(world.as(finance).run(setRate, { affiliateUuid: uuid, basisPoints: 5_001 }), "invalid_input");
  });

  it("PAY-6 SUB-2 of plans the first payment of somebody new earns; an upgrade, a renewal and a new start do not", async () => {
    const { person, code } = await affiliate();
    const buyer = await world.person("student");
    const plan = (slug: "basic" | "pro") => s.asked(slug) as unknown as ReturnType<typeof asked>;
    const begun = world.now;
    const first = await place(buyer, plan("basic"), await token(code));
    await s.settle(await s.open(buyer, first));
    expect((await rateOf(first)).code).toBe(code);
    const sales = async () => (await figures(person))?.sales;
    expect(await sales()).toBe(1);
    const { subscription, total } = await world.as(buyer).run(quoteOrder, plan("pro"));
    const upgrade = await world.as(buyer).run(placeOrder, {
      ...plan("pro"),
      expectedTotal: total,
      quotedAt: subscription?.quotedAt,
      referral: await token(code),
    });
    await s.settle(await s.open(buyer, upgrade.orderUuid));
    await at(new Date(begun.getTime() + 31 * day), async () => {
      await s.renewAll();
      expect((await s.orders(buyer)).length).toBeGreaterThan(2);
    });
    for (const orderUuid of (await s.orders(buyer)).slice(1)) expect((await rateOf(orderUuid)).code).toBeNull();
    await at(new Date(begun.getTime() + 200 * day), async () => {
      const again = await place(buyer, plan("basic"), await token(code));
      expect((await rateOf(again)).code).toBeNull();
    });
    expect(await sales()).toBe(1);
    await booksAgree();
  });

  it("PAY-6 COM-6 what a company pays on its account earns nothing", async () => {
    const { code } = await affiliate();
    const contact = await world.person("company");
    const account = { name: "Demo works", countryCode: "IN", currency: "INR", candidateFee: 100_000 };
    const { payerUuid } = await world.as(finance).run(createPayer, { ...account, contactEmail: contact.email });
    const candidateUuid = (await world.person("student")).uuid;
    const jobUuid = "018f0000-0000-7000-8000-000000000001";
    await world.as(finance).run(chargeFee, { payerUuid, candidateUuid, jobUuid, jobTitle: { en: "Electrician" } });
    await at(new Date("2026-03-31T18:31:00Z"), async () => {
      await world.system.run(issueStatements, {});
      const [statement] = (await world.as(contact).run(listStatements, {})).items;
      const what = asked(statement?.uuid ?? "", { kind: "company_candidate_fee" });
      expect((await rateOf(await place(contact, what, await token(code)))).code).toBeNull();
    });
  });

  it("PAY-6 PAY-4 what goes back of a sale goes back of its share; a dispute takes it, and gives it again when it is won", async () => {
    const { person, code } = await affiliate();
    const { reference } = await sale(code);
    const payment = world.gateway.the(reference);
    const when = () => world.now.toISOString();
    refund(payment, null, 20_000, when());
    await s.hear(reference);
    expect(await figures(person)).toMatchObject({ sales: 1, held: share - 1_695 });
    expect((await world.as(person).run(listMyCommissions, {})).items[0]).toMatchObject({
      state: "held",
      takenBack: 1_695,
    });
    refund(payment, null, 29_900, when());
    await s.hear(reference);
    expect(await states(person)).toEqual(["taken_back"]);
    expect(await figures(person)).toEqual({ sales: 0, held: 0, due: 0, paid: 0 });

    const disputed = await sale(code);
    dispute(world.gateway.the(disputed.reference), when());
    await s.hear(disputed.reference);
    expect(await figures(person)).toMatchObject({ sales: 0, held: 0 });
    closeDispute(world.gateway.the(disputed.reference), "won", when());
    await s.hear(disputed.reference);
    expect(await figures(person)).toMatchObject({ sales: 1, held: share });
    const lost = await sale(code);
    dispute(world.gateway.the(lost.reference), when());
    closeDispute(world.gateway.the(lost.reference), "lost", when());
    await s.hear(lost.reference);
    expect(await figures(person)).toMatchObject({ sales: 1, held: share });
    await booksAgree();
  });

  it("PAY-6 PAY-2 what was paid twice earns once", async () => {
    const { person, code } = await affiliate();
    const buyer = await world.person("student");
    const what = asked(await course());
    const one = await s.open(buyer, await place(buyer, what, await token(code)));
    const two = await s.open(buyer, await place(buyer, { ...what, countryCode: "AE" }, await token(code)));
    for (const reference of [one, two]) await s.settle(reference);
    await s.drain();
    expect(await figures(person)).toEqual({ sales: 1, held: share, due: 0, paid: 0 });
    await booksAgree();
  });

  it("PAY-6 two administrators, or one twice, pay once; another amount than is due is refused and nothing is written", async () => {
    const { person, code, uuid } = await affiliate();
    await sale(code);
    await at(new Date(start.getTime() + 15 * day), async () => {
      await sale(code);
      await expectRefusal(
        world
          .as(person)
          .run(recordPayout, { affiliateUuid: uuid, currency: "INR", expectedAmount: share, reference: "x" }),
        "forbidden",
      );
      const wrong = await expectRefusal(pays(uuid, share * 2), "payout_changed");
      expect(wrong.params).toMatchObject({ amount: share, currency: "INR" });
      await settings({ affiliateMinPayout: { INR: share + 1 } });
      await expectRefusal(pays(uuid, share), "payout_below_minimum");
      await settings({ affiliateMinPayout: { INR: share } });
      expect(await figures(person)).toMatchObject({ due: share, paid: 0 });
      world.events.length = 0;
      const others = ["T-2", "T-3"].map((reference) => pays(uuid, share, reference));
      const outcomes = await Promise.allSettled([pays(uuid, share, "T-1"), ...others]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
      await expectRefusal(pays(uuid, share), "payout_changed");
      await settings({ affiliateMinPayout: {} });
      expect(await figures(person)).toEqual({ sales: 2, held: share, due: 0, paid: share });
      expect(await states(person)).toEqual(["held", "paid"]);
      const { items } = await world.as(person).run(listMyPayouts, {});
      expect(items).toMatchObject([{ amount: share, currency: "INR" }]);
      await world.settle();
      expect(world.events.map(({ payload }) => payload)).toMatchObject([
        {
          type: "affiliate.paid_out",
          to: { userUuids: [person.uuid] },
          params: { amount: share, currency: "INR" },
          link: "/student/affiliate",
        },
      ]);
    });
    await booksAgree();
  });

  it("PAY-6 whoever records payouts is paid by somebody else", async () => {
    const own = await world.as(finance).run(joinAffiliates, {});
    const [found] = (await world.as(finance).run(listAffiliates, { q: own.code })).items;
    await sale(own.code);
    await at(new Date(start.getTime() + 15 * day), async () => {
      await expectRefusal(pays(found?.uuid ?? "", share), "payout_to_self");
      expect(await figures(finance)).toMatchObject({ due: share, paid: 0 });
      const payout = { affiliateUuid: found?.uuid ?? "", currency: "INR", expectedAmount: share, reference: "T-1" };
      await world.as(await world.person("finance_manager")).run(recordPayout, payout);
      expect(await figures(finance)).toMatchObject({ due: 0, paid: share });
    });
    await booksAgree();
  });

  it("PAY-6 a form that was sent twice is answered as the first time, and pays once", async () => {
    const { person, code, uuid } = await affiliate();
    await sale(code);
    await at(new Date(start.getTime() + 15 * day), async () => {
      const key = "the same form";
      const [first, again] = [await pays(uuid, share, "T-9", key), await pays(uuid, share, "T-9", key)];
      expect(again).toEqual(first);
      expect((await world.as(person).run(listMyPayouts, {})).items).toHaveLength(1);
    });
    await booksAgree();
  });

  it("PAY-6 what is taken back after it was paid is set off from the next payout", async () => {
    const { person, code, uuid } = await affiliate();
    const { reference } = await sale(code);
    const later = new Date(start.getTime() + 15 * day);
    await at(later, async () => {
      await pays(uuid, share);
      refund(world.gateway.the(reference), null, price, world.now.toISOString());
      await s.hear(reference);
      expect(await figures(person)).toEqual({ sales: 0, held: 0, due: -share, paid: share });
      await sale(code);
      await sale(code);
      await sale(code);
    });
    await at(new Date(later.getTime() + 15 * day), async () => {
      expect(await figures(person)).toEqual({ sales: 3, held: 0, due: share * 2, paid: share });
      const due = (await world.as(finance).run(listAffiliates, { state: "due" })).items.map((one) => one.uuid);
      expect(due).toContain(uuid);
      await pays(uuid, share * 2, "T-2");
      expect(await figures(person)).toEqual({ sales: 3, held: 0, due: 0, paid: share * 3 });
      expect((await world.as(finance).run(listAffiliates, { state: "due", q: code })).items).toEqual([]);
    });
    await booksAgree();
  });

  it("PAY-6 what was asked back on the last day is not paid out while that is on its way", async () => {
    const { person, code, uuid } = await affiliate();
    const { buyer, orderUuid, reference } = await sale(code);
    await at(new Date(start.getTime() + 14 * day - 60_000), () => world.as(buyer).run(askRefund, { orderUuid }));
    await at(new Date(start.getTime() + 15 * day), async () => {
      expect(await figures(person)).toEqual({ sales: 1, held: share, due: 0, paid: 0 });
      expect(await states(person)).toEqual(["held"]);
      await expectRefusal(pays(uuid, share), "payout_changed");
      await s.drain();
      await s.hear(reference);
      expect(await states(person)).toEqual(["taken_back"]);
      expect(await figures(person)).toEqual({ sales: 0, held: 0, due: 0, paid: 0 });
    });
    await booksAgree();
  });

  it("PAY-6 a payout and a refund at the same moment leave books that agree, whichever is first", async () => {
    const { code, uuid } = await affiliate();
    const { reference } = await sale(code);
    await sale(code);
    await at(new Date(start.getTime() + 15 * day), async () => {
      refund(world.gateway.the(reference), null, price, world.now.toISOString());
      const [paid] = await Promise.allSettled([pays(uuid, share * 2), s.hear(reference)]);
      const due = (await world.as(finance).run(listAffiliates, { q: code })).items[0]?.figures[0]?.due;
      expect(due).toBe(paid.status === "fulfilled" ? -share : share);
    });
    await booksAgree();
  });

  it("PAY-6 finance finds an affiliate by address or code, with what each has brought; others do not", async () => {
    const { person, code, uuid } = await affiliate();
    await sale(code);
    for (const q of [person.email, code.toUpperCase()])
      expect((await world.as(finance).run(listAffiliates, { q })).items).toMatchObject([
        { uuid, code, basisPoints: null, suspendedReason: null, figures: [{ currency: "INR", sales: 1, held: share }] },
      ]);
    await world.as(finance).run(suspendAffiliate, { affiliateUuid: uuid, reason: "Buys clicks" });
    expect((await world.as(finance).run(listAffiliates, { state: "suspended", q: code })).items).toMatchObject([
      { suspendedReason: "Buys clicks" },
    ]);
    await expectRefusal(world.as(person).run(listAffiliates, {}), "forbidden");
  });
});
