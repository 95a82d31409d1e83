/**
 * Round ticks from 0 up to at least `max`: steps of 1, 2, 2.5 or 5 times a power of ten, whole where the figures are.
 * Returns at least [0, 1].
 */
export function niceTicks(max: number, wanted = 4, whole = true): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough && (!whole || Number.isInteger(s))) ??
    Math.ceil(rough);
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Of many labels along an axis, which to show: every k-th, at most about `most`. */
export function labelEvery(count: number, most = 7): number {
  return Math.max(1, Math.ceil(count / most));
}
