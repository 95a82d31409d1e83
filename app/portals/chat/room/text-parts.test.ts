import { describe, expect, it } from "vitest";
import { partsOf } from "./text-parts";

describe("the words of a message", () => {
  it("CHT-1 finds addresses, and leaves the sentence's own signs outside", () => {
    const parts = partsOf(
      "See https://example.org/a?b=1. Or (https://example.org/c_(d)), انظر https://example.org/e،",
      [],
    );
    expect(parts.filter(({ is }) => is === "link").map(({ text }) => text)).toEqual([
      "https://example.org/a?b=1",
      "https://example.org/c_(d)",
      "https://example.org/e",
    ]);
    expect(parts.map(({ text }) => text).join("")).toContain("Or (https://");
  });

  it("CHT-1 makes no link of what is not on the web", () => {
    for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://"])
      expect(partsOf(text, [])).toEqual([{ is: "text", text }]);
  });

  it("CHT-4 marks the people who are mentioned, the longest name first", () => {
    expect(partsOf("hi @Sam Lee, @Sam!", ["Sam", "Sam Lee"])).toEqual([
      { is: "text", text: "hi " },
      { is: "mention", text: "@Sam Lee" },
      { is: "text", text: ", " },
      { is: "mention", text: "@Sam" },
      { is: "text", text: "!" },
    ]);
  });
});
