import autocannon from "autocannon";
import type { Ask, Door } from "./http";
import { percentile } from "./numbers";

export interface Load {
  connections: number;
  requests: number;
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Answers other than 2xx, errors of the connection, and answers that did not come in ten seconds. */
  failed: number;
}

/** For so many seconds, or for so many requests. */
export type Bound = { duration: number } | { amount: number };

/** Loads one door. `next` makes each request; latencies are kept one by one, since the library's own table has no p95. */
export function load(door: Door, connections: number, bound: Bound, next: () => Ask): Promise<Load> {
  const times: number[] = [];
  let refused = 0;
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url: `http://127.0.0.1:${door.port}`,
        connections,
        timeout: 10,
        ...bound,
        requests: [
          {
            setupRequest: (request) => {
              const { method = "GET", path, headers, body } = next();
              return { ...request, method, path, headers: { host: door.host, ...headers }, body: body ?? "" };
            },
          },
        ],
      },
      (error, result) => {
        if (error) return reject(error);
        resolve({
          connections,
          requests: times.length,
          rate: times.length / result.duration,
          p50: percentile(times, 0.5),
          p95: percentile(times, 0.95),
          p99: percentile(times, 0.99),
          failed: refused + result.errors,
        });
      },
    );
    run.on("response", (_client: unknown, status: number, _bytes: number, took: number) => {
      times.push(took);
      if (status < 200 || status > 299) refused++;
    });
  });
}
