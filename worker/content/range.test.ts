import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnchanged, rangeHolds, readRange } from "./range";

describe("ranges", () => {
  it("MED-3 one range is read as RFC 9110 has it", () => {
    const part = (offset: number, length: number) => ({ kind: "part", offset, length });
    const cases: [string | null, unknown][] = [
      [null, { kind: "all" }],
      ["bytes=0-", part(0, 100)],
      ["bytes=0-0", part(0, 1)],
      ["bytes=10-19", part(10, 10)],
      ["bytes=90-", part(90, 10)],
      ["bytes=90-1000", part(90, 10)],
      ["bytes=-10", part(90, 10)],
      ["bytes=-1000", part(0, 100)],
      ["Bytes= 5-6", part(5, 2)],
      ["bytes=-0", { kind: "unsatisfiable" }],
      ["bytes=100-", { kind: "unsatisfiable" }],
      ["bytes=100-200", { kind: "unsatisfiable" }],
      // Malformed, another unit, or several: the whole is the answer.
      ["bytes=20-10", { kind: "all" }],
      ["bytes=0-1,5-6", { kind: "all" }],
      ["items=0-1", { kind: "all" }],
      ["bytes=-", { kind: "all" }],
      ["bytes=a-b", { kind: "all" }],
      ["bytes=99999999999999999999-", { kind: "all" }],
    ];
    for (const [header, expected] of cases) expect(readRange(header, 100), String(header)).toEqual(expected);
    expect(readRange("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
  });

  it("MED-3 whatever is asked, a part lies within the object", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/)), fc.nat(), (header, size) => {
        const asked = readRange(header, size);
        if (asked.kind !== "part") return;
        expect(asked.length).toBeGreaterThan(0);
        expect(asked.offset).toBeGreaterThanOrEqual(0);
        expect(asked.offset + asked.length).toBeLessThanOrEqual(size);
      }),
    );
  });

  it("MED-3 conditions compare tags: strongly for parts, weakly for the whole", () => {
    expect([
      rangeHolds(null, '"a"'),
      rangeHolds('"a"', '"a"'),
      rangeHolds('"b"', '"a"'),
      rangeHolds('W/"a"', 'W/"a"'),
    ]).toEqual([true, true, false, false]);
    expect(rangeHolds("Mon, 02 Mar 2026 10:00:00 GMT", '"a"')).toBe(false);
    expect([
      isUnchanged(null, '"a"'),
      isUnchanged('"b", W/"a"', '"a"'),
      isUnchanged("*", '"a"'),
      isUnchanged('"b"', '"a"'),
    ]).toEqual([false, true, true, false]);
  });
});
