import { describe, expect, it } from "vitest";
import { labelEvery, niceTicks } from "./scale";

describe("chart scales", () => {
  it("PRG-1 ticks are round, start at nought and reach the greatest figure", () => {
    expect(niceTicks(310)).toEqual([0, 100, 200, 300, 400]);
    expect(niceTicks(91)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(4)).toEqual([0, 1, 2, 3, 4]);
    for (const max of [1, 2, 3, 7, 13, 99, 101, 12_345, 1e9]) {
      const ticks = niceTicks(max);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
  });
  it("PRG-1 fractions are allowed where asked for, and nothing gives an empty plane", () => {
    expect(niceTicks(0.8, 4, false)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(niceTicks(0)).toEqual([0, 1]);
    expect(niceTicks(Number.NaN)).toEqual([0, 1]);
  });
  it("PRG-1 labels thin out before they touch", () => {
    expect([labelEvery(6), labelEvery(12), labelEvery(30)]).toEqual([1, 2, 5]);
  });
});
