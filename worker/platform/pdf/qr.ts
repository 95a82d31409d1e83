import { encode } from "uqr";
import type { Canvas, Rgb } from "./canvas";

/** Draws a QR code (medium error correction, no border of its own) with its lower left corner at x, y. Throws where `text` exceeds what a QR code holds (2,331 bytes). */
export function drawQr(canvas: Canvas, text: string, x: number, y: number, side: number, color: Rgb): void {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const module = side / size;
  for (const [row, modules] of data.entries()) {
    // Neighbours in a row are one rectangle: fewer operators, and no hairline gaps on screens.
    let start = -1;
    for (let column = 0; column <= size; column++) {
      const dark = modules[column] === true;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        canvas.rect(x + start * module, y + side - (row + 1) * module, (column - start) * module, module + 0.02, {
          fill: color,
        });
        start = -1;
      }
    }
  }
}
