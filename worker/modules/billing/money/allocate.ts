/**
 * Divides `total` minor units by `weights` so that the parts add up to it again: each gets its share rounded down, what is left over goes, a unit each,
 * to the largest remainders, the earlier first. All integers; without any weight it is divided evenly.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = sum > 0 ? weights : weights.map(() => 1);
  const whole = BigInt(sum > 0 ? sum : weights.length);
  const parts = shares.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, part: Number(product / whole), rest: Number(product % whole) };
  });
  let left = total - parts.reduce((a, { part }) => a + part, 0);
  for (const one of [...parts].sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break;
    one.part += 1;
    left -= 1;
  }
  return parts.map(({ part }) => part);
}

/** `amount × numerator / denominator` in minor units, half away from zero: exact, whatever the size of the factors. */
export function portion(amount: number, numerator: number, denominator: number): number {
  const product = BigInt(amount) * BigInt(numerator) * 2n;
  const divisor = BigInt(denominator) * 2n;
  const half = BigInt(denominator);
  return Number((product + (product < 0n ? -half : half)) / divisor);
}
