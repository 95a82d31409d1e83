import type { PDFDocument, PDFRef } from "@cantoo/pdf-lib";
import { Canvas } from "./canvas";
import { Face, parseFont } from "./faces";
import type { PdfFonts } from "./fonts";
import type { TextTools } from "./text";

export type PdfLocale = "en" | "ar";

export interface PaperMetadata {
  title: string;
  /** Who issues it: the brand. */
  author: string;
  subject?: string;
  locale: PdfLocale;
  /** Stands as creation and modification date, so that the same input gives the same bytes. */
  date?: Date;
}

export interface Paper extends TextTools {
  /** Points. Pages appear in the order they were added. */
  addPage(width: number, height: number): Canvas;
  /** Embeds the fonts and writes the file. Call once. */
  finish(): Promise<Uint8Array>;
}

export const a4 = { short: 595.28, long: 841.89 };

/** Opens a new PDF. The heavy libraries are loaded here, when a PDF is really made. Throws where a font cannot be parsed. */
export async function openPaper(metadata: PaperMetadata, fonts: PdfFonts): Promise<Paper> {
  const [pdf, bidi, latin, latinBold, arabic, arabicBold] = await Promise.all([
    import("@cantoo/pdf-lib"),
    import("bidi-js"),
    parseFont(fonts.latin),
    parseFont(fonts.latinBold),
    parseFont(fonts.arabic),
    parseFont(fonts.arabicBold),
  ]);
  const document = await pdf.PDFDocument.create({ updateMetadata: false });
  describe(document, metadata, pdf);
  const faces = {
    latin: new Face("L", latin),
    latinBold: new Face("LB", latinBold),
    arabic: new Face("A", arabic),
    arabicBold: new Face("AB", arabicBold),
  };
  const pages: Canvas[] = [];
  return {
    bidi: bidi.default(),
    faces,
    addPage(width, height) {
      const canvas = new Canvas(width, height);
      pages.push(canvas);
      return canvas;
    },
    async finish() {
      const { context } = document;
      const embedded: [string, PDFRef][] = Object.values(faces)
        .filter((face) => face.isUsed)
        .map((face) => [face.key, face.embed(context, pdf)]);
      for (const canvas of pages) {
        const page = document.addPage([canvas.width, canvas.height]);
        for (const [key, ref] of embedded) page.node.setFontDictionary(pdf.PDFName.of(key), ref);
        page.node.addContentStream(context.register(context.flateStream(canvas.content())));
        for (const area of canvas.links) {
          const annotation = context.obj({
            Type: "Annot",
            Subtype: "Link",
            Rect: [area.left, area.bottom, area.right, area.top],
            Border: [0, 0, 0],
            F: 4,
            A: { Type: "Action", S: "URI", URI: pdf.PDFString.of(asciiUrl(area.url)) },
          });
          page.node.addAnnot(context.register(annotation));
        }
      }
      return document.save({ objectsPerTick: Number.POSITIVE_INFINITY, addDefaultPage: false });
    },
  };
}

function describe(document: PDFDocument, metadata: PaperMetadata, pdf: typeof import("@cantoo/pdf-lib")): void {
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.author);
  document.setCreator(metadata.author);
  if (metadata.subject) document.setSubject(metadata.subject);
  document.setLanguage(metadata.locale);
  if (metadata.locale === "ar") {
    document.catalog.getOrCreateViewerPreferences().setReadingDirection(pdf.ReadingDirection.R2L);
  }
  if (metadata.date) {
    document.setCreationDate(metadata.date);
    document.setModificationDate(metadata.date);
  }
}

/** A PDF names addresses in 7-bit ASCII with `()` and `\` escaped; text that is no address stays as it is, encoded. */
function asciiUrl(url: string): string {
  const href = URL.canParse(url) ? new URL(url).href : encodeURI(url.replace(/\p{Cs}/gu, ""));
  return href.replace(/[()\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
