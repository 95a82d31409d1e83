// biome-ignore-all lint/suspicious/noArrayIndexKey: a drawing never changes its order
import type { ReactElement } from "react";

/** The drawings of covers, on a plane of 320 by 180. Each takes a stream of numbers from 0 to 1. */
type Draw = (random: () => number) => ReactElement[];

const pick = <T,>(random: () => number, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];
const strengths = [0.16, 0.32, 0.55, 0.9] as const;

/** Squares that each hold a quarter, a half, a disc or nothing. */
const tiles: Draw = (random) => {
  const size = 45;
  const shapes = [
    `M0 0H${size}A${size} ${size} 0 0 1 0 ${size}Z`,
    `M0 ${size}A${size} ${size} 0 0 1 ${size} 0V${size}Z`,
    `M0 ${size / 2}A${size / 2} ${size / 2} 0 0 1 ${size} ${size / 2}Z`,
    `M${size / 2} 6A${size / 2 - 6} ${size / 2 - 6} 0 1 1 ${size / 2 - 0.1} 6Z`,
    `M0 0H${size}V${size}Z`,
    "",
  ] as const;
  return Array.from({ length: 32 }, (_, i) => {
    const [x, y] = [(i % 8) * size - 20, Math.floor(i / 8) * size];
    const quarter = Math.floor(random() * 4) * 90;
    return (
      <path
        key={i}
        d={pick(random, shapes)}
        transform={`translate(${x} ${y}) rotate(${quarter} ${size / 2} ${size / 2})`}
        fill="currentColor"
        fillOpacity={pick(random, strengths)}
      />
    );
  });
};

/** A lattice of eight-pointed stars: two squares, one turned. */
const stars: Draw = (random) => {
  const step = 60;
  return Array.from({ length: 24 }, (_, i) => {
    const [x, y] = [(i % 6) * step + 10, Math.floor(i / 6) * step];
    const strong = random() < 0.18;
    return (
      <g
        key={i}
        transform={`translate(${x} ${y})`}
        fill={strong ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.75"
        strokeOpacity={strong ? 0 : 0.55}
        fillOpacity={0.85}
      >
        <rect x="-17" y="-17" width="34" height="34" />
        <rect x="-17" y="-17" width="34" height="34" transform="rotate(45)" />
        <path d="M24 0H36M0 24V36" strokeOpacity="0.55" />
      </g>
    );
  });
};

/** Rings out of a corner, like the years of a tree. */
const arcs: Draw = (random) => {
  const [cx, cy] = pick(random, [
    [0, 180],
    [320, 180],
    [320, 0],
    [110, 200],
  ]) as [number, number];
  return Array.from({ length: 7 }, (_, i) => (
    <circle
      key={i}
      cx={cx}
      cy={cy}
      r={250 - i * 34}
      fill="currentColor"
      fillOpacity={i === 6 ? 0.9 : 0.12 + random() * 0.06}
    />
  ));
};

/** Hills behind hills. */
const waves: Draw = (random) => {
  const phase = random() * 80;
  return Array.from({ length: 4 }, (_, i) => {
    const y = 62 + i * 30;
    const shift = -((phase + i * 57) % 160);
    const crest = 16 + random() * 12;
    const path = Array.from({ length: 4 }, () => `q40 ${-crest} 80 0t80 0`).join("");
    return <path key={i} d={`M${shift} ${y}${path}V200H${shift}Z`} fill="currentColor" fillOpacity={0.18 + i * 0.17} />;
  });
};

/** Moons on their ways. */
const orbits: Draw = (random) => {
  const [cx, cy] = [130 + random() * 70, 84 + random() * 24];
  return [0, 1, 2, 3, 4].map((i) => {
    const r = 18 + i * 32;
    const angle = random() * Math.PI * 2;
    return (
      <g key={i}>
        <circle
          cx={cx}
          cy={cy}
          r={r}
          fill={i === 0 ? "currentColor" : "none"}
          stroke="currentColor"
          strokeOpacity={0.5}
          strokeWidth="1.5"
        />
        {i > 0 && (
          <circle
            cx={cx + Math.cos(angle) * r}
            cy={cy + Math.sin(angle) * r}
            r={5 + random() * 8}
            fill="currentColor"
            fillOpacity={0.9}
          />
        )}
      </g>
    );
  });
};

/** A row of pillars. */
const pillars: Draw = (random) =>
  Array.from({ length: 11 }, (_, i) => {
    const height = 30 + random() * 130;
    return (
      <rect
        key={i}
        x={10 + i * 28}
        y={180 - height}
        width="20"
        height={height + 12}
        rx="10"
        fill="currentColor"
        fillOpacity={pick(random, strengths)}
      />
    );
  });

export const drawings = [tiles, stars, arcs, waves, orbits, pillars] as const;
