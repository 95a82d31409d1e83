import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { loadPdfFonts, type PdfFonts, pdfFontFiles } from "../../../worker/platform/pdf/fonts";

/** The fonts of PDFs from their npm packages, where the build copies them from. */
export function readPdfFonts(): Promise<PdfFonts> {
  const { resolve } = createRequire(import.meta.url);
  const sources = new Map(Object.values(pdfFontFiles).map(({ path, source }) => [path, source]));
  return loadPdfFonts(async (path) => new Uint8Array(await readFile(resolve(sources.get(path) ?? path))));
}
