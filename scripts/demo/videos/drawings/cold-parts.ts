import {
  air,
  bracket,
  coil,
  crystal,
  droplet,
  fan,
  figure,
  gauge,
  heat,
  particle,
  pipe,
  stream,
  vapour,
} from "./cold-things";
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
  ramp,
  rect,
  shape,
  text,
  wave,
} from "./kit";

export const compressor: Drawing = (s) => {
  const t = Math.min(s, 6);
  const angle = t * Math.PI;
  const stroke = 0.5 + 0.5 * Math.cos(angle);
  // 0 at the top, 1 at the bottom of its way.
  const low = 1 - stroke;
  const crown = 230 + 130 * low;
  const sucks = Math.sin(angle) > 0 && s < 6;
  const presses = Math.sin(angle) < -0.55 && s < 6;
  const grow = 1 + 0.12 * ramp(s, 6.2, 7);
  const crank = p(640 + 34 * Math.sin(angle), 560 - 34 * Math.cos(angle));
  const suction = [p(120, 235), p(520, 235)];
  const discharge = [p(760, 205), p(1180, 205)];
  const inside = blend(color.cool, color.hot, sucks ? 0.1 : 1 - low);
  return (
    pipe(suction, () => color.cool, 64) +
    pipe(discharge, () => color.hot, 44) +
    rect(530, 170, 220, 300, { fill: color.surface, stroke: color.ink, width: 7, rx: 10 }) +
    stream(suction, t * 70, 66, (point, _, index) =>
      vapour(point.x, point.y + ((index * 37) % 30) - 15, color.cool, 8),
    ) +
    stream(discharge, t * 70, 24, (point, _, index) =>
      vapour(point.x, point.y + ((index * 17) % 18) - 9, color.hot, 8),
    ) +
    each(12, (index) =>
      vapour(
        562 + (index % 6) * 31,
        mix(188, crown - 14, (Math.floor(index / 6) + 0.5) / 2) + ((index * 13) % 9) - 4,
        inside,
        8,
      ),
    ) +
    rect(536, crown, 208, 62, { fill: color.control, stroke: color.ink, width: 5, rx: 8 }) +
    line([p(640, crown + 40), crank], { stroke: color.ink, width: 14 }) +
    circle(640, 560, 46, { stroke: color.control, width: 8 }) +
    circle(crank.x, crank.y, 11, { fill: color.ink }) +
    at({ x: 530, y: 208, rotate: sucks ? -32 : 0 }, line([p(0, 0), p(0, 56)], { stroke: color.accent, width: 9 })) +
    at({ x: 752, y: 184, rotate: presses ? -38 : 0 }, line([p(0, 0), p(0, 44)], { stroke: color.accent, width: 9 })) +
    at({ x: 220, y: 118 }, line([p(0, 44), p(0, 86)], { stroke: color.cool, width: 7 }), gauge(0.14, color.cool)) +
    figure(370, 118, "1.4 bar", color.cool, ramp(s, 0.6, 1.1), grow) +
    figure(250, 330, "9 °C", color.cool, ramp(s, 1.2, 1.7), grow) +
    at({ x: 1080, y: 92 }, line([p(0, 44), p(0, 92)], { stroke: color.hot, width: 7 }), gauge(0.72, color.hot)) +
    figure(920, 92, "10.6 bar", color.hot, ramp(s, 2, 2.5), grow) +
    figure(1030, 312, "78 °C", color.hot, ramp(s, 2.6, 3.1), grow) +
    each(2, (index) =>
      at(
        { x: 850 + index * 50, y: 292 + 4 * Math.sin(s * 5 + index) },
        heat(color.hot, 0.4 + 0.4 * wave(s + index * 0.5, 1.2)),
      ),
    )
  );
};

const coilWidth = 740;
const condenserWay: Point[] = [p(200, 110), ...coil(290, 110, coilWidth, 420, 7), p(1180, 530)];

