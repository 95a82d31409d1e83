import { contrast, mix, parseHex, type Rgb, tintOf, toHex } from "./contrast";

/** The three variables of tokens.css that a tenant may replace. */
export interface BrandVariables {
  "--brand-light": string;
  "--brand-dark": string;
  "--brand-tint": string;
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [1, 1, 1];
/** The hardest grounds the accent is written on: --sunken of each theme. Kept equal to tokens.css by a test. */
export const HARDEST_GROUND = { light: "#eef2f1", dark: "#1d2625" } as const;
/** A little over AA, so that rounding and the tints made from the accent stay above 4.5. */
const TARGET = 4.9;

function untilReadable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const candidate = mix(colour, share, towards);
    if (contrast(candidate, ground) >= TARGET) return candidate;
  }
  return towards;
}

/**
 * Turns a tenant's one brand colour (#rgb or #rrggbb) into the accents of both themes, darkened or lightened as far as
 * text at WCAG AA needs and no further. Null when the colour cannot be read: keep the product's own.
 */
export function brandVariables(hex: string): BrandVariables | null {
  const colour = parseHex(hex);
  const [light, dark] = [parseHex(HARDEST_GROUND.light), parseHex(HARDEST_GROUND.dark)];
  if (!colour || !light || !dark) return null;
  return {
    "--brand-tint": toHex(tintOf(colour)),
    "--brand-light": toHex(untilReadable(colour, light, BLACK)),
    "--brand-dark": toHex(untilReadable(colour, dark, WHITE)),
  };
}

/** The rule to put after the stylesheet (with a nonce, or as a file of its own). Holds nothing but three hex colours. */
export function brandCss(brand: BrandVariables): string {
  return `:root{${Object.entries(brand)
    .map(([name, value]) => `${name}:${value}`)
    .join(";")}}`;
}
