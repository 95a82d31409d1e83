import { drawBrand } from "./brand";
import { drawBand } from "./certificate-band";
import {
  type Box,
  type CertificatePdfWords,
  columns,
  margin,
  type Sheet,
  setName,
  setWords,
} from "./certificate-sheet";
import { cleanLine } from "./clean";
import { defaultAccent, ink, muted, parseColor, tint } from "./color";
import { drawLine } from "./draw";
import type { PdfFonts } from "./fonts";
import { drawWaves } from "./ornament";
import { a4, openPaper, type PdfLocale } from "./paper";
import type { Line } from "./text";

export type { CertificatePdfWords } from "./certificate-sheet";

export interface CertificatePdfInput {
  number: string;
  /** Latin, Arabic or both, whatever the certificate's language. */
  recipientName: string;
  courseTitle: string;
  /** A calendar day: YYYY-MM-DD. */
  completedOn: string;
  /** The brand. */
  issuedBy: string;
  instructorName?: string;
  locale: PdfLocale;
  /** Absolute; printed, linked, and what the QR code says. */
  verifyUrl: string;
  words: CertificatePdfWords;
  /** The tenant's accent, dark enough to carry white text: #rrggbb. Deep teal unless given. */
  accent?: string;
}

/**
 * One A4 page, landscape. The same input gives the same bytes: no clock, no random, and the PDF's dates are the day of
 * completion. Names lose bidi controls and emoji; a letter that no font has is painted as an empty box; where nothing
 * is left, a dash stands. Names too long for two lines at the smallest size end in dots.
 * Throws RangeError for a completedOn that is no day or an accent that is no colour.
 */
export async function renderCertificate(input: CertificatePdfInput, fonts: PdfFonts): Promise<Uint8Array> {
  const { words, locale } = input;
  const date = parseDay(input.completedOn);
  const accent = parseColor(input.accent ?? defaultAccent);
  const facts = {
    name: cleanLine(input.recipientName) || "—",
    course: cleanLine(input.courseTitle) || "—",
    brand: cleanLine(input.issuedBy),
    number: cleanLine(input.number),
    instructor: cleanLine(input.instructorName ?? ""),
    url: cleanLine(input.verifyUrl),
    date: writtenDate(date, locale),
  };
  const paper = await openPaper(
    {
      title: `${words.heading} · ${facts.course} · ${facts.name}`,
      author: facts.brand,
      subject: `${words.number} ${facts.number}`,
      locale,
      date,
    },
    fonts,
  );
  const canvas = paper.addPage(a4.long, a4.short);
  const sheet: Sheet = { paper, canvas, locale, accent, words, facts, direction: locale === "ar" ? "rtl" : "ltr" };
  const { text } = columns(sheet.direction);
  drawFrame(sheet);
  drawBrand(paper, canvas, { name: facts.brand, accent, size: 17 }, text, brandBaseline, sheet.direction);
  drawAward(sheet, text);
  drawFacts(sheet, text);
  drawBand(sheet);
  return paper.finish();
}

function drawFrame({ canvas, accent, direction }: Sheet): void {
  const { band } = columns(direction);
  const height = a4.short - margin * 2;
  canvas.rect(band.left, margin, band.width, height, { fill: tint(accent, 0.06) });
  drawWaves(canvas, { left: band.left, bottom: margin, width: band.width, height }, tint(accent, 0.17));
  canvas.rect(margin, margin, a4.long - margin * 2, height, { stroke: accent, lineWidth: 1.1 });
  const outer = margin - 4;
  canvas.rect(outer, outer, a4.long - outer * 2, a4.short - outer * 2, { stroke: tint(accent, 0.5), lineWidth: 0.4 });
}

const brandBaseline = 508;
const factsTop = margin + 78;

