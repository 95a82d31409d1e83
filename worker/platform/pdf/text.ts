import type { Bidi } from "bidi-js";
import type { Rgb } from "./canvas";
import { cleanText, type Direction } from "./clean";
import type { Face, PlacedGlyph } from "./faces";

export interface TextTools {
  bidi: Bidi;
  faces: { latin: Face; latinBold: Face; arabic: Face; arabicBold: Face };
}

export interface TextStyle {
  color: Rgb;
  bold?: boolean;
  /** Leans Latin text; Arabic has no italic and is set bold instead. */
  slanted?: boolean;
  struck?: boolean;
  /** A tint behind, as for a word of code. */
  tinted?: boolean;
  /** A line of code: every space counts, and all are as wide. */
  code?: boolean;
  url?: string;
}

export interface Span {
  text: string;
  style: TextStyle;
}

export interface Setting {
  /** Points. */
  size: number;
  /** The paragraph's base direction. */
  direction: Direction;
  /** Points; lines are broken to it. Without it everything stands on one line. */
  maxWidth?: number;
  /** Makes the lines of a heading alike in length instead of filling the first. */
  balanced?: boolean;
  /** Does not break after a hyphen, as in a double name. */
  keepHyphens?: boolean;
  /** Extra space between Latin letters, in thousandths of the size. Arabic letters join and are never spaced. */
  tracking?: number;
}

/** Text of one face, style and direction, in visual order within. */
export interface Run {
  text: string;
  glyphs: PlacedGlyph[];
  face: Face;
  arabic: boolean;
  style: TextStyle;
  level: number;
  /** Points. */
  width: number;
}

export interface Line {
  /** From left to right, whatever the language. */
  runs: Run[];
  /** Points. */
  width: number;
  size: number;
  direction: Direction;
}

/** A stretch that no line break divides: a word, or the space between words. */
interface Token {
  kind: "word" | "space" | "break";
  runs: Run[];
  width: number;
}

/** A line break, a space that may be broken at, or a word; no-break spaces belong to words. */
const pieces = /\n|[^\S\n\u00A0\u202F]+|(?:[\u00A0\u202F]|\S)+/gu;
/** The same, a word ending also after a hyphen, dash or stroke between two letters. */
const smallPieces =
  /\n|[^\S\n\u00A0\u202F]+|(?:[\u00A0\u202F]|\S)+?(?:(?<=\p{L}[-\u2013\u2014/])(?=\p{L})|(?=[^\S\u00A0\u202F])|$)/gu;
const codeSpaceWidth = 600;

/** Shapes, orders (Unicode bidirectional algorithm) and breaks text. Never throws for odd text; nothing left makes no lines. */
export function typeset(tools: TextTools, spans: Span[], setting: Setting): Line[] {
  const tokens = tokenize(tools, spans, setting);
  const { maxWidth } = setting;
  if (maxWidth === undefined) return breakLines(tokens, Number.POSITIVE_INFINITY, setting);
  const lines = breakLines(tokens, maxWidth, setting);
  if (!setting.balanced || lines.length < 2) return lines;
  let low = maxWidth / lines.length;
  let high = maxWidth;
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (breakLines(tokens, middle, setting).length > lines.length) low = middle;
    else high = middle;
  }
  return breakLines(tokens, high, setting);
}

function tokenize(tools: TextTools, spans: Span[], setting: Setting): Token[] {
  const has = (codePoint: number) => tools.faces.latin.has(codePoint) || tools.faces.arabic.has(codePoint);
  const styles: TextStyle[] = [];
  let text = "";
  for (const span of spans) {
    const cleaned = holdMarks(cleanText(span.text, has));
    for (let index = 0; index < cleaned.length; index++) styles.push(span.style);
    text += cleaned;
  }
  // Paragraph separators would restart the base direction; lines of one paragraph share it.
  const { levels } = tools.bidi.getEmbeddingLevels(text.replaceAll("\n", " "), setting.direction);
  const tokens: Token[] = [];
  for (const match of text.matchAll(setting.keepHyphens ? pieces : smallPieces)) {
    const [piece] = match;
    if (piece === "") continue;
    if (piece === "\n") {
      tokens.push({ kind: "break", runs: [], width: 0 });
      continue;
    }
    const kind = /^[^\S\u00A0\u202F]/u.test(piece) ? "space" : "word";
    const shown = kind === "space" && !styles[match.index]?.code ? " " : piece;
    const runs = shapeRuns(tools, shown, match.index, styles, levels, setting);
    const width = sum(runs);
    const token: Token = { kind, runs, width };
    if (token.kind === "word" && setting.maxWidth !== undefined && width > setting.maxWidth) {
      tokens.push(...splitWord(tools, piece, match.index, styles, levels, setting));
    } else tokens.push(token);
  }
  return tokens;
}

