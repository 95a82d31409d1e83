import { describe, expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "./local-time";

describe("times in a form", () => {
  it("ASM-2 a quiz's window is typed in the author's zone and kept as an instant", () => {
    expect(fromLocalInput("2026-03-09T14:30", "Asia/Riyadh")).toBe("2026-03-09T11:30:00.000Z");
    expect(toLocalInput("2026-03-09T11:30:00.000Z", "Asia/Riyadh")).toBe("2026-03-09T14:30");
  });
  it("ASM-2 a time after a change of clocks keeps its hour", () => {
    for (const local of ["2026-03-29T00:30", "2026-03-29T03:30", "2026-10-25T12:00"]) {
      expect(toLocalInput(fromLocalInput(local, "Europe/Berlin"), "Europe/Berlin")).toBe(local);
    }
  });
  it("ASM-2 nothing stays nothing, and nonsense is left for the verb to refuse", () => {
    expect(toLocalInput(null, "UTC")).toBe("");
    expect(fromLocalInput("", "UTC")).toBe("");
    expect(fromLocalInput("soon", "UTC")).toBe("soon");
  });
});
