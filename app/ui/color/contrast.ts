/** Colour arithmetic for tokens and tenant brands. Colours are sRGB triples, 0 to 1. */
export type Rgb = readonly [number, number, number];

/** Reads #rgb or #rrggbb; null when it is neither. */
export function parseHex(hex: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex.trim());
  const full = short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : hex.trim();
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(full);
  if (!parts) return null;
  const channel = (i: number) => Number.parseInt(parts[i] ?? "0", 16) / 255;
  return [channel(1), channel(2), channel(3)];
}

export function toHex([r, g, b]: Rgb): string {
  const channel = (v: number) =>
    Math.round(Math.min(1, Math.max(0, v)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(r)}${channel(g)}${channel(b)}`;
}

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const gamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** WCAG 2.2 relative luminance, 0 to 1. */
export function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}

/** CSS Color 4, section 9: sRGB to Oklab. */
function toOklab(c: Rgb): Rgb {
  const [r, g, b] = [linear(c[0]), linear(c[1]), linear(c[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** What `color-mix(in oklab, a share%, b)` paints; share is 0 to 1. */
export function mix(a: Rgb, share: number, b: Rgb): Rgb {
  const [x, y] = [toOklab(a), toOklab(b)];
  const blend = (i: 0 | 1 | 2) => x[i] * share + y[i] * (1 - share);
  return fromOklab([blend(0), blend(1), blend(2)]);
}

/** The pale ground of a hue: almost white, with as much colour as still feels calm. A grey stays grey. */
export function tintOf(colour: Rgb): Rgb {
  const [, a, b] = toOklab(colour);
  const chroma = Math.hypot(a, b);
  const scale = chroma > 0 ? Math.min(1, 0.021 / chroma) : 0;
  return fromOklab([0.95, a * scale, b * scale]);
}
