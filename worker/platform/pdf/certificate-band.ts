import { columns, type Sheet, setWords } from "./certificate-sheet";
import { ink, mix, muted, tint, white } from "./color";
import { drawLine } from "./draw";
import { fitText } from "./fit";
import { drawSeal } from "./ornament";
import { drawQr } from "./qr";
import { type Line, typeset } from "./text";

/** The seal above, the QR code and the address to check it at below. */
export function drawBand(sheet: Sheet): void {
  const { paper, canvas, accent, words, facts, locale, direction } = sheet;
  const { band } = columns(direction);
  const x = band.left + band.width / 2;
  const sealWords = fitText(
    paper,
    [{ text: words.sealText, style: { color: white, bold: true } }],
    { direction, maxWidth: 64, tracking: 20 },
    { largest: locale === "ar" ? 12.5 : 10, smallest: 6, maxLines: 2, patience: 1 },
  );
  const seal = { x, y: 412, radius: 72, accent, light: mix(accent, white, 0.45) };
  drawSeal(canvas, seal, sealWords, { text: facts.number, face: paper.faces.latin });

  const card = { left: x - 59, bottom: 132, side: 118, quiet: 13 };
  canvas.roundedRect(card.left, card.bottom, card.side, card.side, 8, {
    fill: white,
    stroke: tint(accent, 0.3),
    lineWidth: 0.6,
  });
  drawQr(canvas, facts.url, card.left + card.quiet, card.bottom + card.quiet, card.side - card.quiet * 2, ink);
  canvas.link(card.left, card.bottom, card.left + card.side, card.bottom + card.side, facts.url);

  const box = { left: band.left + 14, width: band.width - 28 };
  const caption = setWords(sheet, words.verifyAt, { color: muted }, locale === "ar" ? 10.5 : 9.5, box.width);
  for (const line of caption) drawLine(canvas, line, box, 111, "center");
  for (const [index, line] of addressLines(sheet, box.width).entries()) {
    drawLine(canvas, line, box, 95 - index * 12.5, "center");
  }
}

/** The address without its scheme: on one line, or broken before its last part, or wherever it must be. */
function addressLines({ paper, facts }: Sheet, maxWidth: number): Line[] {
  const address = facts.url.replace(/^https?:\/\//, "");
  const style = { color: ink, bold: true };
  const broken = address.replace(/\/([^/]+)$/, "/\n$1");
  for (const text of [address, broken]) {
    const lines = typeset(paper, [{ text, style }], { size: 8.5, direction: "ltr" });
    if (lines.every((line) => line.width <= maxWidth)) return lines;
  }
  return fitText(
    paper,
    [{ text: address, style }],
    { direction: "ltr", maxWidth },
    { largest: 8.5, smallest: 6.5, maxLines: 3 },
  );
}
