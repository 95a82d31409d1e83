import type { Canvas, Rgb } from "./canvas";
import type { Direction } from "./clean";
import type { Line } from "./text";

export type Align = "start" | "center" | "end";

/** Draws a line within a box; `start` is the left edge in text that runs left to right and the right edge in the other. */
export function drawLine(
  canvas: Canvas,
  line: Line,
  box: { left: number; width: number },
  baseline: number,
  align: Align = "start",
  direction: Direction = line.direction,
): void {
  const atRight = (align === "end") === (direction === "ltr");
  const spare = box.width - line.width;
  let x = box.left + (align === "center" ? spare / 2 : atRight ? spare : 0);
  const { size } = line;
  for (const run of line.runs) {
    const { style } = run;
    if (style.tinted) canvas.rect(x, baseline - size * 0.26, run.width, size * 1.22, { fill: codeTint });
    const lean = style.slanted && !run.arabic;
    canvas.glyphs(run.glyphs, run.face, size, x, baseline, style.color, lean ? [1, 0, 0.2, 1, 0, 0] : undefined);
    if (style.struck)
      canvas.line([x, baseline + size * 0.28], [x + run.width, baseline + size * 0.28], style.color, size * 0.05);
    if (style.url)
      canvas.line([x, baseline - size * 0.14], [x + run.width, baseline - size * 0.14], style.color, size * 0.04);
    x += run.width;
  }
  linkAreas(line, x - line.width, (left, right, url) =>
    canvas.link(left, baseline - size * 0.25, right, baseline + size * 0.85, url),
  );
}

/** One area for neighbouring runs of one link. */
function linkAreas({ runs }: Line, left: number, area: (left: number, right: number, url: string) => void): void {
  let x = left;
  let start = left;
  for (const [index, { style, width }] of runs.entries()) {
    if (runs[index - 1]?.style.url !== style.url) start = x;
    x += width;
    if (style.url && runs[index + 1]?.style.url !== style.url) area(start, x, style.url);
  }
}

const codeTint: Rgb = [0.945, 0.953, 0.957];