export const condenser: Drawing = (s) => {
  const shade = (k: number) => (k < 0.86 ? color.hot : blend(color.hot, color.warm, (k - 0.86) / 0.14));
  return (
    at({ x: 128, y: 320 }, fan(s)) +
    each(3, (index) => at({ x: 205 + 16 * wave(s, 1.4), y: 222 + index * 98 }, air(62, color.control))) +
    figure(128, 214, "32 °C", color.muted) +
    pipe(condenserWay, shade) +
    each(6, (index) =>
      at(
        { x: 380 + index * 112, y: 92 + ((index * 2) % 5) * 70 - 8 * wave(s + index * 0.3, 1.3) },
        heat(color.warm, 0.35 + 0.5 * wave(s + index * 0.3, 1.3)),
      ),
    ) +
    entering(s, condenserWay, (k, index) => condensed(k, index)) +
    figure(300, 52, "78 °C", color.hot, ramp(s, 1.8, 2.3)) +
    bracket(1058, 180, 460, 1, color.hot, ramp(s, 3.8, 4.3)) +
    figure(1158, 320, "45 °C", color.hot, ramp(s, 4, 4.5)) +
    figure(1158, 470, "39 °C", "#b0622f", ramp(s, 6, 6.5))
  );
};

/** With each pass more of it is liquid; the first pass is all vapour, the last all liquid. */
const condensed = (k: number, index: number): number =>
  k < 0.17 ? 0 : k > 0.84 ? 1 : (index * 5) % 7 < ((k - 0.17) / 0.67) * 7 ? 1 : 0;

/** A stream that fills the coil within the first six seconds, then goes on. */
function entering(s: number, way: Point[], liquid: (k: number, index: number) => number, hotFill = color.hot): string {
  const head = even(s, 0.2, 6);
  return stream(way, s * 120, 34, (point, k, index) =>
    k > head ? "" : particle(point.x, point.y, hotFill, liquid(k, index)),
  );
}

export const expansionValve: Drawing = (s) => {
  const cooled = ramp(s, 3, 6);
  const degrees = Math.round(mix(39, -5, cooled));
  const body =
    shape(
      [
        p(60, 270),
        p(560, 270),
        p(630, 332),
        p(650, 332),
        p(720, 270),
        p(1220, 270),
        p(1220, 410),
        p(720, 410),
        p(650, 350),
        p(630, 350),
        p(560, 410),
        p(60, 410),
      ],
      { fill: color.surface, stroke: color.ink, width: 7 },
    ) +
    shape([p(64, 276), p(558, 276), p(630, 337), p(630, 345), p(558, 404), p(64, 404)], {
      fill: blend(color.warm, color.surface, 0.72),
    }) +
    shape([p(650, 337), p(722, 276), p(1216, 276), p(1216, 404), p(722, 404), p(650, 345)], { fill: color.cold });
  const needle = shape([p(616, 150), p(664, 150), p(664, 260), p(642, 330), p(638, 330), p(616, 260)], {
    fill: color.control,
    stroke: color.ink,
    width: 5,
  });
  const bulb =
    path("M664 166 H900 Q1000 166 1000 120 V110", { stroke: color.faint, width: 6 }) +
    rect(960, 74, 120, 36, { fill: color.line, stroke: color.faint, width: 4, rx: 18 });
  const drops = each(14, (index) => {
    const way = s * 130 - index * 92 + 120;
    if (way < 0 || way > 1240) return "";
    const x = 50 + way * 0.96;
    if (x < 640)
      return droplet(
        x,
        mix(340 + ((index * 29) % 60) - 30, 341, ramp(x, 520, 636)),
        "#b0622f",
        1.5 - 0.8 * ramp(x, 560, 636),
      );
    const spread = ramp(x, 650, 760);
    const y = mix(341, 340 + ((index * 37) % 84) - 42, spread);
    if (index % 10 === 2 || index % 10 === 5 || index % 10 === 8) {
      return each(3, (dot) => vapour(x + (dot - 1) * 26 * spread, y + (dot === 1 ? -20 : 12) * spread, color.cool, 7));
    }
    return droplet(x, y, color.cool, 0.8 + 0.7 * spread);
  });
  return (
    body +
    bulb +
    needle +
    drops +
    each(9, (index) =>
      at(
        {
          x: 780 + index * 52,
          y: index % 2 ? 262 : 418,
          scale: ramp(s, 5 + index * 0.16, 5.8 + index * 0.16),
          rotate: index * 17,
        },
        crystal(),
      ),
    ) +
    figure(200, 210, "10.6 bar", color.hot, ramp(s, 0.6, 1.1)) +
    figure(380, 210, "39 °C", color.hot, ramp(s, 1, 1.5)) +
    figure(900, 480, "1.4 bar", color.cool, ramp(s, 2.4, 2.9)) +
    figure(1080, 480, "−5 °C", color.cool, ramp(s, 5.6, 6.1)) +
    thermometer(640, 520, degrees, cooled)
  );
};

