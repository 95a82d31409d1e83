import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import type { FigurePoint } from "../kernel/ports";
import { analyticsFigures } from "./figures-analytics-engine";
import { memoryFigures } from "./figures-memory";

const point = (ms: number, more: Partial<FigurePoint> = {}): FigurePoint => ({
  ...{ door: "api", verb: null, ms, ok: true },
  ...more,
});

describe("figures", () => {
  it("PLT-6 in memory: counts are exact, quantiles within a tenth, windows are of five minutes", async () => {
    let now = Date.UTC(2026, 2, 2, 10, 1);
    const figures = memoryFigures(() => now);
    figures.record(Array.from({ length: 95 }, () => point(20)));
    figures.record(Array.from({ length: 5 }, () => point(900, { ok: false })));
    figures.record([point(3, { verb: "courses.list" }), point(50, { door: "queue" })]);
    now = Date.UTC(2026, 2, 2, 10, 7);
    figures.record([point(0, { door: "public" })]);

    const read = await figures.read(60, new Date(now));
    const [api, ...others] = read?.figures ?? [];
    expect(api).toMatchObject({ door: "api", verb: null, count: 100, failed: 5 });
    expect(api?.p50).toBeGreaterThan(18);
    expect(api?.p50).toBeLessThan(22);
    expect(api?.p95).toBeLessThan(22);
    expect(others.map(({ door, verb, count }) => [door, verb, count])).toEqual([
      ["api", "courses.list", 1],
      ["queue", null, 1],
      ["public", null, 1],
    ]);
    // Messages keep nobody waiting, and a verb is part of its request: neither counts as one.
    expect(read?.windows.slice(-2)).toMatchObject([
      { from: "2026-03-02T10:00:00.000Z", count: 100, failed: 5 },
      { from: "2026-03-02T10:05:00.000Z", count: 1, failed: 0, p95: 0 },
    ]);
    expect(read?.windows).toHaveLength(12);

    now += 3 * 3_600_000;
    figures.record([point(1)]);
    expect((await figures.read(60, new Date(now)))?.figures).toMatchObject([{ door: "api", count: 1 }]);
  });

  it("PLT-6 in Analytics Engine: points are written by tenant, and read with a token, by the weight of their sample", async () => {
    const written: unknown[] = [];
    const asked: string[] = [];
    const api = createServer((request, response) => {
      let query = "";
      request.on("data", (chunk: Buffer) => {
        query += chunk;
      });
      request.on("end", () => {
        asked.push(`${request.url} ${request.headers.authorization} ${query}`);
        const data = query.includes("begins")
          ? [{ begins: 1772445600, count: "7", failed: "1", p95: 40.4 }]
          : [{ door: "api", verb: "", count: "7", failed: "1", p50: 10.6, p95: 40.4 }];
        response.end(JSON.stringify({ data }));
      });
    });
    await new Promise<void>((listening) => api.listen(0, "127.0.0.1", listening));
    const options = {
      dataset: { writeDataPoint: (data: unknown) => void written.push(data) },
      ...{
        name: "recruitlms_figures",
        tenantKey: "default",
        api: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      },
    };
    const mute = analyticsFigures(options);
    mute.record([point(12), point(3, { verb: "courses.list", ok: false })]);
    expect(written).toEqual([
      { indexes: ["default"], blobs: ["api", "", "ok"], doubles: [12] },
      { indexes: ["default"], blobs: ["api", "courses.list", "failed"], doubles: [3] },
    ]);
    expect(await mute.read(60, new Date())).toBeNull();
    const read = await analyticsFigures({ ...options, account: "a1", token: "t1" }).read(60, new Date());
    expect(read).toEqual({
      figures: [{ door: "api", verb: null, count: 7, failed: 1, p50: 11, p95: 40 }],
      windows: [{ from: "2026-03-02T10:00:00.000Z", count: 7, failed: 1, p95: 40 }],
    });
    expect(asked).toHaveLength(2);
    for (const question of asked) {
      expect(question).toMatch(/^\/client\/v4\/accounts\/a1\/analytics_engine\/sql Bearer t1 SELECT /);
      expect(question).toContain("index1 = 'default'");
      expect(question).toMatch(/FORMAT JSON$/);
    }
    await new Promise((closed) => api.close(closed));
  });
});
