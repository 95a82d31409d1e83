import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GatewayTruth } from "../../kernel/payment-ports";
import {
  cancel,
  closeDispute,
  confirm,
  dispute,
  opened,
  pay,
  refund,
  testCards,
  truthOf,
} from "../../platform/gateways/test-payment";
import { earnedOf, takenOf } from "./commissions/settle-commission";
import { AmountsDisagree, settle } from "./settle";
import { Books, known, learn, uuid, voidInvoice } from "./testing";

const price = { total: 49_900, tax: 7_612 };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();

/** Every state that a payment went through at its gateway, as answers to a question at that moment. */
function truths(steps: ((payment: ReturnType<typeof opened>, minute: number) => unknown)[]): GatewayTruth[] {
  const payment = opened({ uuid, amount: price.total, currency: "INR", description: "", returnUrl: "" });
  const seen = [truthOf(payment)];
  steps.forEach((step, index) => {
    step(payment, index + 1);
    seen.push(truthOf(payment));
  });
  return seen;
}
const booksAfter = (answers: readonly GatewayTruth[], commissionBasisPoints: number | null = null): Books =>
  answers.reduce((books, truth) => learn(books, truth, price), Object.assign(new Books(), { commissionBasisPoints }));

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

describe("settling a payment", () => {
  it("PAY-2 every order of the answers of a paid and refunded payment, each one to three times, ends in one ledger", () => {
    const life = truths([
      (p, m) => pay(p, testCards.succeeds, at(m)),
      (p, m) => refund(p, null, 20_000, at(m)),
      (p, m) => refund(p, null, 29_900, at(m)),
    ]);
    const last = life.at(-1) as GatewayTruth;
    const right = booksAfter([last]);
    expect(right.balances()).toEqual({ sales: -42_288, sales_refunds: 42_288 });
    expect(right).toMatchObject({ status: "refunded", order: "paid", held: false, invoices: 1 });
    let cases = 0;
    for (const order of permutations(life))
      for (let times = 0; times < 81; times++) {
        // Each of the four one to three times, written in base three.
        const told = order.flatMap((truth, i) => Array<GatewayTruth>(1 + (Math.floor(times / 3 ** i) % 3)).fill(truth));
        const books = booksAfter(told);
        expect(books.entriesByKey()).toEqual(right.entriesByKey());
        expect({ ...books.facts(), notes: books.notes.sort() }).toEqual({
          ...right.facts(),
          notes: right.notes.sort(),
        });
        cases++;
      }
    expect(cases).toBe(24 * 81);
  });

  it("PAY-2 PAY-4 whatever happens at the gateway and in whatever order it is learnt: nothing is lost, doubled or made up", () => {
    const step = fc.oneof(
      fc
        .constantFrom(...Object.values(testCards))
        .map((card) => (p: ReturnType<typeof opened>, m: number) => pay(p, card, at(m))),
      fc.boolean().map((granted) => (p: ReturnType<typeof opened>, m: number) => confirm(p, granted, at(m))),
      fc
        .integer({ min: 1, max: 60_000 })
        .map((amount) => (p: ReturnType<typeof opened>, m: number) => refund(p, null, amount, at(m))),
      fc.constant((p: ReturnType<typeof opened>, m: number) => dispute(p, at(m))),
      fc
        .constantFrom("won" as const, "lost" as const)
        .map((how) => (p: ReturnType<typeof opened>, m: number) => closeDispute(p, how, at(m))),
      fc.constant((p: ReturnType<typeof opened>) => cancel(p)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 30 }), (steps, picks) => {
        const life = truths(steps);
        const last = life.at(-1) as GatewayTruth;
        const told = [...picks.map((pick) => life[pick % life.length] as GatewayTruth), last];
        const books = booksAfter(told);
        const right = booksAfter([last]);
        expect(books.entriesByKey()).toEqual(right.entriesByKey());
        expect(books.facts()).toEqual(right.facts());
        for (const entry of Object.values(books.entriesByKey()))
          expect(entry.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        const returned = last.refunds.reduce(
          (sum, { amount, status }) => sum + (status === "completed" ? amount : 0),
          0,
        );
        expect(books.refunded).toBe(returned);
        expect(returned).toBeLessThanOrEqual(price.total);
        // All money back means all tax back, to the cent.
        if (returned === price.total) expect(books.balances().tax_payable ?? 0).toBe(0);
        expect(books.held).toBe(
          last.paidAt !== null && returned < price.total && last.disputes.every(({ status }) => status !== "lost"),
        );
      }),
      { numRuns: Number(process.env.CASES ?? 2_000) },
    );
  });

  it("PAY-3 PAY-4 an invoice made void at any moment: notes never credit more than it was for, and what goes back is what was owed", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(8), fc.array(fc.nat(), { maxLength: 12 }), (cuts, moment, picks) => {
        const life = truths([
          (p, m) => pay(p, testCards.succeeds, at(m)),
          ...cuts.map(
            (cut) => (p: ReturnType<typeof opened>, m: number) =>
              p.refunds.reduce((sum, { amount }) => sum + amount, cut) <= price.total && refund(p, null, cut, at(m)),
          ),
        ]);
        const told = [...picks.map((pick) => life[pick % life.length] as GatewayTruth), ...life];
        const books = new Books();
        told.forEach((truth, index) => {
          if (index === moment) voidInvoice(books, price);
          learn(books, truth, price);
        });
        voidInvoice(books, price);
        voidInvoice(books, price);
        expect(books.credited).toEqual(price);
        const {
          gateway_clearing = 0,
          customer_credit = 0,
          sales = 0,
          sales_refunds = 0,
          tax_payable = 0,
        } = books.balances();
        expect(gateway_clearing).toBe(price.total - books.refunded);
        // Nothing was sold in the end: whatever is still here is the buyer's.
        expect(customer_credit + gateway_clearing).toBe(0);
        expect([sales + sales_refunds, tax_payable]).toEqual([0, 0]);
      }),
      { numRuns: Number(process.env.CASES ?? 2_000) },
    );
  });

  it.each([
    [
      "paid and given back in three parts",
      [20_000, 9_900, 20_000].map(
        (cut) => (p: ReturnType<typeof opened>, m: number) => void refund(p, null, cut, at(m)),
      ),
      { affiliate_payable: 0, taken: 4_229 },
    ],
    [
      "paid, disputed, partly given back meanwhile, and won",
      [
        (p: ReturnType<typeof opened>, m: number) => void dispute(p, at(m)),
        (p: ReturnType<typeof opened>, m: number) => void refund(p, null, 20_000, at(m)),
        (p: ReturnType<typeof opened>, m: number) => void closeDispute(p, "won", at(m)),
      ],
      { affiliate_payable: -2_534, taken: 1_695 },
    ],
    [
      "paid, partly given back, disputed and lost",
      [
        (p: ReturnType<typeof opened>, m: number) => void refund(p, null, 1, at(m)),
        (p: ReturnType<typeof opened>, m: number) => void dispute(p, at(m)),
        (p: ReturnType<typeof opened>, m: number) => void closeDispute(p, "lost", at(m)),
      ],
      { affiliate_payable: 0, taken: 4_229 },
    ],
  ])(
    "PAY-6 PAY-2 every order of the answers of a payment by an affiliate's link, each one to three times, ends in one ledger: %s",
    (_, steps, expected) => {
      const life = truths([(p, m) => pay(p, testCards.succeeds, at(m)), ...steps]);
      const right = booksAfter([life.at(-1) as GatewayTruth], 1_000);
      // A tenth of 422.88, which is what was paid without its tax.
      expect(right.commission).toEqual({ amount: 4_229, takenAmount: expected.taken });
      expect(right.balances().affiliate_payable ?? 0).toBe(expected.affiliate_payable);
      const text = JSON.stringify([right.entriesByKey(), right.commission]);
      let cases = 0;
      for (const order of permutations(life))
        for (let times = 0; times < 3 ** life.length; times++) {
          const told = order.flatMap((truth, i) =>
            Array<GatewayTruth>(1 + (Math.floor(times / 3 ** i) % 3)).fill(truth),
          );
          const books = booksAfter(told, 1_000);
          if (JSON.stringify([books.entriesByKey(), books.commission]) !== text)
            expect([told, books.entriesByKey(), books.commission]).toEqual([
              told,
              right.entriesByKey(),
              right.commission,
            ]);
          cases++;
        }
      expect(cases).toBe(120 * 243);
    },
    60_000,
  );

  it("PAY-6 whatever goes back of a payment, its commission goes back in proportion to the cent, never more than was given, and a won dispute gives it again", () => {
    const happening = fc.oneof(
      fc.integer({ min: 1, max: 400_000 }).map((cut) => ({ cut })),
      fc.constantFrom("dispute" as const, "won" as const, "lost" as const),
    );
    fc.assert(
      fc.property(
        fc.record({
          total: fc.integer({ min: 1, max: 900_000 }),
          tax: fc.nat(200_000),
          rate: fc.integer({ min: 0, max: 5_000 }),
        }),
        fc.array(happening, { maxLength: 10 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        ({ total, tax: most, rate }, happenings, picks) => {
          const sale = { total, tax: Math.min(most, total) };
          const payment = opened({ uuid, amount: total, currency: "INR", description: "", returnUrl: "" });
          const life = [truthOf(payment)];
          pay(payment, testCards.succeeds, at(0));
          life.push(truthOf(payment));
          happenings.forEach((one, index) => {
            if (one === "dispute") dispute(payment, at(index + 1));
            else if (one === "won" || one === "lost") closeDispute(payment, one, at(index + 1));
            else refund(payment, null, one.cut, at(index + 1));
            life.push(truthOf(payment));
          });
          const last = life.at(-1) as GatewayTruth;
          const learnt = (answers: GatewayTruth[]) =>
            answers.reduce<Books>(
              (books, truth) => learn(books, truth, sale),
              Object.assign(new Books(), { commissionBasisPoints: rate }),
            );
          const books = learnt([...picks.map((pick) => life[pick % life.length] as GatewayTruth), last]);
          expect(books.entriesByKey()).toEqual(learnt([last]).entriesByKey());
          const earned = earnedOf({ amount: total, order: sale, commissionBasisPoints: rate });
          const gone =
            books.refunded +
            last.disputes.reduce((sum, { amount, status }) => sum + (status === "won" ? 0 : amount), 0);
          const { affiliate_payable = 0, affiliate_commissions = 0 } = books.balances();
          const owed = 0 - affiliate_payable;
          // The ledger, the row and the proportion say the same.
          expect(owed).toBe(earned - takenOf(earned, gone, total));
          expect(affiliate_commissions).toBe(owed);
          expect(books.commission.amount - books.commission.takenAmount).toBe(owed);
          expect(owed).toBeGreaterThanOrEqual(0);
          expect(owed).toBeLessThanOrEqual(earned);
          if (gone >= total) expect(owed).toBe(0);
          if (gone === 0) expect(owed).toBe(earned);
        },
      ),
      { numRuns: Number(process.env.CASES ?? 2_000) },
    );
  });

  it("PAY-2 a gateway that names another sum or currency is not followed", () => {
    const [truth] = truths([(p, m) => pay(p, testCards.succeeds, at(m))]).slice(-1) as [GatewayTruth];
    for (const wrong of [{ amount: price.total - 1 }, { currency: "USD" }])
      expect(() => settle(known(new Books(), price), { ...truth, ...wrong })).toThrow(AmountsDisagree);
  });
});
