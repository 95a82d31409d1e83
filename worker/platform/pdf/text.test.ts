import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { cleanLine, firstStrong, proseDirection } from "./clean";
import { ink } from "./color";
import { fitText } from "./fit";
import { openPaper, type Paper } from "./paper";
import { readFonts } from "./testing/read-pdf";
import { type Line, type Setting, typeset } from "./text";

let paper: Paper;
beforeAll(async () => {
  paper = await openPaper({ title: "t", author: "a", locale: "en" }, await readFonts());
});

const set = (text: string, setting: Partial<Setting> = {}) =>
  typeset(paper, [{ text, style: { color: ink } }], { size: 10, direction: "ltr", ...setting });
/** The words of a line from left to right. */
const words = (line: Line | undefined) => line?.runs.map((run) => run.text.trim()).filter(Boolean) ?? [];
const width = (glyphs: { advance: number }[]) => glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);

describe("shaping", () => {
  it("PRG-5 joins Arabic letters, and sets them from right to left", () => {
    const { arabic } = paper.faces;
    const alone = new Map([..."محمد"].map((letter) => [letter, arabic.shape(letter, "rtl").glyphs[0]?.cid]));
    const joined = arabic.shape("محمد", "rtl").glyphs;
    expect(joined).toHaveLength(4);
    // Leftmost stands the last letter (after the meem it joins), rightmost the first in its initial form.
    expect(joined[0]?.cid).not.toBe(alone.get("د"));
    expect(joined[3]?.cid).not.toBe(alone.get("م"));
    // Both meems are joined, each in a form of its own.
    expect(joined[3]?.cid).not.toBe(joined[1]?.cid);
  });

  it("PRG-5 sets lam and alef as one shape that still reads as two letters", () => {
    const { arabic } = paper.faces;
    const { glyphs } = arabic.shape("لا", "rtl");
    expect(glyphs.map((glyph) => glyph.width > 0)).toEqual([true, false]);
    expect(new Set(glyphs.map((glyph) => glyph.cid)).size).toBe(2);
  });

  it("PRG-5 puts vowel marks on their letters without widening the word", () => {
    const { arabic } = paper.faces;
    const bare = arabic.shape("محمد", "rtl");
    const marked = arabic.shape("مُحَمَّد", "rtl");
    expect(marked.width).toBeCloseTo(bare.width);
    expect(marked.glyphs.filter((glyph) => glyph.advance === 0 && glyph.dy > 0).length).toBeGreaterThanOrEqual(3);
  });

  it("PRG-5 never spaces Arabic letters out, as Latin ones may be", () => {
    expect(set("سلام", { tracking: 100 })[0]?.width).toBeCloseTo(set("سلام")[0]?.width ?? 0);
    expect(set("peace", { tracking: 100 })[0]?.width).toBeCloseTo((set("peace")[0]?.width ?? 0) + 5);
  });
});

describe("order", () => {
  it("PRG-5 orders a mixed line by its base direction", () => {
    const mixed = "John محمد علي Smith";
    expect(words(set(mixed)[0])).toEqual(["John", "علي", "محمد", "Smith"]);
    expect(words(set(mixed, { direction: "rtl" })[0])).toEqual(["Smith", "علي", "محمد", "John"]);
  });

  it("PRG-5 keeps numbers and brackets right within Arabic", () => {
    const [line] = set("الجزء (12) من 2026", { direction: "rtl" });
    expect(words(line)).toEqual(["2026", "من", "(", "12", ")", "الجزء"]);
  });

  it("PRG-5 keeps the signs of C++ at its right among Arabic words", () => {
    expect(words(set("تعلّم C++ بسرعة", { direction: "rtl" })[0])).toEqual(["بسرعة", "C++", "تعلّم"]);
  });

  it("PRG-5 takes a name's direction from its first letter and prose's from the document", () => {
    const { bidi } = paper;
    expect(firstStrong(bidi, "(محمد) Smith", "ltr")).toBe("rtl");
    expect(firstStrong(bidi, "42", "rtl")).toBe("rtl");
    expect(proseDirection(bidi, "React للمبتدئين", "rtl")).toBe("rtl");
    expect(proseDirection(bidi, "Dear manager", "rtl")).toBe("ltr");
  });
});

describe("cleaning", () => {
  it("PRG-5 strips every bidi control, other controls and emoji from a name, and keeps what Arabic spelling needs", () => {
    const controls = "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    expect(cleanLine([...controls].map((control) => `a${control}`).join(""))).toBe("a".repeat(controls.length));
    expect(cleanLine(" Demo\u0000\t🙂 👩🏽‍💻 \uFEFFStudent\uD83D \u{1F1EA}\u{1F1EC}")).toBe("Demo Student");
    expect(cleanLine("می\u200Cخواهم")).toBe("می\u200Cخواهم");
    expect(cleanLine("e\u0301")).toBe("é");
    expect(cleanLine("\uFEE3\uFEA4\uFEE4\uFEAA")).toBe("محمد");
    expect(cleanLine("Plex® 中文")).toBe("Plex® 中文");
  });

  it("PRG-5 paints a letter that no font has as a box and goes on", () => {
    const [line] = set("A中B");
    expect(line?.runs.flatMap((run) => run.glyphs)).toHaveLength(3);
    expect(set("🙂")).toEqual([]);
    expect(set("")).toEqual([]);
  });
});

describe("breaking", () => {
  it("PRG-5 breaks lines at spaces, after hyphens and, at need, within a word", () => {
    const lines = set("one two three-four", { maxWidth: 40 });
    expect(lines.map((line) => words(line).join(" "))).toEqual(["one two", "three-", "four"]);
    const address = set("https://example.com/averylongaddressthatfitsnowhere", { maxWidth: 60 });
    expect(address.length).toBeGreaterThan(2);
    for (const line of address) expect(line.width).toBeLessThanOrEqual(60);
  });

  it("PRG-5 keeps a double name whole, and makes balanced lines alike", () => {
    const filled = set("aaaa aaaa aaaa aaaa aaaa", { maxWidth: 100 });
    const balanced = set("aaaa aaaa aaaa aaaa aaaa", { maxWidth: 100, balanced: true });
    expect(balanced).toHaveLength(filled.length);
    expect(balanced[0]?.width).toBeLessThan(filled[0]?.width ?? 0);
    expect(set("Anna Lee-Smith", { maxWidth: 52, keepHyphens: true }).map((line) => words(line).join(" "))).toEqual([
      "Anna",
      "Lee-Smith",
    ]);
  });

  it("PRG-5 fits any name at all into two lines, without failing", () => {
    const alphabet = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(..."محمد عبدالله لا أُ ّ\u200F\u202E\u2067\u200D (Aé-)12٣🙂中"),
        maxLength: 120,
      }),
    );
    fc.assert(
      fc.property(alphabet, fc.constantFrom("ltr" as const, "rtl" as const), (name, direction) => {
        const spans = [{ text: cleanLine(name), style: { color: ink, bold: true } }];
        const lines = fitText(paper, spans, { direction, maxWidth: 300 }, { largest: 42, smallest: 17, maxLines: 2 });
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(300.01);
          for (const run of line.runs) expect((width(run.glyphs) * line.size) / 1000).toBeCloseTo(run.width, 3);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
