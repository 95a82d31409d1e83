import { describe, expect, it } from "vitest";
import { withoutRepetition } from "./reporting";

describe("errors nobody refused", () => {
  function reporter() {
    const told: [string, Record<string, unknown>][] = [];
    let now = 0;
    const errors = withoutRepetition({ report: (error, about) => void told.push([String(error), about]) }, () => now);
    const pass = (ms: number) => {
      now += ms;
    };
    return { told, errors, pass };
  }
  // One line that throws: what makes two errors the same is also where they come from.
  const fail = (message: string) => new Error(message);

  it("PLT-6 the same one is told once a minute, then with how often it has been, whatever ids it names", () => {
    const { told, errors, pass } = reporter();
    for (let n = 0; n < 50; n++) errors.report(fail(`row ${n} of 01a21dd8-c42a-709a-be71-ad5c9029adee`), { n });
    expect(told).toEqual([["Error: row 0 of 01a21dd8-c42a-709a-be71-ad5c9029adee", { n: 0 }]]);
    errors.report(fail("another"), {});
    expect(told).toHaveLength(2);
    pass(60_001);
    errors.report(fail("row 99 of 01a21dd8-c42a-709a-be71-ad5c9029adee"), {});
    expect(told[2]?.[1]).toEqual({ repeated: 49 });
  });

  it("PLT-6 a flood of different ones is one outage: twenty are told, the others counted", () => {
    const { told, errors, pass } = reporter();
    for (let n = 0; n < 100; n++) errors.report(fail("x".repeat(n + 1)), {});
    expect(told).toHaveLength(20);
    pass(60_001);
    errors.report(fail("after it"), {});
    expect(told.at(-1)?.[1]).toEqual({ unreported: 80 });
  });
});
