import {
  at,
  blend,
  circle,
  color,
  type Drawing,
  drop,
  each,
  even,
  line,
  mix,
  type Point,
  p,
  path,
  ramp,
  rect,
  text,
  wave,
} from "./kit";
import { places, plan, wireY } from "./solar-plan";
import { voltageBadge } from "./solar-system";
import { bolt, hand, person, tick } from "./solar-things";

const grey = color.faint;
const { isolator, inverter, breaker } = places;

/** A padlock around the middle of its body; `open` from 1 to 0. */
export const padlock = (open = 0): string =>
  at({ y: -14 * open, rotate: 0 }, path("M-15 -16 v-16 a15 15 0 0 1 30 0 v16", { stroke: color.muted, width: 9 })) +
  rect(-26, -18, 52, 44, { fill: color.danger, stroke: color.ink, width: 3, rx: 8 }) +
  circle(0, 0, 6, { fill: color.ink }) +
  rect(-3, 0, 6, 14, { fill: color.ink, rx: 3 });

/** A tag on its string, hung at the origin. */
export const tag = (): string =>
  line([p(0, 0), p(0, 34)], { stroke: color.muted, width: 3 }) +
  rect(-34, 30, 68, 100, { fill: color.surface, stroke: color.danger, width: 6, rx: 8 }) +
  circle(0, 58, 17, { fill: color.danger }) +
  at({ y: 44, scale: 0.21 }, hand().replaceAll(color.sun, color.surface).replaceAll(color.ink, color.surface)) +
  at({ x: -15, y: 104, scale: 0.42 }, person(color.ink)) +
  line([p(2, 96), p(24, 96)], { stroke: color.faint, width: 5 }) +
  line([p(2, 110), p(18, 110)], { stroke: color.faint, width: 5 });

const locks = [
  { x: isolator, y: wireY + 76, when: 0.6 },
  { x: breaker, y: wireY + 90, when: 2.2 },
];

const lockedPlan = (s: number, wires: [string, string, string, string]): string =>
  plan(s, { wires, breaker: 1, isolator: 1, lamp: "#41504e" });

export const lockAndTag: Drawing = (s) => {
  const key = ramp(s, 6, 7.2);
  return (
    lockedPlan(s, [color.danger, grey, grey, color.danger]) +
    locks
      .map(({ x, y, when }) => {
        const snap = when + 0.9;
        const jump = s > snap && s < snap + 0.2 ? -4 * Math.sin(((s - snap) / 0.2) * Math.PI) : 0;
        const swing = Math.sin((s - snap - 1.4) * 5) * 26 * Math.exp(-(s - snap - 1.4) * 1.1);
        return (
          at(
            { x, y: drop(s, when, -80, y) + jump, opacity: s > when ? 1 : 0 },
            padlock(1 - ramp(s, snap - 0.1, snap)),
          ) +
          at(
            { x: x - 8, y: y + 22, rotate: s > snap + 1.4 ? swing : 60, opacity: ramp(s, snap + 1.1, snap + 1.5) },
            tag(),
          )
        );
      })
      .join("") +
    pocket(ramp(s, 5.2, 5.8)) +
    at(
      {
        x: mix(isolator + 70, 690, key),
        y: mix(wireY + 90, 500, key) - 120 * Math.sin(key * Math.PI),
        rotate: 360 * key,
        opacity: ramp(s, 5.6, 5.9) * (1 - ramp(s, 7.3, 7.6)),
      },
      keyShape(),
    ) +
    at({ x: 690, y: 474, opacity: ramp(s, 7.4, 7.8) }, tick())
  );
};

const keyShape = (): string =>
  circle(-18, 0, 12, { stroke: color.sun, width: 7 }) +
  line([p(-6, 0), p(28, 0), p(28, 11)], { stroke: color.sun, width: 7 }) +
  line([p(17, 0), p(17, 9)], { stroke: color.sun, width: 6 });

const pocket = (opacity: number): string =>
  at(
    { x: 690, y: 540, opacity },
    path("M-64 -46 h128 v58 q0 44 -64 52 q-64 -8 -64 -52 z", { fill: "#3f5f8f", stroke: color.ink, width: 4 }),
    line([p(-54, -30), p(54, -30)], { stroke: color.amber, width: 3, dash: "8 8" }),
  );