function thermometer(x: number, y: number, degrees: number, cooled: number): string {
  const fill = blend(color.hot, color.cool, cooled);
  const width = mix(190, 40, cooled);
  return (
    line([p(x, y - 26), p(x, y - 150)], { stroke: color.control, width: 4 }) +
    rect(x - 130, y - 20, 260, 40, { fill: color.surface, stroke: color.ink, width: 4, rx: 20 }) +
    rect(x - 118, y - 8, width + 20, 16, { fill, rx: 8 }) +
    circle(x - 118, y, 26, { fill, stroke: color.ink, width: 4 }) +
    text(x, y + 52, `${degrees < 0 ? "−" : ""}${Math.abs(degrees)} °C`, { size: 34, fill })
  );
}

/** Inlet at the lower left, outlet at the upper right. */
const evaporatorWay: Point[] = [
  p(100, 530),
  ...coil(250, -530, coilWidth, 420, 7).map(({ x, y }) => p(x, -y)),
  p(1080, 110),
];

export const evaporator: Drawing = (s) => {
  const shade = (k: number) => (k < 0.86 ? color.cool : blend(color.cool, "#6f93c9", (k - 0.86) / 0.14));
  const last = ramp(s, 5.4, 5.9);
  return (
    at({ x: 1150, y: 330 }, fan(-s)) +
    each(3, (index) => at({ x: 1074 - 16 * wave(s, 1.4), y: 232 + index * 98, rotate: 180 }, air(56, color.control))) +
    figure(1150, 436, "4 °C", color.muted) +
    pipe(evaporatorWay, shade) +
    each(6, (index) =>
      at(
        { x: 330 + index * 116, y: 152 + ((index * 2) % 5) * 70 + 8 * wave(s + index * 0.3, 1.3), rotate: 180 },
        heat(color.warm, 0.35 + 0.5 * wave(s + index * 0.3, 1.3)),
      ),
    ) +
    entering(s, evaporatorWay, boiling, color.cool) +
    circle(270, 180, 14 + 30 * last, { stroke: color.cool, width: 5, opacity: last > 0 && last < 1 ? 1 - last : 0 }) +
    bracket(222, 180, 530, -1, color.cool, ramp(s, 1.8, 2.3)) +
    figure(122, 350, "−5 °C", color.cool, ramp(s, 2, 2.5)) +
    figure(1130, 62, "1 °C", "#3f6fb5", ramp(s, 6, 6.5))
  );
};

/** Three of ten are vapour from the valve on; the others boil away before the last pass. */
const boiling = (k: number, index: number): number =>
  k > 0.84 || index % 10 < 3 ? 0 : (index * 3) % 7 >= (k / 0.84) * 7 ? 1 : 0;
