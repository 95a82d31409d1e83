import type { Canvas, Rgb } from "./canvas";
import { type Direction, firstStrong } from "./clean";
import { ink, white } from "./color";
import { drawLine } from "./draw";
import { fitText } from "./fit";
import type { TextTools } from "./text";

/** The brand's mark and name at the start of `box`. `size` is the name's, in points; a long name shrinks. */
export function drawBrand(
  tools: TextTools,
  canvas: Canvas,
  brand: { name: string; accent: Rgb; size: number },
  box: { left: number; width: number },
  baseline: number,
  direction: Direction,
): void {
  const { name, accent, size } = brand;
  const side = size * 1.3;
  const gap = size * 0.53;
  const left = direction === "ltr" ? box.left : box.left + box.width - side;
  const bottom = baseline - size * 0.3;
  canvas.roundedRect(left, bottom, side, side, side * 0.27, { fill: accent });
  drawTick(canvas, left + side / 2, bottom + side / 2, side);
  const rest = { left: direction === "ltr" ? box.left + side + gap : box.left, width: box.width - side - gap };
  const [line] = fitText(
    tools,
    [{ text: name, style: { color: ink, bold: true } }],
    { direction: firstStrong(tools.bidi, name, direction), maxWidth: rest.width },
    { largest: size, smallest: size * 0.6, maxLines: 1 },
  );
  if (line) drawLine(canvas, line, rest, baseline, "start", direction);
}

/** A white tick for a square of this side around x, y. */
export function drawTick(canvas: Canvas, x: number, y: number, side: number): void {
  const points = [
    [x - side * 0.227, y - side * 0.023],
    [x - side * 0.064, y - side * 0.182],
    [x + side * 0.245, y + side * 0.19],
  ] as const;
  canvas.polyline(points, { stroke: white, lineWidth: side * 0.095 });
}
