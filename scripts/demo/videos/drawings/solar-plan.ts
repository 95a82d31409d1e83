import { at, circle, clamp, color, dots, line, mix, type Point, p, rect, text } from "./kit";
import { pylon, slopedModule, sun } from "./solar-things";

/** The plan that every lock-out scene keeps: modules, DC isolator, inverter, AC breaker, pylon. */
export interface Plan {
  /** Colours of the four pieces of wire, from the modules to the pylon. */
  wires: [string, string, string, string];
  /** 0: on, 1: off. */
  breaker: number;
  isolator: number;
  /** Colour of the inverter's lamp. */
  lamp: string;
  /** How much of it is there, part by part from the left: 0 to 1. */
  built?: number;
  /** Where the dots are, and whether there are any. */
  moved?: number;
  dcFlow?: number;
  acFlow?: number;
}

export const wireY = 300;
export const places = { isolator: 440, inverter: 690, breaker: 920, pylon: 1170 };
export const on = {
  wires: [color.ink, color.ink, color.ink, color.ink],
  breaker: 0,
  isolator: 0,
  lamp: color.success,
} satisfies Partial<Plan>;

const stretches: [Point, Point][] = [
  [p(300, wireY), p(390, wireY)],
  [p(490, wireY), p(590, wireY)],
  [p(790, wireY), p(880, wireY)],
  [p(960, wireY), p(1128, wireY)],
];

export function plan(
  s: number,
  { wires, breaker, isolator, lamp, built = 1, moved = 0, dcFlow = 0, acFlow = 0 }: Plan,
): string {
  // What is still to come stands there faintly.
  const shown = (part: number) => mix(0.1, 1, clamp(built * 6 - part));
  const wire = (index: number) => {
    const [from, to] = stretches[index] ?? [p(0, 0), p(0, 0)];
    return at(
      { opacity: shown([0.6, 1.6, 3, 4][index] ?? 0) },
      line([from, to], { stroke: wires[index] ?? color.ink, width: 7 }),
    );
  };
  const flow = (index: number, opacity: number, fill: string, by: number) =>
    dots(stretches[index] ?? [], by, { opacity, fill, gap: 36, r: 6 });
  return (
    sun(130, 110, 48, s) +
    at(
      { opacity: shown(0) },
      line([p(40, 372), p(310, 270)], { stroke: color.muted, width: 7 }),
      slopedModule(62, 356, 62),
      slopedModule(136, 328, 62),
      slopedModule(210, 300, 62),
      line([p(300, 274), p(300, wireY)], { stroke: wires[0], width: 7 }),
    ) +
    wire(0) +
    wire(1) +
    wire(2) +
    wire(3) +
    flow(0, dcFlow, color.current, moved) +
    flow(1, dcFlow, color.current, moved) +
    flow(2, acFlow, color.accent, 16 + 12 * Math.sin(s * 7)) +
    at({ opacity: shown(1) }, isolatorBox(isolator)) +
    at({ opacity: shown(2) }, inverterBox(lamp)) +
    at({ opacity: shown(3.4) }, breakerBox(breaker)) +
    at({ opacity: shown(4.6) }, pylon(places.pylon, 470))
  );
}

/** A square with a rotary handle: `k` 0 stands at "1", 1 at "0". */
function isolatorBox(k: number): string {
  return at(
    { x: places.isolator, y: wireY },
    rect(-50, -62, 100, 124, { fill: color.surface, stroke: color.ink, width: 5, rx: 12 }),
    text(0, -46, "1", { size: 22, fill: k < 0.5 ? color.danger : color.faint }),
    text(41, 0, "0", { size: 22, fill: k < 0.5 ? color.faint : color.success }),
    circle(0, 0, 26, { fill: color.sun, stroke: color.ink, width: 4 }),
    at({ rotate: 90 * k }, rect(-7, -30, 14, 52, { fill: color.ink, rx: 7 })),
  );
}

function inverterBox(lamp: string): string {
  return at(
    { x: places.inverter, y: wireY },
    rect(-100, -90, 200, 180, { fill: color.surface, stroke: color.ink, width: 5, rx: 16 }),
    line([p(-70, -34), p(-20, -34)], { stroke: color.current, width: 6 }),
    `<path d="M20 -34 q12 -34 25 0 t25 0" fill="none" stroke="${color.accent}" stroke-width="6" stroke-linecap="round"/>`,
    circle(0, 58, 11, { fill: lamp, stroke: color.ink, width: 3 }),
  );
}

/** An upright lever: `k` 0 up, at "1"; 1 down, at "0". */
function breakerBox(k: number): string {
  return at(
    { x: places.breaker, y: wireY },
    rect(-40, -74, 80, 148, { fill: color.surface, stroke: color.ink, width: 5, rx: 12 }),
    rect(-15, -42, 30, 84, { fill: "#e6ecea", rx: 8 }),
    rect(-19, -40 + 48 * k, 38, 32, { fill: color.ink, rx: 7 }),
    text(0, -58, "1", { size: 20, fill: k < 0.5 ? color.danger : color.faint }),
    text(0, 58, "0", { size: 20, fill: k < 0.5 ? color.faint : color.success }),
  );
}
