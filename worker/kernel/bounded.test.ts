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
