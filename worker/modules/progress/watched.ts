/** Played seconds as [from, to). */
export type Played = [from: number, to: number];

/** Ranges as PostgreSQL writes a multirange: `{[0,30),[60,90)}`. */
export const toMultirange = (ranges: readonly Played[]): string =>
  `{${ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;

/** PostgreSQL's canonical text of an int4multirange as ranges, in order. */
export const fromMultirange = (text: string): Played[] =>
  [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);

/** Whole percent of a video that was played, never rounded up; null where its length is unknown. */
export const watchedPercent = (seconds: number, durationSeconds: number | null): number | null =>
  durationSeconds ? Math.min(100, Math.floor((seconds * 100) / durationSeconds)) : null;
