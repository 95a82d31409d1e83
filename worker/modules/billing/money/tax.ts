import { portion } from "./allocate";

/** A rate in hundredths of a percent (18 % is 1800), and whether prices hold it already. */
export interface TaxRate {
  basisPoints: number;
  inclusive: boolean;
}
export interface Taxed {
  net: number;
  tax: number;
  gross: number;
}

const whole = 10_000;

/** What a price comes to: a price that includes its tax is what is paid, any other has it added. `reverse` leaves the tax to the buyer. */
export function taxed(price: number, rate: TaxRate | null, reverse = false): Taxed {
  if (!rate || rate.basisPoints === 0) return { net: price, tax: 0, gross: price };
  const { basisPoints, inclusive } = rate;
  const tax = inclusive ? portion(price, basisPoints, whole + basisPoints) : portion(price, basisPoints, whole);
  const net = inclusive ? price - tax : price;
  return reverse ? { net, tax: 0, gross: net } : { net, tax, gross: net + tax };
}

/**
 * The tax within the part `amount` of a total, when `before` of that total went back earlier: cut from the running sum, so that the parts of a total that
 * goes back piece by piece add up to its tax exactly.
 */
export const taxWithin = (amount: number, before: number, of: { total: number; tax: number }): number =>
  of.total === 0 ? 0 : portion(of.tax, before + amount, of.total) - portion(of.tax, before, of.total);
