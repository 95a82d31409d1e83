import type { Canvas, Point, Rgb } from "./canvas";
import { white } from "./color";
import { drawLine } from "./draw";
import type { Face } from "./faces";
import type { Line } from "./text";

/** Engraver's lines, as on bank notes: two ribbons of sine waves that swell between common knots and cross each other. */
export function drawWaves(
  canvas: Canvas,
  box: { left: number; bottom: number; width: number; height: number },
  stroke: Rgb,
): void {
  const perRibbon = 17;
  const steps = 72;
  canvas.clipped(box.left, box.bottom, box.width, box.height, () => {
    for (const shift of [0, Math.PI / 2]) {
      for (let index = 0; index < perRibbon; index++) {
        const swell = (index / (perRibbon - 1)) * 2 - 1;
        const points: Point[] = [];
        for (let step = 0; step <= steps; step++) {
          const along = step / steps;
          const swing = Math.sin(along * Math.PI * 2.5 + shift) * swell * 0.62;
          points.push([box.left + box.width * (0.5 + swing), box.bottom + box.height * along]);
        }
        canvas.polyline(points, { stroke, lineWidth: 0.35 });
      }
    }
  });
}

/** A rosette: one closed curve that winds around the centre between two radii, `petals` times out and in, over `turns`. */
function rosette(x: number, y: number, inner: number, outer: number, petals: number, turns: number): Point[] {
  const steps = petals * 24;
  const middle = (inner + outer) / 2;
  const swing = (outer - inner) / 2;
  return Array.from({ length: steps }, (_, step) => {
    const angle = (step / steps) * Math.PI * 2 * turns;
    const radius = middle + swing * Math.cos((angle * petals) / turns);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

export interface Seal {
  x: number;
  y: number;
  radius: number;
  accent: Rgb;
  /** Light lines on the accent. */
  light: Rgb;
}

/** The issuer's seal: a scalloped disc, engraved rings, the number in small print around, a tick and the seal's words. */
export function drawSeal(canvas: Canvas, seal: Seal, words: Line[], ring: { text: string; face: Face }): void {
  const { x, y, radius, accent, light } = seal;
  canvas.polyline(rosette(x, y, radius * 0.965, radius, 48, 1), { fill: accent }, true);
  canvas.polyline(rosette(x, y, radius * 0.7, radius * 0.93, 31, 7), { stroke: light, lineWidth: 0.25 }, true);
  canvas.circle(x, y, radius * 0.735, { fill: accent, stroke: white, lineWidth: 0.7 });
  drawRing(canvas, ring, x, y, radius * 0.645, radius * 0.082);
  canvas.circle(x, y, radius * 0.6, { stroke: white, lineWidth: 0.35 });

  const size = words[0]?.size ?? 0;
  const lineHeight = size * 1.3;
  // Tick and words together stand in the middle.
  const tick = radius * 0.17;
  const gap = radius * 0.14;
  const height = tick * 1.5 + gap + size * 0.8 + lineHeight * Math.max(0, words.length - 1);
  const tickY = y + height / 2 - tick * 0.8;
  canvas.polyline(
    [
      [x - tick, tickY + tick * 0.05],
      [x - tick * 0.25, tickY - tick * 0.65],
      [x + tick * 1.05, tickY + tick * 0.8],
    ],
    { stroke: white, lineWidth: radius * 0.05 },
  );
  const first = tickY - tick * 0.7 - gap - size * 0.8;
  for (const [index, line] of words.entries()) {
    drawLine(canvas, line, { left: x - radius, width: radius * 2 }, first - index * lineHeight, "center");
  }
}

/** Small print around a circle, repeated as often as it goes and spread evenly, reading clockwise from the top. */
function drawRing(
  canvas: Canvas,
  ring: { text: string; face: Face },
  x: number,
  y: number,
  radius: number,
  size: number,
): void {
  const tracking = 40;
  const once = ring.face.outlines(`${ring.text}  ·  `).map((part) => ({ ...part, room: part.advance + tracking }));
  const width = once.reduce((sum, part) => sum + part.room, 0);
  const around = (Math.PI * 2 * radius * 1000) / size;
  const times = Math.floor(around / width);
  const spare = (around - width * times) / (once.length * times);
  let pen = 0;
  for (let time = 0; time < times; time++) {
    for (const part of once) {
      const angle = Math.PI / 2 - ((pen + part.advance / 2) / around) * Math.PI * 2;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      // The glyph's own middle stands on the radius, its foot towards the centre.
      const half = (part.advance * size) / 2000;
      const scale = part.scale * size;
      const [left, foot] = [x + radius * cos - half * sin, y + radius * sin + half * cos];
      canvas.outline(part.commands, [sin * scale, -cos * scale, cos * scale, sin * scale, left, foot], white);
      pen += part.room + spare;
    }
  }
}
