import { describe, expect, it } from "vitest";
import { branchOf, visibleCategories } from "./category-branch";

const node = (slug: string, parentSlug: string | null, count = 1) => ({
  uuid: slug,
  slug,
  name: slug,
  parentSlug,
  depth: parentSlug ? 1 : 0,
  count,
});
const tree = [
  node("trades", null, 2),
  node("solar", "trades"),
  node("cooling", "trades"),
  node("digital", null),
  node("data", "digital"),
  node("empty", null, 0),
];
const slugs = (nodes: { slug: string }[]) => nodes.map(({ slug }) => slug);

describe("category tree", () => {
  it("CRS-1 shows its top, and below it the chosen branch alone", () => {
    expect(slugs(visibleCategories(tree, undefined))).toEqual(["trades", "digital"]);
    expect(slugs(visibleCategories(tree, "solar"))).toEqual(["trades", "solar", "cooling", "digital"]);
    expect(slugs(visibleCategories(tree, "trades"))).toEqual(["trades", "solar", "cooling", "digital"]);
  });
  it("CRS-1 leaves out fields without courses, unless one is chosen", () => {
    expect(slugs(visibleCategories(tree, "empty"))).toEqual(["trades", "digital", "empty"]);
  });
  it("CRS-1 finds the way to a category; an unknown one has none", () => {
    expect(slugs(branchOf(tree, "solar"))).toEqual(["trades", "solar"]);
    expect(branchOf(tree, "nowhere")).toEqual([]);
  });
});
