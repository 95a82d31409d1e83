import { portion } from "./allocate";

/** A rate in hundredths of a percent (18 % is 1800, 9.975 % is 997.5), and whether prices hold it already. */
export interface TaxRate {
  basisPoints: number;
  inclusive: boolean;
  /** What it is made of, where that is more than one tax. */
  components?: readonly { basisPoints: number }[] | null | undefined;
}
export interface Taxed {
  net: number;
  tax: number;
  gross: number;
  /** The tax by component, in their order. */
  parts: number[];
}

/** A rate is exact to a hundredth of a basis point. */
const unitsOf = ({ basisPoints }: { basisPoints: number }) => Math.round(basisPoints * 100);
const whole = 1_000_000;

/**
 * What a price comes to: a price that includes its tax is what is paid, any other has it added. Each component is rounded by itself, as the law of each has it;
 * the tax is their sum. `reverse` leaves the tax to the buyer.
 */
export function taxed(price: number, rate: TaxRate | null, reverse = false): Taxed {
  if (!rate) return { net: price, tax: 0, gross: price, parts: [] };
  const units = (rate.components ?? [rate]).map(unitsOf);
  const of = rate.inclusive ? units.reduce((sum, one) => sum + one, whole) : whole;
  const parts = units.map((one) => portion(price, one, of));
  const tax = parts.reduce((sum, part) => sum + part, 0);
  const net = rate.inclusive ? price - tax : price;
  return reverse ? { net, tax: 0, gross: net, parts: parts.map(() => 0) } : { net, tax, gross: net + tax, parts };
}

/**
 * The tax within the part `amount` of a total, when `before` of that total went back earlier: cut from the running sum, so that the parts of a total that
 * goes back piece by piece add up to its tax exactly.
 */
export const taxWithin = (amount: number, before: number, of: { total: number; tax: number }): number =>
  of.total === 0 ? 0 : portion(of.tax, before + amount, of.total) - portion(of.tax, before, of.total);

/**
 * What of each component is within `tax`, when `before` of the whole went back earlier. All pieces of a tax add up to its components, those of each piece to the
 * piece, and none is below zero.
 */
export function componentsWithin(components: readonly number[], tax: number, before: number): number[] {
  const [earlier, later] = [shared(components, before), shared(components, before + tax)];
  return later.map((upTo, index) => upTo - (earlier[index] ?? 0));
}

/** The first `taken` units of a tax by component: each takes its share of what those before it have left, so no share ever shrinks as `taken` grows. */
function shared(components: readonly number[], taken: number): number[] {
  let left = taken;
  let rest = components.reduce((sum, one) => sum + one, 0);
  return components.map((one) => {
    const share = rest === 0 ? 0 : portion(one, left, rest);
    left -= share;
    rest -= one;
    return share;
  });
}
