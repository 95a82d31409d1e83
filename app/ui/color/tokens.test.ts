import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brandVariables, HARDEST_GROUND } from "./brand";
import { contrast, mix, parseHex, type Rgb } from "./contrast";

const css = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8");
type Tokens = Map<string, string>;

function declarations(block: string): Tokens {
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}
const [lightBlock = "", darkBlock = ""] = css.slice(css.indexOf(":root {")).split("@variant dark {");
const light = declarations(lightBlock);
const themes = { light, dark: new Map([...light, ...declarations(darkBlock)]) };

/** Evaluates the few forms tokens.css uses: hex, var(), color-mix(in oklab, …). */
function colour(value: string, tokens: Tokens): Rgb {
  const name = /^var\((--[\w-]+)\)$/.exec(value.trim())?.[1];
  if (name) return colour(tokens.get(name) ?? "", tokens);
  const mixed = /^color-mix\(in oklab, (.+) (\d+)%, (.+)\)$/.exec(value.trim());
  if (mixed) return mix(colour(mixed[1] ?? "", tokens), Number(mixed[2]) / 100, colour(mixed[3] ?? "", tokens));
  const hex = parseHex(value);
  if (!hex) throw new Error(`not a colour: "${value}"`);
  return hex;
}

const grounds = ["canvas", "surface", "raised", "sunken"];
const on = (texts: string[], backgrounds: string[]) => texts.flatMap((t) => backgrounds.map((b) => [t, b] as const));
/** Text on ground: 4.5 to 1 (WCAG 1.4.3). */
const textPairs = [
  ...on(["ink", "ink-muted", "ink-faint", "accent", "accent-ink"], grounds),
  ...on(["success-ink", "warning-ink", "danger-ink", "info-ink", "danger"], grounds),
  ...["accent", "success", "warning", "danger", "info"].map((m) => [`${m}-ink`, `${m}-tint`] as const),
  ...on(["ink", "ink-muted"], ["accent-tint", "success-tint", "warning-tint", "danger-tint", "info-tint"]),
  ...on(["on-accent"], ["accent", "accent-hover"]),
  ...on(["on-danger"], ["danger", "danger-hover"]),
  ...["sea", "sky", "sand", "plum", "rose", "leaf"].map((c) => [`cover-${c}-ink`, `cover-${c}`] as const),
  ["canvas", "ink"] as const,
];
/** Edges of controls, dots, bars: 3 to 1 (WCAG 1.4.11). */
const shapePairs = [
  ...on(["line-control"], ["surface", "canvas", "raised"]),
  ...on(["accent", "success", "warning", "danger", "info"], grounds),
  ...on(["series-1", "series-2", "series-3", "series-4", "series-5"], ["surface", "canvas"]),
];

function weak(tokens: Tokens, pairs: (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([text, ground]) => {
    const ratio = contrast(colour(`var(--${text})`, tokens), colour(`var(--${ground})`, tokens));
    return ratio < least ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
  });
}

describe("tokens", () => {
  for (const [name, tokens] of Object.entries(themes)) {
    it(`CMS-4 ${name}: every text and ground pair is at WCAG AA`, () => {
      expect(weak(tokens, textPairs, 4.5)).toEqual([]);
    });
    it(`CMS-4 ${name}: every control edge, mark and series is at 3 to 1`, () => {
      expect(weak(tokens, shapePairs, 3)).toEqual([]);
    });
    it(`PLT-5 ${name}: any tenant's accent, however pale or dark, is made readable`, () => {
      for (const hex of [
        "#ffe600",
        "#000000",
        "#ffffff",
        "#e11d48",
        "#7c3aed",
        "#0ea5e9",
        "#84cc16",
        "#f97316",
        "#222",
      ]) {
        const brand = new Map([...tokens, ...Object.entries(brandVariables(hex) ?? {})]);
        const accent = textPairs.filter(([text, ground]) => `${text} ${ground}`.includes("accent"));
        expect(weak(brand, accent, 4.5), hex).toEqual([]);
      }
    });
  }
  it("PLT-5 a colour that cannot be read is refused", () => {
    for (const bad of ["red", "#12", "", "#12345g", "url(x)"]) expect(brandVariables(bad)).toBeNull();
  });
  it("PLT-5 the grounds a brand is measured on are the stylesheet's own", () => {
    expect([themes.light.get("--sunken"), themes.dark.get("--sunken")]).toEqual([
      HARDEST_GROUND.light,
      HARDEST_GROUND.dark,
    ]);
  });
});
