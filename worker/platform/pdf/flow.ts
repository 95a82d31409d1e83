import type { Canvas, Rgb } from "./canvas";
import { type Direction, proseDirection } from "./clean";
import { type Align, drawLine } from "./draw";
import { a4, type Paper } from "./paper";
import { type Line, type Setting, type Span, typeset } from "./text";

/** Points, from the edges of the paper. */
export const page = { side: 62, top: 64, bottom: 72 };

export interface Measure {
  size: number;
  /** From baseline to baseline. */
  leading: number;
}

/** Draws a bullet, a number or a box to tick into the gutter beside a line. */
export type Marker = (canvas: Canvas, gutter: { left: number; width: number }, baseline: number) => void;

/** Text running down pages: knows where the next line goes and opens a page when one is full. */
export class Flow {
  readonly pages: Canvas[] = [];
  /** The top of what comes next. */
  y = 0;
  /** How far the text is set in at its start, by lists and quotations. */
  inset = 0;
  /** Within a list everything stands on the document's side, whatever its own direction. */
  inList = false;
  private readonly bars: { inset: number; color: Rgb }[] = [];
  private marker: { draw: Marker; inset: number; width: number } | undefined;

  constructor(
    readonly paper: Paper,
    readonly direction: Direction,
  ) {
    this.newPage();
  }

  get canvas(): Canvas {
    const canvas = this.pages.at(-1);
    if (!canvas) throw new Error("a flow always has a page");
    return canvas;
  }

  get atTop(): boolean {
    return this.y >= a4.long - page.top - 0.01;
  }

  /** What is left of the page. */
  get room(): number {
    return this.y - page.bottom;
  }

  newPage(): void {
    this.pages.push(this.paper.addPage(a4.short, a4.long));
    this.y = a4.long - page.top;
  }

  /** Goes on to the next page unless `height` fits on this one. */
  ensure(height: number): void {
    if (this.room < height && !this.atTop) this.newPage();
  }

  /** Leaves a gap, except at the top of a page. */
  skip(height: number): void {
    if (this.atTop) return;
    this.advance(Math.min(height, Math.max(0, this.room)));
  }

  /** Moves down, drawing the bars of the quotations it stands in beside the way. */
  advance(height: number): void {
    for (const bar of this.bars) {
      const box = this.box(bar.inset);
      const x = this.direction === "ltr" ? box.left : box.left + box.width - 2;
      this.canvas.rect(x, this.y - height, 2, height, { fill: bar.color });
    }
    this.y -= height;
  }

  /** The column, set in by `inset` at its start. */
  box(inset = this.inset): { left: number; width: number } {
    const width = a4.short - page.side * 2 - inset;
    return { left: this.direction === "ltr" ? page.side + inset : page.side, width };
  }

  /** Runs `draw` set in by `by`; with a bar beside it, if a colour is given. */
  indented(by: number, draw: () => void, bar?: Rgb): void {
    if (bar) this.bars.push({ inset: this.inset, color: bar });
    this.inset += by;
    draw();
    this.inset -= by;
    if (bar) this.bars.pop();
  }

  /** Stands beside the next line that is drawn; `width` is the gutter's, by which the text is already set in. */
  setMarker(draw: Marker | undefined, width: number): void {
    this.marker = draw && { draw, inset: this.inset - width, width };
  }

  setLines(spans: Span[], setting: Omit<Setting, "direction">, direction?: Direction): Line[] {
    const text = spans.map((span) => span.text).join("");
    const own = direction ?? proseDirection(this.paper.bidi, text, this.direction);
    return typeset(this.paper, spans, { ...setting, direction: own });
  }

  /** A paragraph; never leaves its first or its last line alone on a page. */
  paragraph(spans: Span[], measure: Measure, options: { balanced?: boolean; direction?: Direction } = {}): void {
    const setting = { size: measure.size, maxWidth: this.box().width, balanced: options.balanced };
    const lines = this.setLines(spans, setting, options.direction);
    const fitting = Math.floor(this.room / measure.leading);
    let breakBefore = -1;
    if (fitting < lines.length) {
      const alone = lines.length - fitting === 1 ? fitting - 1 : fitting;
      breakBefore = alone < 2 ? 0 : alone;
    }
    for (const [index, line] of lines.entries()) {
      if (index === breakBefore && !this.atTop) this.newPage();
      this.ensure(measure.leading);
      this.line(line, measure);
    }
  }

  /** One line, and down by its leading. */
  line(line: Line, { leading }: Measure): void {
    const side = this.inList ? this.direction : line.direction;
    this.place(line, this.box(), this.baseline(line.size, leading), "start", side);
    this.advance(leading);
  }

  /** Where a line of this size stands within a leading that begins at `y`. */
  baseline(size: number, leading: number): number {
    return this.y - leading / 2 - size * 0.32;
  }

  place(line: Line, box: { left: number; width: number }, baseline: number, align: Align, side: Direction): void {
    const { marker } = this;
    if (marker) {
      const gutter = this.box(marker.inset);
      const left = this.direction === "ltr" ? gutter.left : gutter.left + gutter.width - marker.width;
      marker.draw(this.canvas, { left, width: marker.width }, baseline);
      this.marker = undefined;
    }
    drawLine(this.canvas, line, box, baseline, align, side);
  }
}
