import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GatewayTruth } from "../../kernel/payment-ports";
import { charge, opened, pay, refund, testCards, truthOf } from "../../platform/gateways/test-payment";
import { type Cycle, cycles } from "../plans";
import type { Offer, PlanOffered, Terms } from "./kinds";
import { dealOf } from "./kinds/deal";
import { periodOf } from "./kinds/period-of";
import { graceEnd, nextTry } from "./renewal/dunning";
import { type Renewing, termsOfRenewal } from "./renewal/renewing";
import { Books, learn } from "./testing";

const price = { total: 29_900, tax: 4_561 };
const settings = { graceDays: 7, dunningDays: [1, 3, 5] };

/** A subscription's first cycles: the payment of each at the gateway, and everything it was on the way. */
function lifeOf(begun: Date, timeZone: string, cycle: Cycle, refundedAmount: number) {
  const offer: Offer & { plan: PlanOffered } = {
    id: 1,
    title: { en: "Basic" },
    price: { INR: price.total },
    isOpen: true,
    isOwned: false,
    plan: { rank: 0, timeZone, standing: null },
  };
  const first = dealOf(offer, { cycle, currency: "INR" }, begun).terms as Terms;
  const payments: { terms: Terms; truths: GatewayTruth[]; paidAt: Date }[] = [];
  let terms = first;
  let paidAt = begun;
  for (let n = 1; n <= 3; n++) {
    const payment = opened({
      uuid: `018f0000-0000-7000-8000-00000000000${n}`,
      amount: price.total,
      currency: "INR",
      description: "",
      returnUrl: "",
      keepMeans: true,
    });
    const truths = [truthOf(payment)];
    if (n === 1) pay(payment, testCards.succeeds, paidAt.toISOString());
    else charge(payment, "means_4242", paidAt.toISOString());
    truths.push(truthOf(payment));
    if (n === 3 && refundedAmount > 0) {
      refund(payment, null, refundedAmount, new Date(paidAt.getTime() + 60_000).toISOString());
      truths.push(truthOf(payment));
    }
    payments.push({ terms, truths, paidAt });
    const { anchorAt, endsAt } = periodOf(terms, paidAt);
    terms = termsOfRenewal({
      id: 1,
      timeZone,
      currency: "INR",
      settings,
      base: { id: n, anchorAt: anchorAt.toISOString(), endsAt: endsAt.toISOString(), isTrial: false },
      next: { planId: 1, cycle, fee: price.total, title: { en: "Basic" } },
    } as Renewing) as Terms;
    paidAt = new Date(endsAt.getTime() - 3_600_000);
  }
  return payments;
}

/** What is had and booked after the answers, each of one of the payments. */
function booked(life: ReturnType<typeof lifeOf>, told: readonly (readonly [number, number])[]) {
  const books = life.map(() => new Books());
  for (const [n, stage] of told) {
    const { truths, terms } = life[n] as (typeof life)[number];
    learn(books[n] as Books, truths[stage] as GatewayTruth, price, terms.payableUntil);
  }
  return {
    ledger: books.map((book) => book.entriesByKey()),
    facts: books.map((book) => book.facts()),
    periods: life.flatMap(({ terms, truths }, n) => {
      const paidAt = truths.at(-1)?.paidAt ?? "";
      return (books[n] as Books).held ? [periodOf(terms, new Date(paidAt))] : [];
    }),
  };
}
const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

describe("a subscription's cycles", () => {
  it.each([
    ["all paid", 0, 3],
    ["the last one given back", price.total, 2],
    ["a part of the last one given back", 10_000, 3],
  ])(
    "SUB-2 PAY-2 every order of the events of three cycles, each told one to three times, is one ledger and one row of periods: %s",
    (_, refundedAmount, held) => {
      const life = lifeOf(new Date("2026-01-31T10:00:00Z"), "Africa/Cairo", "monthly", refundedAmount);
      const events = life.flatMap(({ truths }, n) => truths.slice(1).map((_truth, stage) => [n, stage + 1] as const));
      // The browser that comes back asks while the first is still open, and when it is paid.
      const all = [...events, [0, 0] as const];
      const right = booked(life, events);
      expect(right.periods).toHaveLength(held);
      for (const [index, period] of right.periods.entries())
        if (index > 0) expect(period.startsAt).toEqual(right.periods[index - 1]?.endsAt);
      let cases = 0;
      for (const order of permutations(all))
        for (let times = 0; times < 3 ** order.length; times += 1) {
          const told = order.flatMap((event, i) =>
            Array<typeof event>(1 + (Math.floor(times / 3 ** i) % 3)).fill(event),
          );
          const found = booked(life, told);
          // Compared as text: there are a hundred thousand of them.
          if (JSON.stringify(found) !== JSON.stringify(right)) expect([told, found]).toEqual([told, right]);
          cases++;
        }
      expect(cases).toBe(events.length === 4 ? 120 * 243 : 24 * 81);
    },
    120_000,
  );

  it("SUB-2 PAY-2 whenever it began, in whatever zone and cycle, and whatever is told again and late", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2010-01-01"), max: new Date("2034-01-01"), noInvalidDate: true }),
        fc.constantFrom("UTC", "Africa/Cairo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"),
        fc.constantFrom(...cycles),
        fc.integer({ min: 0, max: price.total }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 20 }),
        (begun, timeZone, cycle, refundedAmount, picks) => {
          const life = lifeOf(begun, timeZone, cycle, refundedAmount);
          const last = life.map(({ truths }, n) => [n, truths.length - 1] as const);
          const late = picks.map(([n, stage]) => [n, stage % (life[n]?.truths.length ?? 1)] as const);
          const found = booked(life, [...late, ...last]);
          const right = booked(life, last);
          if (JSON.stringify(found) !== JSON.stringify(right)) expect([late, found]).toEqual([late, right]);
          for (const [index, { startsAt, endsAt }] of right.periods.entries()) {
            if (endsAt <= startsAt) throw new Error("ends before it begins");
            if (index > 0 && startsAt.getTime() !== right.periods[index - 1]?.endsAt.getTime())
              throw new Error("a gap, or twice");
          }
        },
      ),
      { numRuns: Number(process.env.CASES ?? 2_000) },
    );
  });

  it("SUB-3 money that comes when the days of grace are over bought nothing; a refused renewal is tried on the days that are set", () => {
    const life = lifeOf(new Date("2026-03-01T00:00:00Z"), "UTC", "monthly", 0);
    const [, second] = life;
    expect(second?.terms.payableUntil).toBe("2026-04-08T00:00:00.000Z");
    const late = { ...(second?.truths[1] as GatewayTruth) };
    for (const [paidAt, isHeld] of [
      ["2026-04-08T00:00:00.000Z", true],
      ["2026-04-08T00:00:01.000Z", false],
    ] as const) {
      const books = learn(new Books(), { ...late, paidAt }, price, second?.terms.payableUntil ?? null);
      expect([paidAt, books.held, books.balances().sales ?? 0]).toEqual([paidAt, isHeld, isHeld ? -25_339 : 0]);
    }
    const ends = "2026-04-01T00:00:00.000Z";
    expect([1, 2, 3, 4].map((failures) => nextTry(ends, failures, settings)?.toISOString() ?? null)).toEqual([
      "2026-04-02T00:00:00.000Z",
      "2026-04-04T00:00:00.000Z",
      "2026-04-06T00:00:00.000Z",
      null,
    ]);
    expect(graceEnd(ends, settings).toISOString()).toBe("2026-04-08T00:00:00.000Z");
  });
});

