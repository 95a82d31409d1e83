import type { Rgb } from "./canvas";

export const white: Rgb = [1, 1, 1];
export const ink: Rgb = [0.09, 0.13, 0.15];
export const muted: Rgb = [0.36, 0.42, 0.45];
/** The product's deep teal. */
export const defaultAccent = "#115e59";

/** Reads #rrggbb; throws RangeError for anything else. */
export function parseColor(value: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
  if (!match) throw new RangeError(`accent is not a colour (#rrggbb): ${JSON.stringify(value)}`);
  const part = (index: number) => Number.parseInt(match[index] ?? "", 16) / 255;
  return [part(1), part(2), part(3)];
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2)];
}

/** `share` of the colour on white paper. */
export function tint(color: Rgb, share: number): Rgb {
  return mix(white, color, share);
}
