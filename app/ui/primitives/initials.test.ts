import { describe, expect, it } from "vitest";
import { initials } from "./initials";

describe("initials", () => {
  it("PRO-1 takes the first and the last name", () => {
    expect(initials("demo student")).toBe("DS");
    expect(initials("Demo van der Student")).toBe("DS");
    expect(initials("Ada")).toBe("A");
    expect(initials("  (Demo)  O’Student ")).toBe("DO");
  });
  it("CMS-4 drops the Arabic article and keeps the letters apart", () => {
    expect(initials("طالب التجريبي")).toBe("ط\u00a0ت");
    expect(initials("\u200fطالب")).toBe("ط");
  });
  it("PRO-1 has nothing to show for an empty name", () => {
    expect(initials("")).toBe("");
    expect(initials(" – ")).toBe("");
  });
});
