import { expect, it } from "vitest";
import { bounded } from "./bounded";

it("PLT-12 what an isolate keeps ends at its bound, and what is in use stays", () => {
  const kept = bounded<number>(2);
  kept.set("a", 1);
  kept.set("b", 2);
  kept.get("a");
  kept.set("c", 3);
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([1, undefined, 3]);
  kept.set("c", 4);
  expect([kept.get("a"), kept.get("c")]).toEqual([1, 4]);
});

it("PLT-12 things of very different size end at what they weigh together, however few they are", () => {
  const kept = bounded<string>(10, { weigh: (value) => value.length, most: 8 });
  kept.set("a", "xxx");
  kept.set("b", "xxx");
  kept.set("b", "xxxx");
  kept.set("c", "xxx");
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([undefined, "xxxx", "xxx"]);
  // Heavier than all may be: not kept, and the room is free again.
  kept.set("d", "x".repeat(9));
  expect([kept.get("b"), kept.get("c"), kept.get("d")]).toEqual([undefined, undefined, undefined]);
  kept.set("e", "x".repeat(8));
  expect(kept.get("e")).toHaveLength(8);
});
