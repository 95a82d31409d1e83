import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ar, en } from "../../../worker/words/gallery";
import Gallery from "./gallery";
import { LayoutSample, layoutNames } from "./layouts";

const home = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(home, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(tsx|css)$/.test(name) && !name.includes(".test."))
  .map((name) => ({ name, text: readFileSync(join(home, name), "utf8") }));

const pages = (["en", "ar"] as const).flatMap((lang) => [
  { name: `gallery ${lang}`, html: renderToStaticMarkup(<Gallery lang={lang} dir={lang === "ar" ? "rtl" : "ltr"} />) },
  ...layoutNames.map((layout) => ({
    name: `${layout} ${lang}`,
    html: renderToStaticMarkup(<LayoutSample layout={layout} lang={lang} />),
  })),
]);

function leaves(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

describe("design system", () => {
  it("PLT-10 needs no inline style, so the content policy can forbid it", () => {
    for (const page of pages) expect(page.html, page.name).not.toMatch(/ style="/);
  });

  it("PLT-10 needs no inline script or handler", () => {
    for (const page of pages) expect(page.html, page.name).not.toMatch(/<script| on[a-z]+="/);
  });

  it("CMS-4 uses logical properties alone", () => {
    const physical =
      /[\s"'`:](?:-?m[lr]|-?p[lr]|left|right|border-[lr]|rounded-(?:[lr]|t[lr]|b[lr])|scroll-[mp][lr])-(?:\d|\[|px|auto|full)|text-(?:left|right)\b/;
    const rule = /^\s*(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\s*:/m;
    const offenders = sources.filter(({ name, text }) => (name.endsWith(".css") ? rule : physical).test(text));
    expect(offenders.map(({ name }) => name)).toEqual([]);
  });

  it("CMS-4 has the same words in both languages, none left empty", () => {
    const [english, arabic] = [leaves(en), leaves(ar)];
    expect(arabic.map(([path]) => path)).toEqual(english.map(([path]) => path));
    const blank = [...english, ...arabic].filter(([path, text]) => !text.trim() && !path.endsWith(".detail"));
    expect(blank).toEqual([]);
  });

  it("CMS-4 ids are unique and valid, and what refers to one finds it", () => {
    for (const { name, html } of pages) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(
        ids.filter((id) => !/^[A-Za-z][\w-]*$/.test(id)),
        name,
      ).toEqual([]);
      const used = [
        ...html.matchAll(/ (?:for|aria-labelledby|aria-describedby|popovertarget|commandfor)="([^"]+)"/g),
      ].flatMap((match) => (match[1] ?? "").split(" "));
      expect(
        used.filter((id) => !ids.includes(id)),
        name,
      ).toEqual([]);
    }
  });
});
