import { along, at, blend, circle, color, each, lengthOf, line, type Point, p, path, rect, shape, text } from "./kit";

/** Vapour, and liquid as a drop 16 high. */
export const vapour = (x: number, y: number, fill: string, r = 6): string => circle(x, y, r, { fill });
export const droplet = (x: number, y: number, fill: string, scale = 1): string =>
  at({ x, y, scale }, `<path d="M0 -10 C5 -3 7 1 7 4 a7 7 0 0 1 -14 0 C-7 1 -5 -3 0 -10Z" fill="${fill}"/>`);

/** A particle that is a drop by `k` = 1, a dot by 0, and both faintly in between. */
export const particle = (x: number, y: number, fill: string, k: number): string =>
  at({ x, y, opacity: 1 - k }, vapour(0, 0, fill)) + at({ x, y, opacity: k }, droplet(0, 0, fill, 1.1));

/** A coil of `passes` level passes, from the upper left to the end of the last pass. */
export function coil(x: number, y: number, width: number, height: number, passes: number): Point[] {
  return Array.from({ length: passes }, (_, pass) => {
    const level = y + (height * pass) / (passes - 1);
    const ends = [p(x, level), p(x + width, level)];
    return pass % 2 === 0 ? ends : ends.reverse();
  }).flat();
}

/** A pipe whose colour changes along its way: `colorAt` from 0 to 1. The inside is light, so that particles show. */
export function pipe(points: readonly Point[], colorAt: (k: number) => string, width = 24): string {
  const total = lengthOf(points);
  let done = 0;
  const pieces = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const fill = colorAt((done + length / 2) / total);
    done += length;
    return { from, to, fill };
  });
  return (
    pieces.map(({ from, to, fill }) => line([from, to], { stroke: fill, width })).join("") +
    pieces
      .map(({ from, to, fill }) => line([from, to], { stroke: blend(fill, color.surface, 0.82), width: width - 9 }))
      .join("")
  );
}

/** Particles at even distances along a way. `look` draws one, given its share of the way. */
export function stream(
  points: readonly Point[],
  moved: number,
  gap: number,
  look: (point: Point, k: number, index: number) => string,
): string {
  const total = lengthOf(points);
  const count = Math.floor(total / gap);
  return each(count, (index) => {
    const distance = (moved + index * gap) % (count * gap);
    return look(along(points, distance), distance / total, index);
  });
}

/** A fan around the origin. */
export const fan = (s: number, r = 62): string =>
  circle(0, 0, r + 8, { stroke: color.control, width: 4 }) +
  each(4, (index) =>
    at(
      { rotate: index * 90 + s * 300 },
      `<path d="M0 0 C${r * 0.5} ${-r * 0.7} ${r * 0.25} ${-r} 0 ${-r} C${-r * 0.22} ${-r * 0.7} ${-r * 0.1} ${-r * 0.4} 0 0Z" fill="${color.control}"/>`,
    ),
  ) +
  circle(0, 0, 9, { fill: color.muted });

/** An arrow of air to the right, from the origin, `length` long. */
export const air = (length: number, stroke: string, opacity = 1): string =>
  at(
    { opacity },
    line([p(0, 0), p(length, 0)], { stroke, width: 5 }),
    line([p(length - 14, -11), p(length, 0), p(length - 14, 11)], { stroke, width: 5 }),
  );

/** Heat: a wavy arrow 40 long, pointing up from the origin. */
export const heat = (stroke: string, opacity: number): string =>
  at(
    { opacity },
    path("M0 0 q-9 -8 0 -16 q9 -8 0 -16", { stroke, width: 4 }),
    line([p(-7, -28), p(0, -38), p(7, -28)], { stroke, width: 4 }),
  );

/** A pressure gauge around the origin; `k` from 0 to 1. */
export function gauge(k: number, stroke: string, r = 44): string {
  const angle = Math.PI * (0.75 + 1.5 * k);
  return (
    circle(0, 0, r, { fill: color.surface, stroke, width: 6 }) +
    each(7, (index) => {
      const a = Math.PI * (0.75 + index / 4);
      return line(
        [p(Math.cos(a) * r * 0.68, Math.sin(a) * r * 0.68), p(Math.cos(a) * r * 0.82, Math.sin(a) * r * 0.82)],
        { stroke: color.control, width: 3 },
      );
    }) +
    line([p(0, 0), p(Math.cos(angle) * r * 0.6, Math.sin(angle) * r * 0.6)], { stroke: color.ink, width: 5 }) +
    circle(0, 0, 5, { fill: color.ink })
  );
}

/** A figure in a white box, so that it is read on any ground. */
export function figure(x: number, y: number, content: string, fill: string, opacity = 1, scale = 1): string {
  const width = content.length * 18 + 30;
  return at(
    { x, y, opacity, scale },
    rect(-width / 2, -27, width, 54, { fill: color.surface, stroke: fill, width: 3, rx: 12 }),
    text(0, 0, content, { size: 32, fill }),
  );
}

/** A bracket beside a stretch of the coil, from `top` to `bottom`. */
export const bracket = (
  x: number,
  top: number,
  bottom: number,
  side: 1 | -1,
  stroke: string,
  opacity: number,
): string =>
  line([p(x, top), p(x + 14 * side, top), p(x + 14 * side, bottom), p(x, bottom)], { stroke, width: 4, opacity });

/** A crystal of frost, six-pointed, around the origin. */
export const crystal = (): string =>
  each(6, (index) =>
    at(
      { rotate: index * 60 },
      line([p(0, 0), p(0, -18)], { stroke: "#7fb4dc", width: 3 }),
      line([p(-5, -15), p(0, -10), p(5, -15)], { stroke: "#7fb4dc", width: 2 }),
    ),
  );

/** Two triangles, point to point. */
export const valve = (fill: string): string =>
  shape([p(-28, -38), p(28, -38), p(0, 0)], { fill: color.surface, stroke: fill, width: 5 }) +
  shape([p(-28, 38), p(28, 38), p(0, 0)], { fill: color.surface, stroke: fill, width: 5 });