/** C++ and C# keep their signs to the right of the letter among Arabic words (U+200E is never painted). */
function holdMarks(text: string): string {
  return text.replace(/([A-Za-z][+#]+)(?![A-Za-z])/g, "$1\u200E");
}

/** A word wider than the line (an address, most often) may be broken anywhere between two characters a reader sees. */
function splitWord(
  tools: TextTools,
  word: string,
  start: number,
  styles: TextStyle[],
  levels: Uint8Array,
  setting: Setting,
): Token[] {
  const maxWidth = setting.maxWidth ?? 0;
  const tokens: Token[] = [];
  let from = 0;
  let runs: Run[] = [];
  for (const { index, segment } of new Intl.Segmenter().segment(word)) {
    const to = index + segment.length;
    const longer = shapeRuns(tools, word.slice(from, to), start + from, styles, levels, setting);
    if (sum(longer) > maxWidth && index > from) {
      tokens.push({ kind: "word", runs, width: sum(runs) });
      from = index;
      runs = shapeRuns(tools, segment, start + from, styles, levels, setting);
    } else runs = longer;
  }
  tokens.push({ kind: "word", runs, width: sum(runs) });
  return tokens;
}

/** Cuts a piece where its face, style or level changes and shapes each part. `start` is its place among styles and levels. */
function shapeRuns(
  tools: TextTools,
  piece: string,
  start: number,
  styles: TextStyle[],
  levels: Uint8Array,
  setting: Setting,
): Run[] {
  const runs: Run[] = [];
  let part: { text: string; face: Face; arabic: boolean; style: TextStyle; level: number } | undefined;
  const close = () => {
    if (!part) return;
    const direction = part.level % 2 === 1 ? "rtl" : "ltr";
    const shaped = part.face.shape(part.text, direction, part.arabic ? 0 : setting.tracking);
    if (part.style.code) widenSpaces(part.text, shaped);
    runs.push({ ...part, glyphs: shaped.glyphs, width: (shaped.width * setting.size) / 1000 });
    part = undefined;
  };
  let offset = 0;
  for (const character of piece) {
    const at = start + offset;
    offset += character.length;
    if (/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(character)) continue;
    const level = levels[at] ?? 0;
    const style = styles[at];
    if (!style) continue;
    const mirrored = /\s/.test(character)
      ? " "
      : level % 2 === 1
        ? (tools.bidi.getMirroredCharacter(character) ?? character)
        : character;
    const arabic = usesArabicFace(tools, mirrored, level, part?.arabic);
    const face = pickFace(tools, arabic, style);
    // Boxes stand alone: each must keep the character it stands for.
    const box = !face.has(mirrored.codePointAt(0) ?? 0) && !joiner.test(mirrored);
    if (box || part?.face !== face || part.style !== style || part.level !== level) close();
    if (part) part.text += mirrored;
    else part = { text: mirrored, face, arabic, style, level };
    if (box) close();
  }
  close();
  return runs;
}

/** What belongs to the letter before it. */
const joiner = /[\p{M}\u200C\u200D]/u;

function usesArabicFace(tools: TextTools, character: string, level: number, before: boolean | undefined): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  const { latin, arabic } = tools.faces;
  const joins = joiner.test(character);
  const wanted = joins && before !== undefined ? before : /\p{Script=Arabic}/u.test(character) || level % 2 === 1;
  if (joins && !latin.has(codePoint) && !arabic.has(codePoint)) return wanted;
  return (wanted ? arabic : latin).has(codePoint)
    ? wanted
    : (wanted ? latin : arabic).has(codePoint)
      ? !wanted
      : wanted;
}

function pickFace(tools: TextTools, arabic: boolean, style: TextStyle): Face {
  const { faces } = tools;
  if (arabic) return style.bold || style.slanted ? faces.arabicBold : faces.arabic;
  return style.bold ? faces.latinBold : faces.latin;
}

/** Columns of code line up by their spaces. */
function widenSpaces(text: string, shaped: { glyphs: PlacedGlyph[]; width: number }): void {
  if (!/^ +$/.test(text)) return;
  for (const glyph of shaped.glyphs) glyph.advance = codeSpaceWidth;
  shaped.width = shaped.glyphs.length * codeSpaceWidth;
}

function breakLines(tokens: Token[], maxWidth: number, setting: Setting): Line[] {
  const lines: Line[] = [];
  let line: Token[] = [];
  let width = 0;
  const close = () => {
    while (line.at(-1)?.kind === "space") line.pop();
    lines.push(toLine(line, setting));
    line = [];
    width = 0;
  };
  for (const token of tokens) {
    if (token.kind === "break") {
      close();
      continue;
    }
    const isCode = token.runs[0]?.style.code;
    if (token.kind === "space" && line.length === 0 && !isCode) continue;
    if (token.kind === "word" && line.length > 0 && width + token.width > maxWidth + 0.01) close();
    line.push(token);
    width += token.width;
  }
  if (line.some((token) => token.kind === "word")) close();
  return lines;
}

/** Puts the runs of a line into visual order (rule L2: from the highest level down, each stretch is turned around). */
function toLine(tokens: Token[], setting: Setting): Line {
  const runs = tokens.flatMap((token) => token.runs);
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < runs.length; start++) {
      let end = start;
      while ((runs[end]?.level ?? -1) >= level) end++;
      if (end > start + 1) runs.splice(start, end - start, ...runs.slice(start, end).reverse());
      if (end > start) start = end;
    }
  }
  return { runs, width: sum(runs), size: setting.size, direction: setting.direction };
}

export function sum(runs: Run[]): number {
  return runs.reduce((total, run) => total + run.width, 0);
}
