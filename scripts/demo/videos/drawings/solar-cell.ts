import {
  along,
  at,
  blend,
  circle,
  clamp,
  color,
  type Drawing,
  d,
  dots,
  each,
  lengthOf,
  line,
  mix,
  type Point,
  p,
  pop,
  ramp,
  rect,
  shape,
  text,
  trace,
  wave,
} from "./kit";
import { module, sun } from "./solar-things";

/** The sheet of silicon, seen at an angle: a point by its share of both edges, `down` below the surface. */
const onCell = (u: number, v: number, down = 0): Point => p(440 + 400 * u + 250 * v, 400 - 96 * u + 116 * v + down);

export const sunlightHitsCell: Drawing = (s) => {
  const open = ramp(s, 4, 5.4);
  const upper = mix(6, 24, open);
  const lower = mix(8, 56, open);
  const face = (from: number, to: number, fill: string) =>
    shape([onCell(0, 0, from), onCell(0, 1, from), onCell(0, 1, to), onCell(0, 0, to)], {
      fill: blend(fill, color.ink, 0.14),
    }) + shape([onCell(0, 1, from), onCell(1, 1, from), onCell(1, 1, to), onCell(0, 1, to)], { fill });
  const sheet =
    face(upper, upper + lower, blend(color.cell, color.rose, open)) +
    face(0, upper, blend(color.cell, "#bcd6f2", open)) +
    line([onCell(0, 0, upper), onCell(0, 1, upper), onCell(1, 1, upper)], {
      stroke: color.ink,
      width: 2,
      dash: "2 7",
      opacity: open,
    }) +
    shape([onCell(0, 0), onCell(1, 0), onCell(1, 1), onCell(0, 1)], { fill: color.cell }) +
    each(4, (index) =>
      line([onCell(0.03, (index + 1) / 5), onCell(0.97, (index + 1) / 5)], { stroke: color.silver, width: 3 }),
    ) +
    line([onCell(0.5, 0.02), onCell(0.5, 0.98)], { stroke: color.silver, width: 7 });
  const signs =
    text(onCell(0.3, 1).x, onCell(0.3, 1, upper / 2).y, "−", { size: 30, fill: color.voltage, opacity: open }) +
    text(onCell(0.3, 1).x, onCell(0.3, 1, upper + lower / 2).y, "+", { size: 38, fill: color.danger, opacity: open });
  const rays = each(5, (index) => {
    const from = p(262 + index * 22, 236 - index * 26);
    const to = onCell(0.12 + index * 0.19, 0.3 + (index % 2) * 0.36);
    const k = (s * 0.55 + index * 0.37) % 1;
    const { x, y } = along([from, to], lengthOf([from, to]) * k);
    const landed = clamp((k - 0.9) / 0.1);
    return (
      line([from, to], { stroke: color.sun, width: 3, dash: "3 14", opacity: 0.8 }) +
      circle(to.x, to.y, 10 + landed * 26, { stroke: color.sun, width: 4, opacity: landed > 0 ? 1 - landed : 0 }) +
      circle(x, y, 11, { fill: color.sun, stroke: "#c98a0e", width: 3, opacity: clamp(Math.min(k, 1 - k) * 12) })
    );
  });
  return sheet + signs + rays + sun(190, 160, 74, s);
};

const layers = { left: 120, right: 800, top: 150, junction: 320, bottom: 540 };
const wire = [p(800, 235), p(1050, 235), p(1050, 460), p(800, 460)];

