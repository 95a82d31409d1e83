import { expect, test } from "vitest";
import { type Aim, verdictOf } from "./aims";

const aim = (what: string, met: boolean | null): Aim => ({ what, aim: "≤ 2", found: "3", met });

test("PLT-12 a run ends with the aims that it missed, by name and figure, and says what it could not measure", () => {
  expect(verdictOf([aim("Round trips", true), aim("Script", true)])).toEqual({
    missed: 0,
    lines: ["All 2 aims are met."],
  });
  expect(verdictOf([aim("Round trips", false), aim("Script", true), aim("Start-up", null)])).toEqual({
    missed: 1,
    lines: [
      "1 of 3 aims are missed:",
      "  Round trips: 3, aimed at ≤ 2",
      "Not measured:",
      "  Start-up: 3, aimed at ≤ 2",
    ],
  });
});
