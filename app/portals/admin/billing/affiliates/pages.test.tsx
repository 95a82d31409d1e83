import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../../../tests/support/courses";
import { drawPages, expectWhole, formOf } from "../../../../../tests/support/draw-pages";
import { subscribing } from "../../../../../tests/support/subscribing";
import { createWorld } from "../../../../../tests/support/world";
import type { Person } from "../../../../../worker/kernel/actor";
import { listAffiliates, placeOrder, readSettings } from "../../../../../worker/modules/billing";
import { joinAffiliates, referralToken } from "../../../../../worker/modules/referrals";
import { hmacSigner } from "../../../../../worker/platform/signer";

describe("pages of the affiliate programme", () => {
  const world = createWorld();
  const s = subscribing(world);
  const open = drawPages(world, [
    { path: "/admin/billing/affiliates", load: () => import("./list") },
    { path: "/admin/billing/settings", load: () => import("../settings") },
    { path: "/student/affiliate", load: () => import("../../../student/affiliate/page") },
  ]);
  let finance: Person;
  let teacher: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    teacher = await world.person("instructor");
  });

  const seller = {
    sellerName: "",
    sellerAddress: "",
    sellerTaxNumber: "",
    refundDays: "14",
    refundProgressPercent: "30",
  };
  const programme = { _affiliatePercent: "10", affiliateWindowDays: "30", _minimum: "" };
  const set = (more: Record<string, string>) =>
    open(finance, "/admin/billing/settings", formOf({ ...seller, ...programme, ...more }));

  /** Somebody who has joined, and whose link has earned 49.90 that are due. */
  async function earner() {
    const person = await world.person("student");
    const { code } = await world.as(person).run(joinAffiliates, {});
    const buyer = await world.person("student");
    const { uuid } = await makeCourse(world, teacher, { price: 49_900, title: "Wiring", titleAr: "تمديدات" });
    const { orderUuid } = await world.as(buyer).run(placeOrder, {
      ...{ kind: "course_purchase", uuid, currency: "INR", countryCode: "AE", expectedTotal: 49_900 },
      referral: await referralToken(hmacSigner(world.tenant.secret), { code, at: world.now }),
    });
    await s.settle(await s.open(buyer, orderUuid));
    await world.sql.query(
      "update commissions set earned_at = earned_at - interval '20 days', held_until = held_until - interval '20 days'",
    );
    const [affiliate] = (await world.as(finance).run(listAffiliates, { q: code })).items;
    return { person, code, uuid: affiliate?.uuid ?? "" };
  }

  it("PAY-6 finance opens the programme and says its terms; an amount that is none is refused beside what was written", async () => {
    const student = await world.person("student");
    expect(await open(student, "/student/affiliate")).toContain("Nobody new can join at present");
    expect(await open(student, "/student/affiliate", formOf({ _do: "join" }))).toContain("takes nobody new");
    const wrong = await set({ _minimum: "five hundred", _affiliatesOpen: "on" });
    for (const shown of ["Write a currency and an amount on each line", "five hundred"]) expect(wrong).toContain(shown);
    expect(await set({ _affiliatePercent: "51" })).toContain('value="51"');
    const terms = {
      _affiliatesOpen: "on",
      _affiliatePercent: "12.5",
      affiliateWindowDays: "45",
      _minimum: "inr 20\nUSD 5.50",
    };
    expect(await set(terms)).toBe("→ /admin/billing/settings?done=settings");
    expect(await world.as(finance).run(readSettings, {})).toMatchObject({
      affiliatesOpen: true,
      affiliateBasisPoints: 1_250,
      affiliateWindowDays: 45,
      affiliateMinPayout: { INR: 2_000, USD: 550 },
    });
    expect(await open(finance, "/admin/billing/settings")).toContain("INR 20.00\nUSD 5.50");
    const html = await open(student, "/student/affiliate");
    for (const shown of ["You get 12.5% of what is paid", "45 days after", "held for 14 days"])
      expect(html).toContain(shown);
    expect(await set({ _affiliatesOpen: "on" })).toBe("→ /admin/billing/settings?done=settings");
  });

  it("PAY-6 whoever joins has a link in their own language, and makes others to public pages alone", async () => {
    await set({ _affiliatesOpen: "on" });
    const person = await world.person("student");
    expect(await open(person, "/student/affiliate", formOf({ _do: "join" }))).toBe("→ /student/affiliate?done=join");
    const { code } = await world.as(person).run(joinAffiliates, {});
    const base = "http://localhost:8787";
    const links: [string, string | null][] = [
      ["solar-installer", `${base}/r/${code}?to=/courses/solar-installer`],
      [`${base}/ar/courses/solar?x=1`, `${base}/ar/r/${code}?to=/courses/solar%3Fx%3D1`],
      ["/plans", `${base}/r/${code}?to=/plans`],
      ["https://elsewhere.example/courses/solar", null],
      ["/admin", null],
    ];
    for (const [to, link] of links) {
      const html = await open(person, `/student/affiliate?to=${encodeURIComponent(to)}`);
      expect(html, to).toContain(`${base}/r/${code}<`);
      if (link) expect(html, to).toContain(`${link}<`);
      else expect(html, to).toContain("That is not the address of a public page here.");
    }
    expect(await open({ ...person, locale: "ar" }, "/student/affiliate")).toContain(`${base}/ar/r/${code}<`);
  });

  it("PAY-6 finance pays out what is due, gives a rate, suspends with a reason and takes up again; who may only read does not", async () => {
    await set({ _affiliatesOpen: "on", _minimum: "INR 40" });
    const { person, code, uuid } = await earner();
    const address = `/admin/billing/affiliates?q=${code}`;
    const list = await open(finance, address);
    for (const shown of ["₹49.90 due", `dialog=pay-INR&amp;of=${uuid}`, person.email]) expect(list).toContain(shown);
    const reader = await open(await world.person("support_admin"), address);
    expect(reader).toContain("₹49.90 due");
    for (const act of ["dialog=pay", "dialog=rate", "dialog=suspend"]) expect(reader).not.toContain(act);

    const pay = (expectedAmount: string) =>
      open(
        finance,
        `${address}&dialog=pay-INR&of=${uuid}`,
        formOf({
          _do: "pay",
          _key: crypto.randomUUID(),
          affiliateUuid: uuid,
          currency: "INR",
          expectedAmount,
          reference: "T-1",
        }),
      );
    expect(await pay("4991")).toContain("What is due has changed meanwhile");
    expect(await pay("4990")).toBe(`→ ${address}&done=pay`);
    // A colleague whose dialog still stands open: there is nothing to pay any more, and the page says so.
    expect(await pay("4990")).toContain("What is due has changed meanwhile");
    const mine = await open(person, "/student/affiliate?list=payouts");
    for (const shown of ["T-1", "₹49.90"]) expect(mine).toContain(shown);
    expect(await open(person, "/student/affiliate")).toContain("Wiring");

    const act = (name: string, more: Record<string, string> = {}) =>
      open(finance, `${address}&dialog=${name}&of=${uuid}`, formOf({ _do: name, affiliateUuid: uuid, ...more }));
    expect(await act("rate", { _percent: "60" })).toContain('value="60"');
    expect(await act("rate", { _percent: "7.25" })).toBe(`→ ${address}&done=rate`);
    expect(await open(finance, address)).toContain("7.25%");
    expect(await act("rate", { _percent: "" })).toBe(`→ ${address}&done=rate`);
    expect(await open(finance, address)).toContain("common");
    expect(await act("suspend", { reason: "" })).toContain("dialog");
    expect(await act("suspend", { reason: "Bought clicks" })).toBe(`→ ${address}&done=suspend`);
    expect(await open(person, "/student/affiliate")).toContain("Your links do not count at present");
    expect(await open(finance, `/admin/billing/affiliates?state=suspended&q=${code}`)).toContain("Take up again");
    expect(await act("resume")).toBe(`→ ${address}&done=resume`);
  });

  it("PAY-6 whoever is owed something themselves is told that a colleague pays it, and a form that was kept is refused", async () => {
    await set({ _affiliatesOpen: "on", _minimum: "" });
    const { person, code, uuid } = await earner();
    const grants = new Set([...person.grants, ...finance.grants]);
    const address = `/admin/billing/affiliates?q=${code}`;
    for (const [locale, told, refused] of [
      ["en", "paid out by a colleague", "not by yourself"],
      ["ar", "ويصرفه لك زميل", "لا يمكنك تسجيل صرف لنفسك"],
    ] as const) {
      const self = { ...person, grants, locale };
      const html = await open(self, address);
      expect(html).toContain(told);
      expect(html).not.toContain("dialog=pay");
      const kept = { affiliateUuid: uuid, currency: "INR", expectedAmount: "4990", reference: "T-1" };
      const form = formOf({ _do: "pay", _key: crypto.randomUUID(), ...kept });
      expect(await open(self, `${address}&dialog=pay-INR&of=${uuid}`, form)).toContain(refused);
    }
  });

  it("PAY-6 every page of the programme answers in both languages, with one heading and no word missing", async () => {
    await set({ _affiliatesOpen: "on" });
    const { person, uuid } = await earner();
    for (const locale of ["en", "ar"] as const) {
      for (const address of ["", "?list=payouts", "?to=/nowhere", "?done=join"].map(
        (rest) => `/student/affiliate${rest}`,
      ))
        expectWhole(await open({ ...person, locale }, address), address);
      for (const rest of [
        "",
        "?state=due",
        `?dialog=pay-INR&of=${uuid}`,
        `?dialog=rate&of=${uuid}`,
        `?dialog=suspend&of=${uuid}`,
      ])
        expectWhole(await open({ ...finance, locale }, `/admin/billing/affiliates${rest}`), rest);
    }
  });
});
