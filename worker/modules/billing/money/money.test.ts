import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, portion } from "./allocate";
import { priceOrder } from "./price-order";
import { componentsWithin, taxed, taxWithin } from "./tax";

const numRuns = Number(process.env.CASES ?? 2_000);
const minor = fc.integer({ min: 0, max: 1_000_000_000 });
/** Up to three taxes of at most 100 % together, to the hundredth of a basis point; one may be given without its list. */
const rate = fc
  .record({
    units: fc.array(fc.integer({ min: 0, max: 333_333 }), { minLength: 1, maxLength: 3 }),
    inclusive: fc.boolean(),
    isListed: fc.boolean(),
  })
  .map(({ units, inclusive, isListed }) => ({
    basisPoints: units.reduce((a, b) => a + b, 0) / 100,
    inclusive,
    components: units.length > 1 || isListed ? units.map((one) => ({ basisPoints: one / 100 })) : null,
  }));
/** Cheaper than expect(), which a million cases would wait for. */
function must(holds: boolean, what: string, ...values: unknown[]) {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(values)}`);
}
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("money", () => {
  it("PAY-5 what is divided adds up again, each within a unit of its share", () => {
    fc.assert(
      fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = allocate(total, weights);
        must(sum(parts) === total, "adds up", parts, total);
        const whole = sum(weights);
        for (const [i, part] of parts.entries())
          if (whole > 0)
            must(Math.abs(part - (total * (weights[i] ?? 0)) / whole) <= 1.000_001, "is near its share", part, i);
      }),
      { numRuns },
    );
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
    expect(allocate(5, [])).toEqual([]);
  });

  it("PAY-5 lines add up to the order, whatever the coupon and the tax; nothing is below zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ price: minor, reducible: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        fc.oneof(
          fc.constant(null),
          fc.integer({ min: 1, max: 10_000 }).map((basisPoints) => ({ basisPoints })),
          minor.map((amount) => ({ amount })),
        ),
        fc.option(rate),
        fc.boolean(),
        (lines, reduction, tax, reverse) => {
          const order = priceOrder(lines, reduction, tax, reverse);
          for (const of of ["discount", "tax", "total"] as const)
            must(order[of] === sum(order.lines.map((line) => line[of])), `${of} adds up`, order);
          must(order.tax === sum(order.taxes), "is the sum of its taxes", order);
          must(order.taxes.length === (tax?.components?.length ?? (tax ? 1 : 0)), "names each of its taxes", order);
          for (const [i, line] of order.lines.entries()) {
            const most = lines[i]?.reducible ? line.price : 0;
            must(line.discount >= 0 && line.discount <= most, "is reduced within its price", line);
            must(line.tax >= 0 && (!reverse || line.tax === 0), "is taxed, or left to the buyer", line);
            must(line.total >= line.tax, "is never less than its tax", line);
            // What is paid is the reduced price and its tax, which an inclusive price holds already.
            const left = line.price - line.discount;
            if (!tax?.inclusive) must(line.total === left + line.tax, "has its tax added", line);
            else if (!reverse) must(line.total === left, "holds its tax", line);
          }
        },
      ),
      { numRuns },
    );
  });

  it("PAY-4 the tax of what goes back in pieces is the tax of the whole, to the unit", () => {
    fc.assert(
      fc.property(
        minor,
        rate,
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 }),
        (price, one, cuts) => {
          const { gross, tax } = taxed(price, one);
          let before = 0;
          let back = 0;
          for (const cut of cuts) {
            const amount = Math.min(cut, gross - before);
            if (amount > 0) back += taxWithin(amount, before, { total: gross, tax });
            before += Math.max(amount, 0);
          }
          if (gross > before) back += taxWithin(gross - before, before, { total: gross, tax });
          must(back === tax, "adds up", back, tax);
        },
      ),
      { numRuns },
    );
  });

  it("PAY-5 what goes back in pieces is divided among its taxes: each piece adds up, all pieces are each tax, and none is below zero", () => {
    fc.assert(
      fc.property(
        minor,
        rate,
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 }),
        (price, one, cuts) => {
          const { gross, tax, parts } = taxed(price, one);
          const back = parts.map(() => 0);
          let before = 0;
          let taxBefore = 0;
          for (const cut of [...cuts, gross]) {
            const amount = Math.min(cut, gross - before);
            const within = taxWithin(amount, before, { total: gross, tax });
            const pieces = componentsWithin(parts, within, taxBefore);
            must(sum(pieces) === within, "the piece adds up", pieces, within);
            for (const [i, piece] of pieces.entries()) {
              must(piece >= 0, "is not below zero", pieces);
              back[i] = (back[i] ?? 0) + piece;
            }
            before += amount;
            taxBefore += within;
          }
          must(back.join() === parts.join(), "comes to each tax", back, parts);
        },
      ),
      { numRuns },
    );
    expect(componentsWithin([0, 0], 0, 0)).toEqual([0, 0]);
  });

  it("PAY-5 each tax of several is rounded by itself: Quebec's two are added, a state's two halves of India's are equal", () => {
    const quebec = {
      basisPoints: 1_497.5,
      inclusive: false,
      components: [{ basisPoints: 500 }, { basisPoints: 997.5 }],
    };
    expect(taxed(4_990, quebec)).toEqual({ net: 4_990, tax: 748, gross: 5_738, parts: [250, 498] });
    const karnataka = { basisPoints: 1_800, inclusive: true, components: [{ basisPoints: 900 }, { basisPoints: 900 }] };
    expect(taxed(49_900, karnataka)).toEqual({ net: 42_288, tax: 7_612, gross: 49_900, parts: [3_806, 3_806] });
    const { parts } = taxed(49_903, karnataka);
    expect(parts[0]).toBe(parts[1]);
    expect(componentsWithin([250, 498], 400, 0)).toEqual([134, 266]);
    expect(componentsWithin([250, 498], 348, 400)).toEqual([116, 232]);
  });

  it("PAY-5 a price of India's GST holds 18 parts in 118, one of Egypt's VAT has 14 in a hundred added", () => {
    expect(taxed(49_900, { basisPoints: 1_800, inclusive: true })).toMatchObject({
      net: 42_288,
      tax: 7_612,
      gross: 49_900,
    });
    expect(taxed(49_900, { basisPoints: 1_400, inclusive: false })).toMatchObject({
      net: 49_900,
      tax: 6_986,
      gross: 56_886,
    });
    expect(taxed(49_900, { basisPoints: 1_800, inclusive: true }, true)).toMatchObject({
      net: 42_288,
      tax: 0,
      gross: 42_288,
    });
    expect(portion(1, 1, 2)).toBe(1);
  });
});
