import { figure, gauge, particle, valve } from "./cold-things";
import {
  along,
  at,
  blend,
  circle,
  color,
  type Drawing,
  d,
  each,
  even,
  lengthOf,
  line,
  type Point,
  p,
  pop,
  ramp,
  rect,
  text,
  trace,
  wave,
} from "./kit";

/** Clockwise from the compressor: hot over the top to the valve, cool along the bottom back. */
const hotWay: Point[] = [
  p(240, 290),
  p(240, 130),
  p(460, 130),
  ...zigzag(130, 1),
  p(820, 130),
  p(1040, 130),
  p(1040, 302),
];
const coolWay: Point[] = [
  p(1040, 378),
  p(1040, 550),
  p(820, 550),
  ...zigzag(550, -1),
  p(460, 550),
  p(240, 550),
  p(240, 398),
];

/** Five bends of a coil lying across the pipe, 360 wide and 90 high. */
function zigzag(y: number, direction: 1 | -1): Point[] {
  return Array.from({ length: 10 }, (_, index) => {
    const column = Math.floor((index + 1) / 2);
    const x = 460 + (360 / 5) * column;
    return p(direction === 1 ? x : 1280 - x, y + (Math.floor(index / 2) % 2 === 0 ? -45 : 45));
  });
}

const hotLength = lengthOf(hotWay);
const coolLength = lengthOf(coolWay);

interface Ring {
  drawn?: number;
  parts?: (index: number) => number;
  moved?: number;
  flow?: number;
  muted?: boolean;
}

function ring({ drawn = 1, parts = () => 1, moved = 0, flow = 0, muted = false }: Ring): string {
  const hot = muted ? "#dfb3ab" : color.hot;
  const cool = muted ? "#aecbe0" : color.cool;
  const total = hotLength + coolLength;
  const share = hotLength / total;
  const way = (points: Point[], k: number, stroke: string) =>
    line(points, { stroke: color.line, width: 4, opacity: 0.8 * (1 - k) }) +
    trace(d(points), k, { stroke, width: 22 }) +
    trace(d(points), k, { stroke: blend(stroke, color.surface, 0.8), width: 14 });
  const at1 = (x: number, y: number, index: number, content: string) => at({ x, y, scale: parts(index) }, content);
  const frame = (stroke: string) => rect(-200, -66, 400, 132, { stroke, width: 4, rx: 18 });
  return (
    way(hotWay, Math.min(1, drawn / share), hot) +
    way(coolWay, Math.max(0, (drawn - share) / (1 - share)), cool) +
    particles(moved, flow, hot, cool) +
    at1(
      240,
      340,
      0,
      circle(0, 0, 54, { fill: color.surface, stroke: color.ink, width: 5 }) +
        rect(-20, -26 + 12 * wave(moved / 60, 1), 40, 18, { fill: color.muted, rx: 4 }) +
        line([p(0, -8 + 12 * wave(moved / 60, 1)), p(0, 32)], { stroke: color.muted, width: 6 }),
    ) +
    at1(640, 130, 1, frame(hot)) +
    at1(1040, 340, 2, valve(color.ink)) +
    at1(640, 550, 3, frame(cool))
  );
}

/** Dots from the evaporator to the condenser, drops from the condenser to the valve, both mixed in the evaporator. */
function particles(moved: number, flow: number, hot: string, cool: string): string {
  if (flow <= 0) return "";
  const gap = 46;
  const all = hotLength + coolLength;
  const count = Math.floor(all / gap);
  const content = each(count, (index) => {
    const distance = (moved + index * gap) % (count * gap);
    const onHot = distance < hotLength;
    const { x, y } = onHot ? along(hotWay, distance) : along(coolWay, distance - hotLength);
    const liquid = onHot
      ? ramp(distance / hotLength, 0.3, 0.66)
      : (1 - ramp((distance - hotLength) / coolLength, 0.3, 0.68)) * (index % 4 === 0 ? 0 : 1);
    return particle(x, y, onHot ? hot : cool, liquid > 0.5 ? 1 : 0);
  });
  return at({ opacity: flow }, content);
}

