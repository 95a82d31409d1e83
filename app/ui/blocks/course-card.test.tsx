import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { paletteOf, palettes } from "../primitives/seed";
import { CourseCard } from "./course-card";
import { Cover } from "./cover";

const card = { href: "/courses/data", title: "Data", cover: { seed: "data" }, level: "Beginner", duration: "6 h" };

describe("course card", () => {
  it("CRS-1 has one link, whose name is the title", () => {
    const html = renderToStaticMarkup(<CourseCard {...card} price="Free" badge="New" />);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toMatch(/<h3[^>]*><a href="\/courses\/data"[^>]*><bdi>Data<\/bdi><\/a><\/h3>/);
    expect(html).toContain("Free");
  });
  it("CRS-1 shows progress to those enrolled", () => {
    expect(
      renderToStaticMarkup(<CourseCard {...card} progress={{ value: 67, label: "Progress", text: "8 of 12" }} />),
    ).toContain('<progress aria-label="Progress" value="67"');
  });
  it("CRS-1 draws the same cover for the same course, and hides it from readers", () => {
    const draw = (seed: string) => renderToStaticMarkup(<Cover seed={seed} />);
    expect(draw("data")).toBe(draw("data"));
    expect(draw("data")).not.toBe(draw("writing"));
    expect(draw("data")).toContain('aria-hidden="true"');
  });
  it("CRS-1 covers use every palette about equally", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 600; i++) counts.set(paletteOf(`course-${i}`), (counts.get(paletteOf(`course-${i}`)) ?? 0) + 1);
    for (const palette of palettes) expect(counts.get(palette)).toBeGreaterThan(60);
  });
});
