/** Numbers in [0, 1) that are the same on every run, so that everybody's demo tells the same stories. */
export type Random = () => number;

/** Mulberry32: small, even, and good enough for stories. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number between the two, the second excluded. */
export const between = (random: Random, from: number, to: number): number => from + random() * (to - from);