export const junctionFreesElectron: Drawing = (s) => {
  const { left, right, top, junction, bottom } = layers;
  const silicon =
    rect(left, top, right - left, junction - top, { fill: "#d7e7f8" }) +
    rect(left, junction, right - left, bottom - junction, { fill: color.rose }) +
    line([p(left, junction), p(right, junction)], { stroke: color.ink, width: 3, dash: "12 10" }) +
    text(left + 36, top + 32, "−", { size: 40, fill: color.voltage }) +
    text(left + 36, bottom - 32, "+", { size: 40, fill: color.danger }) +
    each(3, (index) => {
      const x = left + 130 + index * 215;
      const look = { stroke: color.voltage, width: 5, opacity: 0.75 };
      return (
        line([p(x, junction - 44), p(x, junction + 44)], look) +
        line([p(x - 11, junction + 30), p(x, junction + 44), p(x + 11, junction + 30)], look)
      );
    });
  const glow = ramp(s, 5.6, 6.6);
  const lamp =
    circle(1050, 348, 78, { fill: color.amber, opacity: glow * (0.35 + 0.2 * wave(s, 1.6)) }) +
    circle(1050, 348, 42, { fill: blend(color.surface, color.amber, glow), stroke: color.ink, width: 5 }) +
    line([p(1021, 319), p(1079, 377)], { stroke: color.ink, width: 4 }) +
    line([p(1079, 319), p(1021, 377)], { stroke: color.ink, width: 4 });
  const drawn = ramp(s, 4, 5.2);
  const total = lengthOf(wire);
  const electrons = each(3, (index) => {
    const { x, y } = along(wire, (Math.max(0, s - 5.2) * 150 + (index * total) / 3) % total);
    return electron(x, y, ramp(s, 5.2 + index * 0.25, 5.6 + index * 0.25));
  });
  const events = [
    [0.5, 330],
    [2.5, 590],
    [4.3, 430],
    [5.7, 250],
    [7.1, 640],
  ] as const;
  return (
    silicon +
    trace(d(wire), drawn, { stroke: color.ink, width: 6 }) +
    at({ opacity: ramp(s, 4.7, 5.2) }, lamp) +
    electrons +
    events.map(([start, x]) => freed(s - start, x)).join("")
  );
};

const electron = (x: number, y: number, opacity: number): string =>
  at(
    { x, y, opacity },
    circle(0, 0, 15, { fill: color.voltage }),
    line([p(-6, 0), p(6, 0)], { stroke: color.surface, width: 4 }),
  );

/** A photon comes down, flashes at the junction, and leaves an electron going up and a hole going down. */
function freed(s: number, x: number): string {
  if (s < 0) return "";
  const { junction, top, bottom, right } = layers;
  const fall = clamp(s / 0.9);
  const flash = clamp((s - 0.9) / 0.45);
  const part = ramp(s, 1, 1.9);
  const drift = ramp(s, 2, 3.6);
  return (
    (s < 0.9
      ? line([p(x, mix(10, junction, Math.max(0, fall - 0.12))), p(x, mix(10, junction, fall))], {
          stroke: color.sun,
          width: 5,
        }) + circle(x, mix(10, junction, fall), 12, { fill: color.sun, stroke: "#c98a0e", width: 3 })
      : circle(x, junction, 12 + 46 * flash, { fill: color.sun, opacity: 0.8 * (1 - flash) })) +
    (s < 1
      ? ""
      : electron(mix(x, right - 20, drift), mix(junction, top + 85, part), 1 - ramp(s, 3.2, 3.7)) +
        at(
          { x, y: mix(junction, bottom - 70, part), opacity: 1 - ramp(s, 3.2, 3.7) },
          circle(0, 0, 14, { stroke: color.danger, width: 4, fill: color.surface }),
          text(0, -1, "+", { size: 24, fill: color.danger }),
        ))
  );
}

/** From a row of six cells to a module of six columns and twelve rows. */
export const cellsInSeries: Drawing = (s) => {
  const fold = ramp(s, 4.2, 5.4);
  const cell = { width: mix(92, 46, fold), height: mix(92, 34, fold) };
  const place = (column: number, row: number) =>
    p(mix(110 + column * 122, 300 + column * 52, fold), mix(290, 112 + row * 39, fold));
  const frameShown = ramp(s, 5.4, 6);
  const parts: string[] = [rect(284, 96, 338, 494, { fill: color.silver, rx: 8, opacity: frameShown })];
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 6; column++) {
      const arrive =
        row > 0
          ? ramp(s, 4.7 + row * 0.07, 5 + row * 0.07)
          : column === 0
            ? ramp(s, 0.1, 1)
            : ramp(s, 1.5 + column * 0.32, 2.2 + column * 0.32);
      if (arrive <= 0) continue;
      const { x, y } = place(column, row);
      const slide = row > 0 ? 0 : mix(-420, 0, arrive);
      const next = column < 5 && s > 1.8 + (column + 1) * 0.32 && row === 0;
      if (next)
        parts.push(
          line([p(x + cell.width, y + cell.height / 2), p(x + cell.width + mix(30, 6, fold), y + cell.height / 2)], {
            stroke: color.faint,
            width: mix(9, 4, fold),
            opacity: arrive,
          }),
        );
      parts.push(
        at(
          { x: x + slide, y, opacity: arrive },
          rect(0, 0, cell.width, cell.height, { fill: color.cell, rx: 4 }),
          each(3, (index) =>
            line([p(4, (cell.height * (index + 1)) / 4), p(cell.width - 4, (cell.height * (index + 1)) / 4)], {
              stroke: color.silver,
              width: 1.2,
              opacity: 0.8,
            }),
          ),
        ),
      );
    }
  }
  const row = [p(110, 336), p(110 + 5 * 122 + 92, 336)];
  const snake = Array.from({ length: 6 }, (_, column) => [
    p(323 + column * 52, column % 2 ? 575 : 125),
    p(323 + column * 52, column % 2 ? 125 : 575),
  ]).flat();
  const moving =
    dots(row, s * 110, { opacity: ramp(s, 3.4, 3.7) * (1 - ramp(s, 4.1, 4.3)) }) +
    dots(snake, s * 110, { opacity: ramp(s, 6, 6.4), r: 6 });
  return parts.join("") + moving + voltageBar(s);
};