export const circuitOverview: Drawing = (s) =>
  ring({
    drawn: even(s, 0.1, 2.5),
    parts: (index) => pop(s, 2.5 + index * 0.5),
    moved: Math.max(0, s - 4.5) * 90,
    flow: ramp(s, 4.4, 4.9),
  }) +
  text(640, 270, "10.6 bar", { size: 48, fill: color.hot, opacity: ramp(s, 4.9, 5.5) }) +
  text(640, 420, "1.4 bar", { size: 48, fill: color.cool, opacity: ramp(s, 5.4, 6) });

const box = (x: number, y: number, content: string, scale: number): string =>
  at(
    { x, y, scale },
    rect(-150, -38, 300, 76, { fill: color.accentTint, stroke: color.accent, width: 4, rx: 18 }),
    text(0, 0, content, { size: 36, fill: color.accent }),
  );

/** A gauge on its stem and a clamp on the pipe fall into place; the pressure becomes the temperature at which it boils. */
interface Reading {
  start: number;
  gaugeAt: Point;
  /** From the gauge to the pipe: down or up. */
  stem: 1 | -1;
  needle: number;
  pressure: [content: string, place: Point];
  saturation: [content: string, place: Point];
  clampAt: Point;
  reading: string;
}

function measure(s: number, point: Reading): string {
  const { start, gaugeAt, stem, needle, pressure, saturation, clampAt, reading } = point;
  const fallen = ramp(s, start, start + 0.6);
  const clamped = ramp(s, start + 0.4, start + 1);
  const side = Math.sign(saturation[1].x - pressure[1].x);
  const tip = p(saturation[1].x - side * 68, saturation[1].y);
  const arrow =
    line([p(pressure[1].x + side * 96, tip.y), tip], { stroke: color.accent, width: 5 }) +
    line([p(tip.x - side * 10, tip.y - 9), tip, p(tip.x - side * 10, tip.y + 9)], { stroke: color.accent, width: 5 });
  return (
    at(
      { x: gaugeAt.x, y: gaugeAt.y - 160 * (1 - fallen), opacity: fallen },
      line([p(0, 44 * stem), p(0, 76 * stem)], { stroke: color.accent, width: 7 }),
      gauge(needle, color.accent),
    ) +
    at(
      { x: clampAt.x, y: clampAt.y - 160 * (1 - clamped), opacity: clamped },
      rect(-18, -20, 36, 40, { fill: color.accent, rx: 8 }),
      line([p(0, -20 * stem), p(0, -34 * stem)], { stroke: color.accent, width: 5 }),
      figure(0, -60 * stem, reading, color.accent),
    ) +
    figure(pressure[1].x, pressure[1].y, pressure[0], color.accent, ramp(s, start + 0.6, start + 1)) +
    at({ opacity: ramp(s, start + 1.1, start + 1.4) }, arrow) +
    figure(saturation[1].x, saturation[1].y, saturation[0], color.accent, ramp(s, start + 1.3, start + 1.7))
  );
}

const superheat: Reading = {
  start: 1,
  gaugeAt: p(304, 464),
  stem: 1,
  needle: 0.14,
  pressure: ["1.4 bar", p(462, 412)],
  saturation: ["−5 °C", p(660, 412)],
  clampAt: p(424, 550),
  reading: "1 °C",
};
const subcooling: Reading = {
  start: 5,
  gaugeAt: p(984, 214),
  stem: -1,
  needle: 0.72,
  pressure: ["10.6 bar", p(800, 252)],
  saturation: ["45 °C", p(592, 252)],
  clampAt: p(862, 130),
  reading: "39 °C",
};

export const whereToMeasure: Drawing = (s) => {
  const pulse = s > 7 ? 1 + 0.08 * Math.sin(Math.min(1, (s - 7) / 0.8) * Math.PI) : 1;
  return (
    ring({ muted: true, moved: s < 7 ? s * 36 : 252, flow: 1 }) +
    measure(s, superheat) +
    box(470, 334, "1 − (−5) = 6 K", pop(s, 3.1) * pulse) +
    measure(s, subcooling) +
    box(810, 332, "45 − 39 = 6 K", pop(s, 6.5, 0.5) * pulse)
  );
};
