import { describe, expect, it } from "vitest";
import { catalogueHref, changed, isNarrowed, readFilters } from "./catalogue-filters";

const read = (query: string) => readFilters(new URLSearchParams(query));

describe("catalogue filters", () => {
  it("CRS-1 are read from an address and written back in one order", () => {
    const filters = read("sort=title&price=free&level=beginner&category=renewable-energy&q= solar ");
    expect(filters).toEqual({
      q: "solar",
      category: "renewable-energy",
      level: "beginner",
      price: "free",
      sort: "title",
    });
    expect(catalogueHref("/courses", filters)).toBe(
      "/courses?q=solar&category=renewable-energy&level=beginner&price=free&sort=title",
    );
    expect(catalogueHref("/ar/courses", {})).toBe("/ar/courses");
  });

  it("CRS-1 pass over what cannot be meant, as an empty form field is", () => {
    expect(read("q=&category=&level=&price=&sort=")).toEqual({});
    expect(
      read(
        `level=wizard&price=-1&category=${encodeURIComponent("../x")}&q=${"a".repeat(201)}&cursor=${"c".repeat(401)}&utm_source=mail`,
      ),
    ).toEqual({});
  });

  it("CRS-1 take Arabic words and keep them", () => {
    const filters = read(`q=${encodeURIComponent("الطاقة الشمسية")}`);
    expect(filters).toEqual({ q: "الطاقة الشمسية" });
    expect(new URL(catalogueHref("/ar/courses", filters), "http://x").searchParams.get("q")).toBe("الطاقة الشمسية");
  });

  it("CRS-1 start the list again when one changes, and go away one by one", () => {
    const filters = read("q=solar&level=beginner&cursor=abc");
    expect(changed(filters, { price: "free" })).toEqual({ q: "solar", level: "beginner", price: "free" });
    const without = changed(filters, { level: undefined });
    expect(catalogueHref("/courses", without)).toBe("/courses?q=solar");
    expect([isNarrowed(filters), isNarrowed(without)]).toEqual([true, false]);
  });
});
