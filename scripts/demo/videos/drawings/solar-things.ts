import { at, circle, color, each, type Look, line, type Point, p, path, rect, shape, text } from "./kit";

/** The sun with rays that turn slowly. `rays` from 0 to 12. */
export const sun = (x: number, y: number, r: number, s: number, rays = 12): string =>
  circle(x, y, r * 1.55, { fill: color.amber, opacity: 0.28 }) +
  each(rays, (index) => {
    const angle = (index / rays) * 2 * Math.PI + s * 0.18;
    const ray = (radius: number) => p(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
    return line([ray(r * 1.2), ray(r * 1.42)], { stroke: color.sun, width: 6 });
  }) +
  circle(x, y, r, { fill: color.sun });

/** A module seen from the front, `columns` × `rows` cells, around its centre. */
export function module(width: number, height: number, columns: number, rows: number, fill = color.cell): string {
  const [w, h] = [(width - 12) / columns, (height - 12) / rows];
  return (
    rect(-width / 2, -height / 2, width, height, { fill: color.silver, rx: 5 }) +
    each(columns * rows, (index) =>
      rect(
        -width / 2 + 6 + (index % columns) * w + 1,
        -height / 2 + 6 + Math.floor(index / columns) * h + 1,
        w - 2,
        h - 2,
        { fill, rx: 2 },
      ),
    )
  );
}

/** A module on a slope, seen from the side and a little from above; (x, y) is its lower left corner. */
export function slopedModule(x: number, y: number, size: number): string {
  const corner = (along: number, up: number): Point => p(x + size * (along + up * 0.32), y - size * 0.82 * up);
  return (
    shape([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)], {
      fill: color.cell,
      stroke: color.silver,
      width: 4,
    }) +
    each(2, (index) =>
      line([corner((index + 1) / 3, 0), corner((index + 1) / 3, 1)], { stroke: color.silver, width: 1.5 }),
    ) +
    each(3, (index) =>
      line([corner(0, (index + 1) / 4), corner(1, (index + 1) / 4)], { stroke: color.silver, width: 1.5 }),
    )
  );
}

/** A pylon, 260 high, standing on (x, y). */
export function pylon(x: number, y: number, stroke = color.muted): string {
  const look: Look = { stroke, width: 4 };
  const side = (sign: number) => line([p(x + sign * 52, y), p(x + sign * 14, y - 170), p(x + sign * 8, y - 260)], look);
  const arm = (height: number, half: number) =>
    line([p(x - half, y - height), p(x + half, y - height)], look) +
    each(2, (index) =>
      line([p(x + (index ? half : -half), y - height), p(x + (index ? half : -half), y - height + 16)], look),
    );
  return (
    side(-1) +
    side(1) +
    line([p(x - 52, y), p(x + 30, y - 98), p(x - 14, y - 170), p(x + 8, y - 260)], { ...look, width: 2.5 }) +
    line([p(x + 52, y), p(x - 30, y - 98), p(x + 14, y - 170), p(x - 8, y - 260)], { ...look, width: 2.5 }) +
    arm(232, 52) +
    arm(186, 70)
  );
}

/** A hand in a work glove, pointing up, its fingertips at the origin. */
export const hand = (): string =>
  each(3, (index) =>
    rect(-27 + index * 18, 6 + (index === 1 ? -6 : index === 2 ? 4 : 0), 16, 56, {
      fill: color.sun,
      stroke: color.ink,
      width: 2.5,
      rx: 8,
    }),
  ) +
  at({ x: -30, y: 78, rotate: -32 }, rect(-9, -34, 18, 52, { fill: color.sun, stroke: color.ink, width: 2.5, rx: 9 })) +
  path("M-28 46 h55 q5 0 5 6 v34 q0 20 -18 22 h-26 q-16 -2 -18 -22 z", {
    fill: color.sun,
    stroke: color.ink,
    width: 2.5,
  }) +
  path("M-24 48 h48 v14 h-48 z", { fill: color.sun }) +
  rect(-24, 102, 48, 26, { fill: color.muted, stroke: color.ink, width: 2.5, rx: 6 });

/** Head and shoulders, 60 high, around the origin. */
export const person = (fill = color.muted): string =>
  circle(0, -16, 14, { fill }) + path("M-26 30 q0 -26 26 -26 q26 0 26 26 z", { fill });

/** A tick, 30 wide, around the origin. */
export const tick = (stroke = color.success): string => line([p(-14, 1), p(-4, 12), p(15, -12)], { stroke, width: 7 });

/** A flash of lightning, 70 high, around the origin. */
export const bolt = (fill = color.danger): string =>
  shape([p(6, -36), p(-20, 6), p(-3, 6), p(-8, 36), p(20, -8), p(3, -8)], { fill });

/** A label in a rounded white box around the origin. */
export function badge(
  content: string,
  width: number,
  { fill = color.surface, stroke = color.control, ink = color.ink, size = 28 } = {},
): string {
  return (
    rect(-width / 2, -24, width, 48, { fill, stroke, width: 3, rx: 12 }) + text(0, 0, content, { size, fill: ink })
  );
}

/** A round dial with a needle; `k` from 0 (left) to 1 (right). */
export function dial(k: number, unit: string, r = 46, stroke = color.ink): string {
  const angle = Math.PI * (1 + Math.min(1, Math.max(0, k)) * 1);
  return (
    circle(0, 0, r, { fill: color.surface, stroke, width: 4 }) +
    each(5, (index) => {
      const a = Math.PI * (1 + index / 4);
      return line(
        [p(Math.cos(a) * r * 0.72, Math.sin(a) * r * 0.72), p(Math.cos(a) * r * 0.86, Math.sin(a) * r * 0.86)],
        { stroke: color.control, width: 3 },
      );
    }) +
    line([p(0, 0), p(Math.cos(angle) * r * 0.66, Math.sin(angle) * r * 0.66)], { stroke: color.current, width: 5 }) +
    circle(0, 0, 5, { fill: stroke }) +
    text(0, r * 0.5, unit, { size: r * 0.46 })
  );
}
