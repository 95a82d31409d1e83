import { type BlockLook, bodyMeasure, drawBlocks } from "./blocks";
import { drawBrand } from "./brand";
import { cleanLine, firstStrong } from "./clean";
import { defaultAccent, ink, muted, parseColor, tint } from "./color";
import { drawLine } from "./draw";
import { fitText } from "./fit";
import { Flow, page } from "./flow";
import type { PdfFonts } from "./fonts";
import { type Block, type Inline, parseMarkdown, plainText } from "./markdown";
import { a4, openPaper, type PdfLocale } from "./paper";
import { typeset } from "./text";

export interface DocumentPdfInput {
  title: string;
  /** GitHub-flavoured: headings, paragraphs, lists, tables, code, quotations, footnotes. Images become their alternative text; HTML is left out. */
  markdown: string;
  locale: PdfLocale;
  brand: string;
  /** Stands as the PDF's dates, which are left out without it. The same input always gives the same bytes. */
  date?: Date;
  /** #rrggbb; deep teal unless given. */
  accent?: string;
}

/** A text on A4 pages, upright, numbered. Throws RangeError for an accent that is no colour. */
export async function renderDocument(input: DocumentPdfInput, fonts: PdfFonts): Promise<Uint8Array> {
  const { locale, date } = input;
  const accent = parseColor(input.accent ?? defaultAccent);
  const title = cleanLine(input.title) || "—";
  const brand = cleanLine(input.brand);
  const [root, paper] = await Promise.all([
    parseMarkdown(input.markdown),
    openPaper({ title, author: brand, locale, date }, fonts),
  ]);
  const flow = new Flow(paper, locale === "ar" ? "rtl" : "ltr");
  const inline: Inline = { accent, definitions: new Map(), footnotes: new Map() };
  for (const block of root.children) {
    if (block.type === "definition") inline.definitions.set(block.identifier, block.url);
  }
  const look: BlockLook = { body: bodyMeasure(locale), inline, text: { color: ink } };

  const box = flow.box();
  drawBrand(paper, flow.canvas, { name: brand, accent, size: 11 }, box, flow.y - 11, flow.direction);
  flow.advance(46);
  const style = { color: ink, bold: true };
  const direction = firstStrong(paper.bidi, title, flow.direction);
  const heading = fitText(
    paper,
    [{ text: title, style }],
    { direction, maxWidth: box.width },
    { largest: 27, smallest: 15, maxLines: 3 },
  );
  for (const line of heading) {
    const leading = line.size * 1.36;
    flow.place(line, box, flow.baseline(line.size, leading), "start", flow.direction);
    flow.advance(leading);
  }
  flow.advance(10);
  const ruleLeft = flow.direction === "ltr" ? box.left : box.left + box.width - 52;
  flow.canvas.line([ruleLeft, flow.y], [ruleLeft + 52, flow.y], accent, 1.6);
  flow.advance(24);

  drawBlocks(flow, withoutTitle(root.children, title, inline), look);
  drawFooters(flow, title, inline);
  return paper.finish();
}

/** The file's own first heading, where it only says the title again, is not printed twice. */
function withoutTitle(blocks: Block[], title: string, inline: Inline): Block[] {
  const [first, ...rest] = blocks;
  const repeats =
    first?.type === "heading" && first.depth === 1 && cleanLine(plainText(first.children, inline)) === title;
  return repeats ? rest : blocks;
}

function drawFooters({ paper, pages, direction }: Flow, title: string, { accent }: Inline): void {
  const style = { color: muted };
  const size = 8.5;
  const y = page.bottom - 26;
  const full = { left: page.side, width: a4.short - page.side * 2 };
  const numberWidth = 60;
  const titleBox = { left: direction === "ltr" ? full.left : full.left + numberWidth, width: full.width - numberWidth };
  const [line] = fitText(
    paper,
    [{ text: title, style }],
    { direction: firstStrong(paper.bidi, title, direction), maxWidth: titleBox.width },
    { largest: size, smallest: size, maxLines: 1 },
  );
  for (const [index, canvas] of pages.entries()) {
    canvas.line([full.left, y + 16], [full.left + full.width, y + 16], tint(accent, 0.25), 0.5);
    if (line) drawLine(canvas, line, titleBox, y, "start", direction);
    // Page and pages are read from left to right in Arabic print too.
    const [number] = typeset(paper, [{ text: `${index + 1} / ${pages.length}`, style }], { size, direction: "ltr" });
    if (number) drawLine(canvas, number, full, y, "end", direction);
  }
}
