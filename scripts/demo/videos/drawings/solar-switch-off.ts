import {
  at,
  blend,
  circle,
  color,
  type Drawing,
  each,
  even,
  line,
  mix,
  type Point,
  p,
  path,
  pop,
  ramp,
  rect,
  shape,
  text,
  wave,
} from "./kit";
import { on, places, plan, wireY } from "./solar-plan";
import { dial, hand, person, tick } from "./solar-things";

const grey = color.faint;
const { isolator, inverter, breaker } = places;

export const twoSources: Drawing = (s) => {
  const pulse = 0.9 + 0.16 * wave(s, 0.9);
  const arrow = (side: number) =>
    at(
      {
        x: inverter + side * (142 + 8 * wave(s, 0.9)),
        y: wireY - 54,
        scale: 0.52 * pulse * Math.min(1, pop(s, 3)),
        rotate: side > 0 ? 180 : 0,
      },
      shape([p(-60, -16), p(12, -16), p(12, -38), p(60, 0), p(12, 38), p(12, 16), p(-60, 16)], { fill: color.danger }),
    );
  const people = each(3, (index) => {
    const k = pop(s, 5 + index * 0.35);
    return at(
      { x: 540 + index * 120, y: 540, scale: 1.3 * Math.min(1.1, k) },
      person(),
      at(
        { x: 30, y: -44, scale: pop(s, 5.5 + index * 0.35) },
        path("M-18 -16 h36 q8 0 8 8 v14 q0 8 -8 8 h-22 l-12 11 v-11 h-2 q-8 0 -8 -8 v-14 q0 -8 8 -8z", {
          fill: color.accent,
        }),
        each(3, (dot) => circle(-11 + dot * 11, -1, 3, { fill: color.surface })),
      ),
    );
  });
  return (
    plan(s, { ...on, built: even(s, 0, 2.6), moved: s * 80, dcFlow: ramp(s, 2.4, 2.9), acFlow: ramp(s, 2.4, 2.9) }) +
    arrow(-1) +
    arrow(1) +
    people
  );
};

export const acOffFirst: Drawing = (s) => {
  const off = ramp(s, 1.6, 2.4);
  const slowed = s < 2.6 ? s * 80 : 2.6 * 80 + 40 * (1 - (1 - even(s, 2.6, 3.6)) ** 2);
  const wires: [string, string, string, string] = [
    color.ink,
    color.ink,
    blend(color.danger, grey, ramp(s, 2.3, 3)),
    color.danger,
  ];
  const reach = ramp(s, 0.4, 1.4) - ramp(s, 3, 4);
  return (
    plan(s, {
      wires,
      breaker: off,
      isolator: 0,
      lamp: blend(color.success, "#41504e", ramp(s, 2.6, 3.4)),
      moved: slowed,
      dcFlow: 1,
      acFlow: 1 - off,
    }) +
    line([p(540, wireY + 10), p(540, 420)], { stroke: color.control, width: 4 }) +
    at({ x: 540, y: 474 }, dial(mix(0.78, 0, ramp(s, 2.6, 4)), "A", 60)) +
    text(650, 476, s < 2.6 ? "" : s < 3.9 ? "" : "0 A", { size: 40, fill: color.success }) +
    at(
      { x: breaker + 6, y: mix(620, wireY - 10 + 48 * off, reach), scale: 1.25, opacity: Math.min(1, reach * 3) },
      hand(),
    )
  );
};

/** A magnifying lens over (x, y), with a line to what it shows. */
const lens = (x: number, y: number, k: number, to: Point, stroke: string, ...content: string[]): string =>
  k <= 0
    ? ""
    : line([p(x, y), to], { stroke, width: 4, opacity: k }) +
      at({ x, y, scale: Math.min(1.05, k) }, circle(0, 0, 96, { fill: color.surface, stroke, width: 6 }), ...content);

export const dcIsolatorOff: Drawing = (s) => {
  const turned = ramp(s, 1.4, 2.4);
  const reach = ramp(s, 0.3, 1.2) - ramp(s, 3, 3.8);
  const gap = 26 * turned;
  const contacts = each(2, (index) => {
    const y = index ? 30 : -30;
    return (
      line([p(-88, y), p(-gap - 4, y)], { stroke: color.ink, width: 9 }) +
      line([p(gap + 4, y), p(88, y)], { stroke: color.ink, width: 9 }) +
      circle(-gap - 6, y, 11, { fill: color.current }) +
      circle(gap + 6, y, 11, { fill: color.current })
    );
  });
  const pull = ramp(s, 4.8, 5.6);
  const arcing = s > 5.2 ? 0.55 + 0.45 * wave(s, 0.22) : 0;
  const connector =
    rect(-100, -15, 84 - pull * 22, 30, { fill: color.ink, rx: 6 }) +
    rect(16 + pull * 22, -15, 84 - pull * 22, 30, { fill: color.ink, rx: 6 }) +
    rect(-24 - pull * 22, -21, 26, 42, { fill: color.muted, rx: 5 }) +
    rect(-2 + pull * 22, -21, 26, 42, { fill: color.muted, rx: 5 }) +
    circle(0, 0, 50, { fill: color.amber, opacity: arcing * 0.5 }) +
    line([p(-24, 0), p(-12, -13), p(-3, 9), p(6, -11), p(14, 8), p(24, 0)], {
      stroke: "#f08a1c",
      width: 7,
      opacity: arcing,
    });
  const crossed = ramp(s, 6.2, 6.8);
  const struck =
    line([p(-70, -70), p(mix(-70, 70, Math.min(1, crossed * 2)), mix(-70, 70, Math.min(1, crossed * 2)))], {
      stroke: color.danger,
      width: 14,
      opacity: crossed > 0 ? 1 : 0,
    }) +
    line([p(70, -70), p(mix(70, -70, Math.max(0, crossed * 2 - 1)), mix(-70, 70, Math.max(0, crossed * 2 - 1)))], {
      stroke: color.danger,
      width: 14,
      opacity: crossed > 0.5 ? 1 : 0,
    });
  return (
    plan(s, {
      wires: [color.danger, blend(color.ink, grey, turned), grey, color.danger],
      breaker: 1,
      isolator: turned,
      lamp: "#41504e",
      moved: 0,
      dcFlow: 0.8 * (1 - turned),
    }) +
    lens(
      560,
      112,
      pop(s, 0.6),
      p(isolator + 22, wireY - 56),
      color.accent,
      contacts,
      at({ y: 66, opacity: ramp(s, 2.6, 3.1), scale: 0.9 }, tick()),
    ) +
    at(
      {
        x: isolator - 4,
        y: mix(600, wireY + 10, reach),
        rotate: 30 * turned,
        scale: 1.25,
        opacity: Math.min(1, reach * 3),
      },
      hand(),
    ) +
    lens(300, 500, pop(s, 4), p(330, wireY + 4), crossed > 0 ? color.danger : color.control, connector, struck)
  );
};
