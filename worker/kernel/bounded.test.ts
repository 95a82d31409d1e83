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

it("PLT-12 what is kept by weight ends at that, and what is heavier than all of it is not kept", () => {
  const kept = bounded<string>(10, (text) => text.length);
  kept.set("a", "four");
  kept.set("b", "five5");
  kept.set("a", "4");
  kept.set("c", "four");
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual(["4", "five5", "four"]);
  kept.set("d", "longer than ten");
  expect(kept.get("d")).toBeUndefined();
});
