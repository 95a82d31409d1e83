import { allocate, portion } from "./allocate";
import { type TaxRate, taxed } from "./tax";

/** What a coupon takes off: a part in hundredths of a percent, or an amount of the order's currency. */
export type Reduction = { basisPoints: number } | { amount: number };

export interface LineToPrice {
  /** Minor units. */
  price: number;
  /** Whether the coupon is for this one. */
  reducible: boolean;
}
export interface PricedLine {
  price: number;
  discount: number;
  tax: number;
  total: number;
}
export interface PricedOrder {
  lines: PricedLine[];
  subtotal: number;
  discount: number;
  tax: number;
  /** The tax by component of the rate. */
  taxes: number[];
  total: number;
}

/** Prices an order: reduction first, shared among the lines it is for by their price, then each line's tax. Sums of lines are the totals. */
export function priceOrder(
  lines: readonly LineToPrice[],
  reduction: Reduction | null,
  rate: TaxRate | null,
  reverse = false,
): PricedOrder {
  const bases = lines.map(({ price, reducible }) => (reducible ? price : 0));
  const base = bases.reduce((a, b) => a + b, 0);
  const off =
    reduction === null ? 0 : "amount" in reduction ? reduction.amount : portion(base, reduction.basisPoints, 10_000);
  const discounts = base === 0 ? bases : allocate(Math.min(off, base), bases);
  const taxes: number[] = [];
  const priced = lines.map(({ price }, index) => {
    const discount = discounts[index] ?? 0;
    const { tax, gross, parts } = taxed(price - discount, rate, reverse);
    for (const [of, part] of parts.entries()) taxes[of] = (taxes[of] ?? 0) + part;
    return { price, discount, tax, total: gross };
  });
  const sum = (of: (line: PricedLine) => number) => priced.reduce((a, line) => a + of(line), 0);
  return {
    lines: priced,
    subtotal: sum((line) => line.price),
    discount: sum((line) => line.discount),
    tax: sum((line) => line.tax),
    taxes,
    total: sum((line) => line.total),
  };
}
