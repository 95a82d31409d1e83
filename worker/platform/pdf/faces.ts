import type { PDFContext, PDFRef } from "@cantoo/pdf-lib";
import type { Font, PathCommand } from "fontkit";

/** One glyph to be painted. Lengths are in thousandths of the font size; the pen moves by `advance`. */
export interface PlacedGlyph {
  /** The code by which the content stream names it. */
  cid: number;
  /** The advance that the PDF's own width table states for it, before kerning. */
  width: number;
  advance: number;
  dx: number;
  dy: number;
}

export interface Shaped {
  glyphs: PlacedGlyph[];
  /** Thousandths of the font size. */
  width: number;
}

export interface Outline {
  /** In font units. */
  commands: PathCommand[];
  /** From font units to the font size. */
  scale: number;
  /** Thousandths of the font size. */
  advance: number;
}

interface UsedGlyph {
  gid: number;
  width: number;
  text: string;
}

/** Readers take a gap of a tenth of the size for a space; Arabic kerning that opens a hair more would tear words for them. */
const widestKern = 95;

/**
 * A font as one PDF uses it: shapes text, remembers which glyphs were used, and embeds exactly those.
 *
 * pdf-lib's own embedder is not used because it drops what Arabic needs: mark positions, and the text behind shaped
 * forms. Here each pair of glyph and text has a code of its own (mapped to the glyph by CIDToGIDMap), so that text
 * copied or read aloud from the PDF is the text that was set, even where letters share a shape.
 */
export class Face {
  private readonly codes = new Map<string, number>();
  /** Index is the code; code 0 is the missing-glyph box. */
  private readonly used: UsedGlyph[] = [{ gid: 0, width: 0, text: "" }];

  /** The space's glyph: no outline. */
  private readonly blank: number;

  constructor(
    readonly key: string,
    private readonly font: Font,
  ) {
    this.blank = font.glyphForCodePoint(0x20).id;
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }

  get isUsed(): boolean {
    return this.used.length > 1;
  }

  /** Shapes text of one direction. A character the font lacks becomes the font's box. Glyphs come in visual order. */
  shape(text: string, direction: "ltr" | "rtl", tracking = 0): Shaped {
    // fontkit caches glyphs together with the text that first produced them; emptied, each word gets its own text.
    this.font._glyphs = {};
    const script = /\p{Script=Arabic}/u.test(text) ? "arab" : "latn";
    const run = this.font.layout(text, [], script, undefined, direction);
    const em = 1000 / this.font.unitsPerEm;
    const glyphs: PlacedGlyph[] = [];
    let total = 0;
    for (const [index, glyph] of run.glyphs.entries()) {
      const position = run.positions[index];
      if (!position) continue;
      // Joiners that fontkit has hidden: a space of no width, which must not come back as a space in copied text.
      if (position.xAdvance === 0 && glyph.codePoints[0] === 0x20) continue;
      const width = glyph.advanceWidth * em;
      const excess = width > 0 ? Math.max(0, position.xAdvance * em - width - widestKern) : 0;
      const advance = position.xAdvance * em - excess + tracking;
      const letters = glyph.codePoints.map((codePoint) => String.fromCodePoint(codePoint));
      const spread = direction === "rtl" && letters.length > 1;
      const text = spread ? (letters.pop() ?? "") : letters.splice(0).join("");
      const dy = position.yOffset * em;
      glyphs.push({ cid: this.code(glyph.id, text, width), width, advance, dx: position.xOffset * em - excess, dy });
      // Readers turn right-to-left text around glyph by glyph, so a ligature would come back with its letters
      // swapped. It therefore stands for its last letter, and empty glyphs of no width to its right for the others.
      for (const letter of letters.reverse()) {
        glyphs.push({ cid: this.code(this.blank, letter, 0), width: 0, advance: 0, dx: 0, dy });
      }
      total += advance;
    }
    return { glyphs, width: total };
  }

