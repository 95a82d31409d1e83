import type { Figure, Figures, FigureWindow } from "../kernel/ports";

export interface AnalyticsOptions {
  /** The dataset's binding, and its name in wrangler.toml. */
  dataset: Pick<AnalyticsEngineDataset, "writeDataPoint">;
  name: string;
  tenantKey: string;
  /** What Analytics Engine is read with; without it figures are kept and not shown. */
  account?: string | undefined;
  token?: string | undefined;
  /** Elsewhere in tests. */
  api?: string;
}

/** Points a call may write. */
const mostPoints = 250;

/**
 * Figures in Workers Analytics Engine, over all isolates: index the tenant, blobs door, verb ("" for a request) and fate, double the milliseconds.
 * It samples when much is written, hence `_sample_interval` in every count.
 */
export function analyticsFigures(options: AnalyticsOptions): Figures {
  const { dataset, tenantKey, account, token } = options;
  return {
    record(points) {
      for (const { door, verb, ms, ok } of points.slice(0, mostPoints))
        dataset.writeDataPoint({
          indexes: [tenantKey],
          blobs: [door, verb ?? "", ok ? "ok" : "failed"],
          doubles: [ms],
        });
    },
    async read(minutes) {
      if (!account || !token) return null;
      const since = `FROM ${options.name} WHERE index1 = '${tenantKey.replaceAll("'", "")}' AND timestamp > NOW() - INTERVAL '${minutes}' MINUTE`;
      const [figures, windows] = await Promise.all([
        ask<Figure>(
          options,
          `SELECT blob1 AS door, blob2 AS verb, ${measures}, ${quantile(0.5)} AS p50 ${since} GROUP BY door, verb ORDER BY count DESC LIMIT 500`,
        ),
        ask<Omit<FigureWindow, "from"> & { begins: number }>(
          options,
          `SELECT intDiv(toUInt32(timestamp), 300) * 300 AS begins, ${measures} ${since} AND blob2 = '' AND blob1 != 'queue' AND blob1 != 'timer' GROUP BY begins ORDER BY begins LIMIT 500`,
        ),
      ]);
      return {
        figures: figures.map((row) => ({
          ...numbers(row),
          door: row.door,
          verb: row.verb || null,
          p50: Math.round(Number(row.p50)),
        })),
        windows: windows.map((row) => ({ ...numbers(row), from: new Date(Number(row.begins) * 1000).toISOString() })),
      };
    },
  };
}

const quantile = (share: number) => `quantileExactWeighted(${share})(double1, _sample_interval)`;
const measures = `SUM(_sample_interval) AS count, SUM(IF(blob3 = 'failed', _sample_interval, 0)) AS failed, ${quantile(0.95)} AS p95`;

/** Numbers arrive as text where they are 64 bits wide. */
const numbers = (row: { count: number; failed: number; p95: number }) => ({
  count: Number(row.count),
  failed: Number(row.failed),
  p95: Math.round(Number(row.p95)),
});

async function ask<T>(
  { account, token, api = "https://api.cloudflare.com" }: AnalyticsOptions,
  query: string,
): Promise<T[]> {
  const response = await fetch(`${api}/client/v4/accounts/${account}/analytics_engine/sql`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: `${query} FORMAT JSON`,
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`Analytics Engine answered ${response.status}`);
  return (await response.json<{ data: T[] }>()).data;
}