describe("asking for a plan", () => {
  const now = new Date("2026-03-16T12:00:00Z");
  const standing = {
    subscriptionId: 1,
    status: "active" as const,
    isCovered: true,
    hasNext: false,
    accessEndsAt: "2026-04-01T00:00:00.000Z",
    planId: 1,
    rank: 1,
    cycle: "monthly" as const,
    currency: "INR",
    period: {
      id: 7,
      startsAt: "2026-03-01T00:00:00.000Z",
      endsAt: "2026-04-01T00:00:00.000Z",
      isTrial: false,
      value: 31_000,
      paid: 31_000,
      refunded: 0,
    },
  };
  type Standing = NonNullable<PlanOffered["standing"]>;
  const ask = (
    was: Partial<Omit<Standing, "period">> & { period?: Partial<Standing["period"]> },
    wanted: { id?: number; rank?: number; fee?: number; cycle?: Cycle; currency?: string; quotedAt?: string } = {},
  ) => {
    const { id = 2, rank = 2, fee = 90_000, cycle = "monthly", currency = "INR", quotedAt } = wanted;
    const offer = {
      ...{ id, title: { en: "Plan" }, price: { INR: fee, USD: fee }, isOpen: true, isOwned: false },
      plan: { rank, timeZone: "UTC", standing: { ...standing, ...was, period: { ...standing.period, ...was.period } } },
    };
    const { how, credit, terms } = dealOf(offer, { cycle, currency, quotedAt }, now);
    return `${how} ${credit}${terms ? "" : " –"}`;
  };
  it.each([
    ["a higher plan: at once, less what is unused", ask({}), "upgrade 15500"],
    ["the credit that was shown a minute ago", ask({}, { quotedAt: "2026-03-16T11:59:00Z" }), "upgrade 15500"],
    [
      "the credit that was shown this morning is measured anew",
      ask({}, { quotedAt: "2026-03-16T06:00:00Z" }),
      "upgrade 15500",
    ],
    ["the same plan for a year", ask({}, { id: 1, rank: 1, cycle: "annual" }), "upgrade 15500"],
    ["what was given back is not credited", ask({ period: { refunded: 15_500 } }), "upgrade 7750"],
    ["a lower plan waits", ask({}, { rank: 0 }), "at_period_end 0 –"],
    ["a higher one that is cheaper than the credit waits", ask({}, { fee: 15_499 }), "at_period_end 0 –"],
    ["one that costs just the credit is free", ask({}, { fee: 15_500 }), "upgrade 15500"],
    ["another currency waits", ask({}, { currency: "USD" }), "at_period_end 0 –"],
    ["what one has", ask({}, { id: 1, rank: 1 }), "owned 0 –"],
    ["suspended", ask({ status: "suspended", isCovered: false }), "suspended 0 –"],
    ["the next period is paid for already", ask({ hasNext: true }), "at_period_end 0 –"],
    [
      "in grace: at once, nothing is left to credit",
      ask({ accessEndsAt: "2026-03-20T00:00:00.000Z", period: { endsAt: "2026-03-16T00:00:00.000Z" } }, { rank: 0 }),
      "upgrade 0",
    ],
    ["over", ask({ isCovered: false }), "start 0"],
    [
      "the plan that is tried",
      ask({ status: "trial", period: { isTrial: true, value: 0 } }, { id: 1, rank: 1 }),
      "upgrade 0",
    ],
    [
      "another than is tried, a lower one too",
      ask({ status: "trial", period: { isTrial: true, value: 0 } }, { rank: 0 }),
      "upgrade 0",
    ],
  ])("SUB-2 %s", (_, found, right) => expect(found).toBe(right));
});
