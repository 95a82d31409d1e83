import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFRawStream } from "@cantoo/pdf-lib";
import { loadPdfFonts, type PdfFonts, pdfFontFiles } from "../fonts";

/** One string as a page paints it: its text from left to right, where it begins and how large it is, in points. */
export interface PaintedText {
  text: string;
  x: number;
  y: number;
  size: number;
  font: string;
}

export interface ReadPage {
  width: number;
  height: number;
  texts: PaintedText[];
  links: string[];
  fonts: string[];
}

/** The fonts from their npm packages, as the build copies them. */
export function readFonts(): Promise<PdfFonts> {
  const { resolve } = createRequire(import.meta.url);
  const sources = new Map(Object.values(pdfFontFiles).map(({ path, source }) => [path, source]));
  return loadPdfFonts(async (path) => new Uint8Array(await readFile(resolve(sources.get(path) ?? ""))));
}

/** Reads back what we wrote, as a viewer would: content streams, and codes through each font's ToUnicode map. */
export async function readPdf(bytes: Uint8Array): Promise<{ document: PDFDocument; pages: ReadPage[] }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return { document, pages: document.getPages().map(readPage) };
}

function readPage(page: PDFPage): ReadPage {
  const fonts = page.node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
  const maps = new Map<string, Map<string, string>>();
  const names: string[] = [];
  for (const [key, value] of fonts?.entries() ?? []) {
    const font = page.doc.context.lookup(value, PDFDict);
    maps.set(key.decodeText(), readMap(inflate(font.lookup(PDFName.of("ToUnicode")))));
    names.push(font.lookup(PDFName.of("BaseFont"), PDFName).decodeText());
  }
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref)) : [contents];
  const { width, height } = page.getSize();
  return {
    width,
    height,
    texts: streams.flatMap((stream) => readTexts(inflate(stream), maps)),
    links: readLinks(page),
    fonts: names,
  };
}

function readTexts(content: string, maps: Map<string, Map<string, string>>): PaintedText[] {
  const blocks = content.matchAll(/BT \/(\S+) (\S+) Tf .*? rg (?:\S+ ){4}(\S+) (\S+) Tm\n(.*?)\nET/gs);
  return [...blocks].map(([, font = "", size, x, y, shown = ""]) => {
    const codes = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
    const text = codes.map((code) => maps.get(font)?.get(code) ?? "").join("");
    return { text, font, x: Number(x), y: Number(y), size: Number(size) };
  });
}

function readMap(cmap: string): Map<string, string> {
  return new Map(
    [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)].map(([, code = "", utf16 = ""]) => [
      code,
      String.fromCharCode(...(utf16.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    ]),
  );
}

function readLinks(page: PDFPage): string[] {
  const annotations = page.node.Annots()?.asArray() ?? [];
  return annotations.map((ref) => {
    const action = page.doc.context.lookup(ref, PDFDict).lookup(PDFName.of("A"), PDFDict);
    return String(action.get(PDFName.of("URI"))).replace(/^\(|\)$/g, "");
  });
}

function inflate(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new TypeError("not a stream");
  return new TextDecoder("latin1").decode(inflateSync(stream.getContents()));
}

/** What stands on one line of a page, from left to right. */
export function lineAt(page: ReadPage, y: number): string {
  return page.texts
    .filter((text) => text.y === y)
    .sort((a, b) => a.x - b.x)
    .map((text) => text.text)
    .join("");
}

/** All lines of a page from top to bottom, each from left to right. */
export function linesOf(page: ReadPage): string[] {
  const rows = [...new Set(page.texts.map((text) => text.y))].sort((a, b) => b - a);
  return rows.map((y) => lineAt(page, y));
}

/** Text as it stands on paper when it runs from right to left. */
export function reversed(text: string): string {
  return [...text].reverse().join("");
}
