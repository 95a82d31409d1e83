import { decimalsOf } from "../../../worker/words/format";

/** In which currency a thing is shown: the first of `wanted` that it has a price in, else the first that it has. */
export const shownIn = (price: Record<string, number>, ...wanted: (string | null | undefined)[]): string | undefined =>
  wanted.find((one): one is string => typeof one === "string" && one in price) ?? Object.keys(price).sort()[0];

/** An amount as people write it in a field, in the smallest unit; what is no number is none for the verb either. */
export const toMinor = (amount: unknown, currency: string): number =>
  Math.round(Number(amount) * 10 ** decimalsOf(currency));

/** An amount in the smallest unit as a field of type number shows it. */
export const fromMinor = (minor: number, currency: string): string => {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
};
