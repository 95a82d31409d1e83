/** A picture at `s` seconds of its scene: SVG within 1280 × 720, the lowest sixth left free for captions. Pure. */
export type Drawing = (s: number) => string;

/** The product's light palette, and a few colours that stand for one thing each in every drawing. */
export const color = {
  canvas: "#f6f8f8",
  surface: "#ffffff",
  line: "#d3dcda",
  control: "#85918f",
  ink: "#14201f",
  muted: "#475553",
  faint: "#9aa6a4",
  accent: "#0b6b64",
  accentTint: "#d5ebe7",
  sun: "#f2b632",
  amber: "#f7d27c",
  current: "#e0731d",
  voltage: "#2f63b0",
  voltageTint: "#dbe7f8",
  cell: "#1d3a66",
  silver: "#b9c4cf",
  hot: "#c8402f",
  warm: "#dd8a5b",
  cool: "#2c7fbf",
  cold: "#d6ebf8",
  rose: "#f3d3d3",
  success: "#1c7a3f",
  danger: "#b8262b",
};

export interface Point {
  x: number;
  y: number;
}

export const p = (x: number, y: number): Point => ({ x, y });

const round = (value: number): number => Math.round(value * 100) / 100;
export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));
export const mix = (from: number, to: number, k: number): number => from + (to - from) * k;

/** 0 before `from` seconds, 1 after `to`, and softly in between. */
export function ramp(s: number, from: number, to: number): number {
  const k = clamp((s - from) / (to - from));
  return k * k * (3 - 2 * k);
}

/** The same at an even pace. */
export const even = (s: number, from: number, to: number): number => clamp((s - from) / (to - from));

/** 0, then a little more than 1, then 1: for things that pop in within half a second. */
export function pop(s: number, at: number, seconds = 0.5): number {
  const k = clamp((s - at) / seconds) - 1;
  return s < at ? 0 : 1 + 2.7 * k ** 3 + 1.7 * k ** 2;
}

/** Swings between 0 and 1, `period` seconds from crest to crest. */
export const wave = (s: number, period: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * s) / period);

/** Falls to `to` with two small bounces. */
export function drop(s: number, at: number, from: number, to: number): number {
  const k = clamp((s - at) / 0.8);
  const fall = k < 0.6 ? (k / 0.6) ** 2 : 1 - 0.06 * Math.sin(((k - 0.6) / 0.4) * Math.PI);
  return mix(from, to, fall);
}

/** Between two #rrggbb colours. */
export function blend(from: string, to: string, k: number): string {
  const part = (at: number) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)];
    return Math.round(mix(a, b, clamp(k)))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

export interface Look {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  opacity?: number;
  rx?: number;
}

function attributes({ fill = "none", stroke, width = 3, dash, opacity = 1, rx }: Look): string {
  const drawn = stroke
    ? ` stroke="${stroke}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"`
    : "";
  const rest = `${dash ? ` stroke-dasharray="${dash}"` : ""}${opacity < 1 ? ` opacity="${round(Math.max(0, opacity))}"` : ""}${rx ? ` rx="${rx}"` : ""}`;
  return `fill="${fill}"${drawn}${rest}`;
}

export const rect = (x: number, y: number, width: number, height: number, look: Look): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}" ${attributes(look)}/>`;

export const circle = (x: number, y: number, r: number, look: Look): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(Math.max(0, r))}" ${attributes(look)}/>`;

export const path = (d: string, look: Look): string => `<path d="${d}" ${attributes(look)}/>`;

export const d = (points: readonly Point[], close = false): string =>
  points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("") + (close ? "Z" : "");

export const line = (points: readonly Point[], look: Look): string => path(d(points), look);
export const shape = (points: readonly Point[], look: Look): string => path(d(points, true), look);

/** The first `k` of a path, so that it seems to draw itself. */
export const trace = (dOf: string, k: number, look: Look): string =>
  k <= 0 ? "" : path(dOf, look).replace("<path", `<path pathLength="1" stroke-dasharray="${round(k)} 2"`);

export interface TextLook {
  size?: number;
  fill?: string;
  weight?: number;
  anchor?: "start" | "middle" | "end";
  mono?: boolean;
  opacity?: number;
}

const escaped = (content: string): string => content.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** `y` is the middle of the letters. */
export function text(x: number, y: number, content: string, look: TextLook = {}): string {
  const { size = 30, fill = color.ink, weight = 600, anchor = "middle", mono = false, opacity = 1 } = look;
  if (opacity <= 0) return "";
  return `<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${round(size)}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" opacity="${round(opacity)}" class="${mono ? "mono" : "sans"}" xml:space="preserve">${escaped(content)}</text>`;
}

export interface Place {
  x?: number;
  y?: number;
  scale?: number;
  rotate?: number;
  opacity?: number;
}

/** Draws `content` around the origin at another place. */
export function at({ x = 0, y = 0, scale = 1, rotate = 0, opacity = 1 }: Place, ...content: string[]): string {
  if (opacity <= 0 || scale <= 0) return "";
  return `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(rotate)}) scale(${round(scale)})" opacity="${round(opacity)}">${content.join("")}</g>`;
}

/** Numbers 0 to `count` − 1 as pictures, one after another. */
export const each = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

export const lengthOf = (points: readonly Point[]): number =>
  points
    .slice(1)
    .reduce(
      (sum, point, index) => sum + Math.hypot(point.x - (points[index]?.x ?? 0), point.y - (points[index]?.y ?? 0)),
      0,
    );

/** The point after `distance` on a way of straight pieces. */
export function along(points: readonly Point[], distance: number): Point {
  let left = distance;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const piece = Math.hypot(to.x - from.x, to.y - from.y);
    if (left <= piece) return p(mix(from.x, to.x, left / piece), mix(from.y, to.y, left / piece));
    left -= piece;
  }
  return points.at(-1) ?? p(0, 0);
}

/** Dots that follow each other along a way, `gap` apart; `moved` is how far the first has come. They fade in and out at the ends. */
export function dots(
  points: readonly Point[],
  moved: number,
  { gap = 44, r = 7, fill = color.current, opacity = 1 } = {},
): string {
  const total = lengthOf(points);
  const first = ((moved % gap) + gap) % gap;
  return each(Math.ceil(total / gap), (index) => {
    const distance = first + index * gap;
    if (distance > total) return "";
    const { x, y } = along(points, distance);
    return circle(x, y, r, { fill, opacity: opacity * clamp(Math.min(distance, total - distance) / 14) });
  });
}

/** The whole picture. */
export const frame = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><rect width="1280" height="720" fill="${color.canvas}"/>${content}</svg>`;
