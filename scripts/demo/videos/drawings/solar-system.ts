import {
  at,
  blend,
  circle,
  color,
  type Drawing,
  d,
  dots,
  each,
  line,
  mix,
  p,
  ramp,
  rect,
  text,
  trace,
  wave,
} from "./kit";
import { badge, module, pylon, slopedModule, sun } from "./solar-things";

export const coldRaisesVoltage: Drawing = (s) => {
  const heat = ramp(s, 3, 4.6) - ramp(s, 5.5, 6.2);
  const chill = ramp(s, 6, 7.2);
  const degrees = 25 + 45 * heat - 25 * chill;
  const volts = 49.3 - 6 * heat + 3.3 * chill;
  const cells = chill > 0 ? blend(color.cell, "#7fb4dc", chill * 0.7) : blend(color.cell, "#a3392f", heat * 0.75);
  const top = barTop(volts);
  const limit = barTop(49.3);
  return (
    thermometer(degrees) +
    at({ x: 600, y: 340 }, module(300, 400, 6, 10, cells)) +
    each(2, (index) =>
      at({ x: index ? 712 : 490, y: index ? 470 : 210, scale: 1.2, opacity: chill, rotate: s * 12 }, frost()),
    ) +
    rect(930, 120, 84, 466, { fill: color.voltageTint, rx: 10 }) +
    rect(930, top, 84, 586 - top, { fill: color.voltage, rx: 10 }) +
    rect(930, top, 84, Math.max(0, limit - top), {
      fill: color.danger,
      rx: 8,
      opacity: chill * (0.45 + 0.55 * wave(s, 0.9)),
    }) +
    line([p(900, limit), p(1050, limit)], { stroke: color.ink, width: 3, dash: "10 9" }) +
    text(1130, limit, "49.3 V", { size: 34, fill: color.muted }) +
    text(1140, barTop(43.3), "43.3 V", {
      size: 46,
      fill: color.voltage,
      opacity: ramp(s, 4.3, 4.7) * (1 - ramp(s, 5.5, 5.8)),
    }) +
    text(1140, barTop(52.6) - 30, "52.6 V", { size: 46, fill: color.danger, opacity: ramp(s, 6.6, 7) })
  );
};

/** Where the bar of so many volts ends. Only its upper part is of interest, so 36 V is its foot. */
const barTop = (volts: number): number => 586 - ((volts - 36) / 18) * 466;

function thermometer(degrees: number): string {
  const y = (value: number) => 500 - value * 4.7;
  const fill = blend(color.cool, color.hot, degrees / 70);
  return (
    rect(196, 140, 48, 400, { fill: color.surface, stroke: color.ink, width: 4, rx: 24 }) +
    circle(220, 548, 42, { fill: color.surface, stroke: color.ink, width: 4 }) +
    circle(220, 548, 31, { fill }) +
    rect(209, y(degrees), 22, 540 - y(degrees), { fill, rx: 11 }) +
    [0, 25, 70]
      .map(
        (value) =>
          line([p(248, y(value)), p(266, y(value))], { stroke: color.ink, width: 3 }) +
          text(276, y(value), `${value} °C`, { size: 28, anchor: "start" }),
      )
      .join("")
  );
}

const frost = (): string =>
  each(6, (index) =>
    at(
      { rotate: index * 60 },
      line([p(0, 0), p(0, -34)], { stroke: color.surface, width: 4 }),
      line([p(-9, -30), p(0, -20), p(9, -30)], { stroke: color.surface, width: 3 }),
    ),
  );

export const dcToAcPath: Drawing = (s) => {
  const lit = ramp(s, 5, 5.6);
  const dc = [p(322, 440), p(520, 440)];
  const ac = [p(740, 440), p(910, 440)];
  const sine = Array.from({ length: 41 }, (_, index) =>
    p(640 + index * 2.1, 400 - 34 * Math.sin((index / 20) * Math.PI)),
  );
  const built = ramp(s, 0.2, 1.2);
  return (
    sun(150, 120, 56, s) +
    line([p(40, 472), p(360, 350)], { stroke: color.muted, width: 8 }) +
    each(3, (index) =>
      at({ opacity: ramp(s, index * 0.25, 0.5 + index * 0.25) }, slopedModule(70 + index * 86, 450 - index * 33, 74)),
    ) +
    trace(d([p(322, 376), p(322, 440), p(520, 440)]), built, { stroke: color.ink, width: 6 }) +
    dots(dc, s * 90, { opacity: ramp(s, 1.4, 1.8) }) +
    text(420, 394, "DC", { size: 34, fill: color.current, opacity: ramp(s, 1.2, 1.6) }) +
    at(
      { opacity: ramp(s, 1.4, 2) },
      rect(520, 310, 220, 200, { fill: color.surface, stroke: color.ink, width: 5, rx: 16 }),
      line([p(630, 330), p(630, 490)], { stroke: color.line, width: 3 }),
      line([p(542, 392), p(610, 392)], { stroke: color.current, width: 6 }),
      line([p(542, 408), p(610, 408)], { stroke: color.current, width: 6, dash: "10 10" }),
      circle(630, 486, 9, { fill: blend(color.faint, color.success, ramp(s, 3.2, 3.6)) }),
    ) +
    trace(d(sine), ramp(s, 2.2, 3.8), { stroke: color.accent, width: 6 }) +
    trace(d(ac), ramp(s, 2.6, 3.2), { stroke: color.ink, width: 6 }) +
    text(826, 394, "AC", { size: 34, fill: color.accent, opacity: ramp(s, 3.2, 3.6) }) +
    dots([p(752, 440), p(898, 440)], 22 + 20 * Math.sin(s * 7), { fill: color.accent, opacity: ramp(s, 3.4, 3.8) }) +
    house(lit) +
    trace("M1060 392 Q1120 420 1172 352", ramp(s, 3.6, 4.4), { stroke: color.ink, width: 3 }) +
    at({ opacity: ramp(s, 0.4, 1) }, pylon(1196, 540)) +
    line([p(40, 540), p(1250, 540)], { stroke: color.line, width: 4 })
  );
};

function house(lit: number): string {
  return (
    rect(912, 390, 160, 150, { fill: color.surface, stroke: color.ink, width: 5, rx: 4 }) +
    line([p(892, 396), p(992, 310), p(1092, 396)], { stroke: color.ink, width: 8 }) +
    circle(992, 442, mix(0, 90, lit), { fill: color.amber, opacity: 0.3 * lit }) +
    rect(956, 412, 72, 60, { fill: blend("#dfe6e5", color.sun, lit), stroke: color.ink, width: 4, rx: 4 }) +
    line([p(992, 412), p(992, 472)], { stroke: color.ink, width: 3 }) +
    line([p(956, 442), p(1028, 442)], { stroke: color.ink, width: 3 })
  );
}

/** For a wire or a place: the voltage that stands there. */
export const voltageBadge = (x: number, y: number, content: string, opacity = 1): string =>
  at(
    { x, y, opacity },
    badge(content, 24 + content.length * 17, { fill: "#fdecec", stroke: color.danger, ink: color.danger }),
  );