/** What is awarded to whom, for what: stacked, and as a whole in the middle between the brand and the facts. */
function drawAward(sheet: Sheet, box: Box): void {
  const { canvas, accent, words, facts, locale, direction } = sheet;
  const label = locale === "ar" ? 13.5 : 12;
  const nameSizes = { largest: 42, smallest: 17, maxLines: 2 };
  const courseSizes = { largest: 21, smallest: 12, maxLines: 2 };
  const rule = { gap: 16, width: 64 };
  const stack: { gap: number; lines: Line[]; ruled?: boolean }[] = [
    { gap: 0, lines: setWords(sheet, words.heading, { color: ink }, 31, box.width) },
    { gap: 26, lines: setWords(sheet, words.presentedTo, { color: muted }, label, box.width) },
    { gap: 15, lines: setName(sheet, facts.name, { color: accent, bold: true }, box.width, nameSizes), ruled: true },
    { gap: 22, lines: setWords(sheet, words.forCompleting, { color: muted }, label, box.width) },
    { gap: 11, lines: setName(sheet, facts.course, { color: ink, bold: true }, box.width, courseSizes) },
  ];
  const heights = stack.map(({ gap, lines, ruled }) => {
    const own = lines.reduce((sum, line) => sum + above(line) + below(line), 0);
    return gap + own + leading(lines) * Math.max(0, lines.length - 1) + (ruled ? rule.gap : 0);
  });
  const room = brandBaseline - factsTop;
  const spare = room - heights.reduce((sum, height) => sum + height, 0);
  let y = brandBaseline - spare * 0.5;
  for (const { gap, lines, ruled } of stack) {
    y -= gap;
    for (const [index, line] of lines.entries()) {
      y -= above(line) + (index > 0 ? leading(lines) : 0);
      drawLine(canvas, line, box, y, "start", direction);
      y -= below(line);
    }
    if (!ruled) continue;
    y -= rule.gap;
    const left = direction === "ltr" ? box.left : box.left + box.width - rule.width;
    canvas.line([left, y], [left + rule.width, y], accent, 1.6);
  }
}

/** Arabic reaches higher (marks) and deeper (bowls) than Latin. */
function above(line: Line): number {
  return line.size * (isArabic(line) ? 0.84 : 0.74);
}

function below(line: Line): number {
  return line.size * (isArabic(line) ? 0.36 : 0.2);
}

function leading(lines: Line[]): number {
  return (lines[0]?.size ?? 0) * 0.26;
}

function isArabic(line: Line): boolean {
  return line.runs.some((run) => run.arabic);
}

/** The row at the foot: when, by whom taught, under which number. */
function drawFacts(sheet: Sheet, box: Box): void {
  const { canvas, words, facts, locale, direction, accent } = sheet;
  const row = [
    { label: words.completedOn, value: facts.date },
    ...(facts.instructor ? [{ label: words.instructor, value: facts.instructor }] : []),
    { label: words.number, value: facts.number },
  ];
  canvas.line([box.left, factsTop], [box.left + box.width, factsTop], tint(accent, 0.3), 0.5);
  const gap = 18;
  const width = (box.width - gap * (row.length - 1)) / row.length;
  const sizes = { largest: locale === "ar" ? 12.5 : 11.5, smallest: 8, maxLines: 2, patience: 0.8 };
  for (const [index, fact] of row.entries()) {
    const place = direction === "ltr" ? index : row.length - 1 - index;
    const cell = { left: box.left + place * (width + gap), width };
    for (const line of setWords(sheet, fact.label, { color: muted }, locale === "ar" ? 10.5 : 9.5, width)) {
      drawLine(canvas, line, cell, factsTop - 22, "start", direction);
    }
    for (const [step, line] of setName(sheet, fact.value, { color: ink, bold: true }, width, sizes).entries()) {
      drawLine(canvas, line, cell, factsTop - 39 - step * line.size * 1.4, "start", direction);
    }
  }
}

function parseDay(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) {
    throw new RangeError(`completedOn is not a day (YYYY-MM-DD): ${JSON.stringify(day)}`);
  }
  return date;
}

/** The day in words. Arabic keeps Latin digits, as the number and the address beside it are in them too. */
function writtenDate(date: Date, locale: PdfLocale): string {
  const language = locale === "ar" ? "ar-u-ca-gregory-nu-latn" : "en-GB-u-ca-gregory";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
}
