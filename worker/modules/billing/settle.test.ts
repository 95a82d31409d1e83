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
const booksAfter = (answers: readonly GatewayTruth[]): Books =>
  answers.reduce((books, truth) => learn(books, truth, price), new Books());

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

  it("PAY-2 a gateway that names another sum or currency is not followed", () => {
    const [truth] = truths([(p, m) => pay(p, testCards.succeeds, at(m))]).slice(-1) as [GatewayTruth];
    for (const wrong of [{ amount: price.total - 1 }, { currency: "USD" }])
      expect(() => settle(known(new Books(), price), { ...truth, ...wrong })).toThrow(AmountsDisagree);
  });
});