export const proveDead: Drawing = (s) => {
  const wait = even(s, 0.2, 3);
  const stops = [p(250, 520), p(inverter - 30, 402), p(250, 520)];
  const visit = Math.min(2, Math.max(0, Math.floor((s - 3.4) / 1.8)));
  const from = visit === 0 ? p(460, 540) : (stops[visit - 1] ?? p(0, 0));
  const to = stops[visit] ?? p(0, 0);
  const inVisit = s - 3.4 - visit * 1.8;
  const move = ramp(inVisit, 0, 0.7);
  const reading = inVisit < 0.9 ? "---" : visit === 1 ? "0 V" : "230 V";
  const meter = p(
    mix(from.x, to.x, move) + 120,
    mix(from.y, to.y, move) + 30 + 70 * (visit === 1 ? move : visit === 2 ? 1 - move : 0),
  );
  const charge = 1 - ramp(s, 0.6, 3);
  return (
    lockedPlan(s, [color.danger, grey, grey, color.danger]) +
    locks.map(({ x, y }) => at({ x, y, scale: 0.9 }, padlock())).join("") +
    line([p(inverter - 20, wireY + 14), p(inverter - 20, wireY + 44)], {
      stroke: blend(grey, color.voltage, charge),
      width: 8,
    }) +
    line([p(inverter + 2, wireY + 14), p(inverter + 2, wireY + 44)], {
      stroke: blend(grey, color.voltage, charge),
      width: 8,
    }) +
    line([p(inverter - 50, wireY + 29), p(inverter - 20, wireY + 29)], {
      stroke: blend(grey, color.voltage, charge),
      width: 5,
    }) +
    line([p(inverter + 2, wireY + 29), p(inverter + 32, wireY + 29)], {
      stroke: blend(grey, color.voltage, charge),
      width: 5,
    }) +
    clock(wait, 1 - ramp(s, 3.1, 3.5)) +
    at(
      { x: 180, y: 520, opacity: ramp(s, 3, 3.4) },
      rect(-74, -40, 148, 80, { fill: color.surface, stroke: color.ink, width: 4, rx: 10 }),
      text(0, 0, "230 V", { size: 32, fill: color.danger }),
    ) +
    (s > 3.3
      ? meterWithProbes(meter.x, meter.y, p(mix(from.x, to.x, move), mix(from.y, to.y, move)), reading, inVisit > 0.9)
      : "") +
    each(3, (index) =>
      at(
        {
          x: index === 1 ? inverter - 96 : 126 + index * 22,
          y: index === 1 ? 440 : 450,
          opacity: ramp(s, 4.5 + index * 1.8, 4.8 + index * 1.8),
        },
        tick(),
      ),
    )
  );
};

const clock = (k: number, opacity: number): string =>
  at(
    { x: 330, y: 510, opacity },
    circle(0, 0, 74, { fill: color.surface, stroke: color.ink, width: 6 }),
    k > 0
      ? path(`M0 0 L0 -58 A58 58 0 0 1 ${58 * Math.sin(k * 0.5236 * 5)} ${-58 * Math.cos(k * 0.5236 * 5)} Z`, {
          fill: color.accentTint,
        })
      : "",
    each(12, (index) => at({ rotate: index * 30 }, line([p(0, -66), p(0, -58)], { stroke: color.ink, width: 4 }))),
    at({ rotate: k * 150 }, line([p(0, 0), p(0, -52)], { stroke: color.accent, width: 7 })),
    circle(0, 0, 6, { fill: color.ink }),
  );

function meterWithProbes(x: number, y: number, tip: Point, reading: string, isRead: boolean): string {
  const probe = (side: number, stroke: string) =>
    path(
      `M${x - 30 + side * 10} ${y + 10} Q${(x + tip.x) / 2} ${y + 60 + side * 16} ${tip.x + side * 16} ${tip.y - 6}`,
      { stroke, width: 5 },
    ) + circle(tip.x + side * 16, tip.y - 8, 6, { fill: stroke });
  return (
    probe(-1, color.ink) +
    probe(1, color.danger) +
    rect(x - 58, y - 74, 116, 150, { fill: color.sun, stroke: color.ink, width: 4, rx: 14 }) +
    rect(x - 46, y - 60, 92, 48, { fill: "#e8f0ea", stroke: color.ink, width: 3, rx: 6 }) +
    text(x, y - 36, reading, { size: 28, mono: true, fill: isRead ? color.ink : color.faint }) +
    circle(x, y + 34, 24, { fill: color.ink }) +
    line([p(x, y + 34), p(x + 10, y + 18)], { stroke: color.surface, width: 5 })
  );
}

export const sunSideStaysLive: Drawing = (s) => {
  const glow = 0.25 + 0.3 * wave(s, 1.8);
  const cover = ramp(s, 5, 5.8);
  return (
    line([p(300, 274), p(300, wireY), p(390, wireY)], { stroke: color.danger, width: 24, opacity: glow }) +
    line([p(960, wireY), p(1128, wireY)], { stroke: color.danger, width: 24, opacity: glow }) +
    rect(510, 180, 356, 240, { fill: "#e3f3e8", rx: 20, opacity: ramp(s, 0.4, 1.2) }) +
    lockedPlan(s, [color.danger, color.success, color.success, color.danger]) +
    locks
      .map(({ x, y }) => at({ x, y }, padlock()) + at({ x: x - 8, y: y + 22, rotate: 3 * Math.sin(s * 2) }, tag()))
      .join("") +
    at({ x: 346, y: 206, scale: 0.95 + 0.15 * wave(s, 1.8), opacity: ramp(s, 1, 1.5) }, bolt()) +
    at({ x: 1044, y: 232, scale: 0.95 + 0.15 * wave(s, 1.8), opacity: ramp(s, 1, 1.5) }, bolt()) +
    voltageBadge(250, 430, "250–315 V", ramp(s, 1.6, 2.2)) +
    at({ x: inverter, y: 452, opacity: ramp(s, 2.6, 3), scale: 1.2 }, tick()) +
    rect(mix(320, 372, cover), wireY - 26, 30, 52, {
      fill: color.danger,
      stroke: color.ink,
      width: 3,
      rx: 6,
      opacity: ramp(s, 5, 5.3),
    })
  );
};
