import type { Canvas, Rgb } from "./canvas";
import { type Direction, firstStrong } from "./clean";
import { fitText, type Sizes } from "./fit";
import { a4, type Paper, type PdfLocale } from "./paper";
import { type Line, type TextStyle, typeset } from "./text";

/** The certificate's own words, in its language. */
export interface CertificatePdfWords {
  heading: string;
  presentedTo: string;
  forCompleting: string;
  completedOn: string;
  instructor: string;
  number: string;
  verifyAt: string;
  /** Two or three short words. */
  sealText: string;
}

/** What is printed, cleaned. */
export interface CertificateFacts {
  name: string;
  course: string;
  brand: string;
  number: string;
  /** Empty where none is named. */
  instructor: string;
  url: string;
  date: string;
}

export interface Sheet {
  paper: Paper;
  canvas: Canvas;
  locale: PdfLocale;
  direction: Direction;
  accent: Rgb;
  words: CertificatePdfWords;
  facts: CertificateFacts;
}

export interface Box {
  left: number;
  width: number;
}

/** From the paper's edge to the frame. */
export const margin = 30;
const bandWidth = 208;
const padding = 46;

/** The band with the seal stands at the end of the reading direction; the text has the rest. */
export function columns(direction: Direction): { text: Box; band: Box } {
  const width = a4.long - margin * 2 - bandWidth - padding * 2;
  if (direction === "ltr") {
    return { text: { width, left: margin + padding }, band: { width: bandWidth, left: a4.long - margin - bandWidth } };
  }
  return { text: { width, left: margin + bandWidth + padding }, band: { width: bandWidth, left: margin } };
}

/** One line of the document's own words, shrunk where it must be. */
export function setWords(sheet: Sheet, text: string, style: TextStyle, size: number, maxWidth: number): Line[] {
  const setting = { direction: sheet.direction };
  const [line] = typeset(sheet.paper, [{ text, style }], { ...setting, size });
  if (!line) return [];
  if (line.width <= maxWidth) return [line];
  return typeset(sheet.paper, [{ text, style }], { ...setting, size: (size * maxWidth) / line.width });
}

/** Someone's name or title: in the direction of its own first letter, as large as fits. */
export function setName(sheet: Sheet, text: string, style: TextStyle, maxWidth: number, sizes: Sizes): Line[] {
  const direction = firstStrong(sheet.paper.bidi, text, sheet.direction);
  return fitText(sheet.paper, [{ text: joinNames(text), style }], { direction, maxWidth, keepHyphens: true }, sizes);
}

/** Keeps the first part of an Arabic compound name (Abd al-…, Abu …, bin …) on the line of what it belongs to. */
function joinNames(text: string): string {
  return text.replace(/(?<!\S)(عبد|أبو|أبي|أم|بن|بنت|ابن|آل) (?=\S)/g, "$1\u00A0");
}
