/** The value below which a share of `values` lies, by the nearest rank; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
export const rate = (value: number): string => Math.round(value).toLocaleString("en");
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
export const ratio = (value: number): string => value.toFixed(2);
