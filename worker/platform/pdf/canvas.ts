import type { PathCommand } from "fontkit";
import type { Face, PlacedGlyph } from "./faces";
import { hex } from "./faces";

/** Red, green, blue, each 0–1. */
export type Rgb = readonly [number, number, number];

/** PDF's six matrix numbers: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = readonly [x: number, y: number];

export interface Paint {
  fill?: Rgb;
  stroke?: Rgb;
  /** Of the stroke, in points. */
  lineWidth?: number;
}

export interface LinkArea {
  left: number;
  bottom: number;
  right: number;
  top: number;
  url: string;
}

/** One page's content: writes PDF operators as text. Units are points; the origin is the bottom left corner, y grows upwards. */
export class Canvas {
  private readonly operators: string[] = [];
  readonly links: LinkArea[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** Paints glyphs of one face from `x` rightwards on the baseline `y`. `matrix` turns or slants the run around that point. */
  glyphs(glyphs: PlacedGlyph[], face: Face, size: number, x: number, y: number, color: Rgb, matrix?: Matrix): void {
    if (glyphs.length === 0) return;
    const [a, b, c, d] = matrix ?? [1, 0, 0, 1];
    const out: string[] = [];
    let items = "";
    let open = "";
    let rise = 0;
    // The pen's distance from where the PDF reader believes it to be, in thousandths.
    let owed = 0;
    const closeString = () => {
      if (open) items += `<${open}>`;
      open = "";
    };
    const flush = () => {
      closeString();
      if (items) out.push(`[${items}] TJ`);
      items = "";
    };
    for (const glyph of glyphs) {
      if (glyph.dy !== rise) {
        flush();
        rise = glyph.dy;
        out.push(`${n((rise * size) / 1000)} Ts`);
      }
      const shift = owed + glyph.dx;
      if (Math.abs(shift) > 0.05) {
        closeString();
        items += n(-shift);
        owed -= shift;
      }
      open += hex(glyph.cid);
      owed += glyph.advance - glyph.width;
    }
    flush();
    if (rise !== 0) out.push("0 Ts");
    this.operators.push(
      `BT /${face.key} ${n(size)} Tf ${rgb(color)} rg ${n(a, 4)} ${n(b, 4)} ${n(c, 4)} ${n(d, 4)} ${n(x)} ${n(y)} Tm`,
      ...out,
      "ET",
    );
  }

  /** Fills a glyph's outline, placed by `matrix` (from font units to the page). */
  outline(commands: PathCommand[], [a, b, c, d, e, f]: Matrix, fill: Rgb): void {
    const at = (x = 0, y = 0): Point => [a * x + c * y + e, b * x + d * y + f];
    let pen: Point = [0, 0];
    const steps: string[] = [];
    for (const { command, args } of commands) {
      if (command === "closePath") steps.push("h");
      else if (command === "quadraticCurveTo") {
        // PDF knows cubic curves alone: both handles stand two thirds of the way to the quadratic one.
        const handle = at(args[0], args[1]);
        const end = at(args[2], args[3]);
        const toward = (from: Point, axis: 0 | 1) => from[axis] + ((handle[axis] - from[axis]) * 2) / 3;
        steps.push(curve(toward(pen, 0), toward(pen, 1), toward(end, 0), toward(end, 1), end[0], end[1]));
        pen = end;
      } else if (command === "bezierCurveTo") {
        const [first, second, end] = [at(args[0], args[1]), at(args[2], args[3]), at(args[4], args[5])];
        steps.push(curve(...first, ...second, ...end));
        pen = end;
      } else {
        pen = at(args[0], args[1]);
        steps.push(`${n(pen[0])} ${n(pen[1])} ${command === "moveTo" ? "m" : "l"}`);
      }
    }
    if (steps.length > 0) this.paint(steps.join(" "), { fill });
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.paint(`${n(x)} ${n(y)} ${n(width)} ${n(height)} re`, paint);
  }

  roundedRect(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    const k = radius * KAPPA;
    const right = x + width;
    const top = y + height;
    this.paint(
      [
        `${n(x + radius)} ${n(y)} m ${n(right - radius)} ${n(y)} l`,
        curve(right - radius + k, y, right, y + radius - k, right, y + radius),
        `${n(right)} ${n(top - radius)} l`,
        curve(right, top - radius + k, right - radius + k, top, right - radius, top),
        `${n(x + radius)} ${n(top)} l`,
        curve(x + radius - k, top, x, top - radius + k, x, top - radius),
        `${n(x)} ${n(y + radius)} l`,
        curve(x, y + radius - k, x + radius - k, y, x + radius, y),
        "h",
      ].join(" "),
      paint,
    );
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.roundedRect(x - radius, y - radius, radius * 2, radius * 2, radius, paint);
  }

  line(from: Point, to: Point, stroke: Rgb, lineWidth: number): void {
    this.polyline([from, to], { stroke, lineWidth });
  }

  polyline(points: readonly Point[], paint: Paint, closed = false): void {
    const steps = points.map(([x, y], index) => `${n(x, 2)} ${n(y, 2)} ${index === 0 ? "m" : "l"}`);
    this.paint(`${steps.join(" ")}${closed ? " h" : ""}`, paint);
  }

  /** Whatever `draw` paints is cut to this rectangle. */
  clipped(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.operators.push(`q ${n(x)} ${n(y)} ${n(width)} ${n(height)} re W n`);
    draw();
    this.operators.push("Q");
  }

  link(left: number, bottom: number, right: number, top: number, url: string): void {
    this.links.push({ left, bottom, right, top, url });
  }

  /** The page's content stream, before compression. */
  content(): string {
    return this.operators.join("\n");
  }

  private paint(path: string, { fill, stroke, lineWidth }: Paint): void {
    const state = [
      fill ? `${rgb(fill)} rg` : "",
      stroke ? `${rgb(stroke)} RG ${n(lineWidth ?? 1)} w 1 j 1 J` : "",
    ].filter(Boolean);
    const operator = fill && stroke ? "B" : fill ? "f" : "S";
    this.operators.push(`${state.join(" ")} ${path} ${operator}`);
  }
}

/** How far a Bézier handle reaches to draw a quarter of a circle. */
const KAPPA = 0.5522847498;

function curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): string {
  return `${n(x1, 2)} ${n(y1, 2)} ${n(x2, 2)} ${n(y2, 2)} ${n(x, 2)} ${n(y, 2)} c`;
}

function rgb(color: Rgb): string {
  return color.map((part) => n(part)).join(" ");
}

/** A number as PDF wants it: no exponent, no trailing zeros, no minus zero. */
function n(value: number, decimals = 3): string {
  const text = value.toFixed(decimals).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