function voltageBar(s: number): string {
  const height = 8 + 34 * ramp(s, 2, 3.8) + 400 * ramp(s, 4.8, 6);
  const label = s < 1.9 ? "0.7 V" : s < 4.8 ? "4 V" : "49 V";
  const shown = s < 1.9 ? pop(s, 0.9) : s < 4.8 ? pop(s, 3.2) : pop(s, 5.8);
  return (
    rect(1000, 110, 76, 466, { fill: color.voltageTint, rx: 10 }) +
    rect(1000, 576 - height, 76, height, { fill: color.voltage, rx: Math.min(10, height / 2) }) +
    at(
      { x: 1160, y: clamp(576 - height, 150, 556), scale: Math.min(1, shown) },
      text(0, 0, label, { size: 44, fill: color.voltage }),
    )
  );
}

export const moreLightMoreCurrent: Drawing = (s) => {
  const clear = ramp(s, 3, 5.4);
  const fallen = ramp(s, 6, 6.8);
  const shaded = ramp(s, 6.7, 7.2);
  const gauge = (y: number, unit: string, k: number, fill: string, tint: string) =>
    text(690, y + 32, unit, { size: 48, fill }) +
    rect(740, y, 440, 64, { fill: tint, rx: 12 }) +
    rect(740, y, 440 * k, 64, { fill, rx: 12 }) +
    each(3, (index) =>
      line([p(850 + index * 110, y + 70), p(850 + index * 110, y + 84)], { stroke: color.faint, width: 3 }),
    );
  const rays = each(8, (index) => {
    const from = p(250 + index * 34, 190);
    const to = p(214 + index * 40, 352);
    const visible = index % 2 === 0 ? 1 : clear;
    return line([from, to], { stroke: color.sun, width: 4, dash: "4 12", opacity: 0.9 * visible });
  });
  const leaf = at(
    {
      x: mix(560, 352, fallen) + Math.sin(fallen * 9) * 40 * (1 - fallen),
      y: mix(90, 522, fallen),
      rotate: 40 + 200 * (1 - fallen),
      opacity: ramp(s, 5.9, 6.1),
      scale: 1.3,
    },
    `<path d="M-34 0 Q0 -30 36 0 Q0 30 -34 0Z" fill="#5f8f3a"/>`,
    line([p(-44, 0), p(22, 0)], { stroke: "#3c6423", width: 3 }),
  );
  const third = { fill: color.faint, opacity: shaded * 0.85 };
  return (
    rays +
    sun(330, 120, 62, s, Math.round(mix(5, 12, clear))) +
    cloud(mix(372, 760, clear), 128, 1 - ramp(s, 4.8, 5.4)) +
    line([p(290, 590), p(352, 470), p(414, 590)], { stroke: color.muted, width: 8 }) +
    at({ x: 352, y: 462 }, module(300, 216, 6, 6)) +
    rect(208, 498, 288, 66, { ...third, rx: 3 }) +
    leaf +
    gauge(230, "A", mix(0.5, 1, clear) * mix(1, 0.94, shaded), color.current, "#fbe3d2") +
    gauge(400, "V", mix(0.93, 0.96, clear) * mix(1, 0.667, shaded), color.voltage, color.voltageTint)
  );
};

const cloud = (x: number, y: number, opacity: number): string =>
  at(
    { x, y, opacity },
    circle(-52, 12, 38, { fill: "#c3cccb" }),
    circle(0, -14, 50, { fill: "#c3cccb" }),
    circle(56, 10, 42, { fill: "#c3cccb" }),
    rect(-66, 10, 142, 42, { fill: "#c3cccb", rx: 20 }),
  );