  /** The text's outlines as shapes rather than letters: for ornament, which is not read, copied or searched. */
  outlines(text: string): Outline[] {
    const em = 1000 / this.font.unitsPerEm;
    const run = this.font.layout(text, [], "latn", undefined, "ltr");
    return run.glyphs.map((glyph, index) => ({
      commands: glyph.path.commands,
      scale: em / 1000,
      advance: (run.positions[index]?.xAdvance ?? 0) * em,
    }));
  }

  private code(gid: number, text: string, width: number): number {
    const key = `${gid} ${text}`;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const cid = this.used.push({ gid, width, text }) - 1;
    this.codes.set(key, cid);
    return cid;
  }

  /** Writes the subset font and its tables. Call once, after all text is shaped (PDF 32000-1, 9.7). */
  embed(context: PDFContext, pdf: typeof import("@cantoo/pdf-lib")): PDFRef {
    const { font } = this;
    const em = 1000 / font.unitsPerEm;
    const subset = font.createSubset();
    const gids = new Uint8Array(this.used.length * 2);
    for (const [cid, glyph] of this.used.entries()) {
      const gid = glyph.gid === 0 ? 0 : subset.includeGlyph(glyph.gid);
      gids[cid * 2] = gid >> 8;
      gids[cid * 2 + 1] = gid & 0xff;
    }
    const name = `${subsetTag(this.used)}+${font.postscriptName}`;
    const { minX, minY, maxX, maxY } = font.bbox;
    const descriptor = context.obj({
      Type: "FontDescriptor",
      FontName: name,
      Flags: 4,
      FontBBox: [minX * em, minY * em, maxX * em, maxY * em],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * em,
      Descent: font.descent * em,
      CapHeight: font.capHeight * em,
      XHeight: font.xHeight * em,
      StemV: name.includes("SemiBold") ? 120 : 80,
      FontFile2: context.register(context.flateStream(subset.encode())),
    });
    const descendant = context.obj({
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: name,
      CIDSystemInfo: {
        Registry: pdf.PDFString.of("Adobe"),
        Ordering: pdf.PDFString.of("Identity"),
        Supplement: 0,
      },
      FontDescriptor: context.register(descriptor),
      CIDToGIDMap: context.register(context.flateStream(gids)),
      W: [0, this.used.map((glyph) => glyph.width)],
    });
    return context.register(
      context.obj({
        Type: "Font",
        Subtype: "Type0",
        BaseFont: name,
        Encoding: "Identity-H",
        DescendantFonts: [context.register(descendant)],
        ToUnicode: context.register(context.flateStream(toUnicode(this.used))),
      }),
    );
  }
}

const parsed = new WeakMap<Uint8Array, Font>();

/** Parses a font file, once per array of bytes: parsing is the greater part of the time a short PDF takes. */
export async function parseFont(bytes: Uint8Array): Promise<Font> {
  const known = parsed.get(bytes);
  if (known) return known;
  const fontkit = await import("fontkit");
  const font = fontkit.create(bytes);
  parsed.set(bytes, font);
  return font;
}

/** Six letters that differ where the glyphs differ, as a subset's name must begin (9.6.4); FNV-1a. */
function subsetTag(used: UsedGlyph[]): string {
  let hash = 0x811c9dc5;
  for (const { gid } of used) hash = Math.imul(hash ^ gid, 0x01000193) >>> 0;
  let tag = "";
  for (let letter = 0; letter < 6; letter++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** The map from codes back to text (9.10.3), in blocks of at most a hundred as the format asks. */
function toUnicode(used: UsedGlyph[]): string {
  const lines = used.flatMap(({ text }, cid) => (text ? [`<${hex(cid)}> <${utf16(text)}>`] : []));
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

export function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function utf16(text: string): string {
  let out = "";
  for (let index = 0; index < text.length; index++) out += hex(text.charCodeAt(index));
  return out;
}
