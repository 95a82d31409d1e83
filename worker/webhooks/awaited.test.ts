import { describe, expect, it } from "vitest";
import { awaitedFor } from "./awaited";

describe("payments that somebody was sent to look at", () => {
  it("PAY-2 a payment is awaited from being sent for until its time is over, and again when it is sent for again", () => {
    const awaited = awaitedFor(2_000);
    expect(awaited.has("a", 0)).toBe(false);
    awaited.add("a", 10_000);
    expect(awaited.has("a", 11_999)).toBe(true);
    expect(awaited.has("b", 11_999)).toBe(false);
    expect(awaited.has("a", 12_000)).toBe(false);
    awaited.add("a", 12_000);
    expect(awaited.has("a", 13_999)).toBe(true);
  });

  it("PAY-2 of too many the longest awaited is forgotten, and looked at once more", () => {
    const awaited = awaitedFor(2_000, 2);
    awaited.add("a", 1);
    awaited.add("b", 2);
    awaited.add("a", 3);
    awaited.add("c", 4);
    expect(["a", "b", "c"].filter((payment) => awaited.has(payment, 5))).toEqual(["a", "c"]);
  });
});
