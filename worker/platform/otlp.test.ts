import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "../kernel/ports";
import { beginTrace } from "../kernel/trace";
import { otlpObserver } from "./otlp";

describe("the exporter of traces", () => {
  const received: { path: string; authorization: string | undefined; body: never }[] = [];
  let answer = 200;
  const collector = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    request.on("end", () => {
      const { url: path = "", headers } = request;
      received.push({ path, authorization: headers.authorization, body: JSON.parse(text) as never });
      response.writeHead(answer).end("{}");
    });
  });
  let endpoint = "";
  beforeAll(async () => {
    await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => collector.close(closed)));

  async function observation(sampled = true): Promise<Observation> {
    const recording = beginTrace(null, sampled ? 1 : 0);
    await recording.trace.span("GET", "server", async (trace) => {
      trace.note({ "http.response.status_code": 200, cached: false, share: 0.5, door: "api" });
      await trace.span("courses.list", "internal", async () => undefined);
    });
    return { event: "answered", fields: {}, door: "api", recording };
  }

  async function send(observed: Observation, options: { endpoint?: string; authorization?: string } = {}) {
    const warnings: Record<string, unknown>[] = [];
    const work: Promise<unknown>[] = [];
    const silent = () => undefined;
    const log = {
      info: silent,
      error: silent,
      warn: (event: string, more = {}) => void warnings.push({ event, ...more }),
    };
    const observe = otlpObserver({ endpoint, service: "recruitlms", environment: "local", ...options }, log);
    observe(observed, (promise) => void work.push(promise));
    await Promise.all(work);
    return warnings;
  }

  it("PLT-6 sends a collector what OTLP/HTTP says, with its authorization", async () => {
    const observed = await observation();
    expect(await send(observed, { authorization: "Basic abc", endpoint: `${endpoint}/` })).toEqual([]);
    const [verb, request] = observed.recording.spans;
    expect(received).toMatchObject([
      {
        path: "/v1/traces",
        authorization: "Basic abc",
        body: {
          resourceSpans: [
            {
              resource: { attributes: [{ key: "service.name", value: { stringValue: "recruitlms" } }, {}] },
              scopeSpans: [
                {
                  spans: [
                    { traceId: verb?.traceId, parentSpanId: request?.spanId, name: "courses.list", kind: 1 },
                    {
                      spanId: request?.spanId,
                      kind: 2,
                      startTimeUnixNano: `${request?.startedAt}000000`,
                      status: { code: 0 },
                      attributes: [
                        { key: "http.response.status_code", value: { intValue: "200" } },
                        { key: "cached", value: { boolValue: false } },
                        { key: "share", value: { doubleValue: 0.5 } },
                        { key: "door", value: { stringValue: "api" } },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    ]);
  });

  it("PLT-6 keeps what was not sampled to itself", async () => {
    const before = received.length;
    await send(await observation(false));
    expect(received).toHaveLength(before);
  });

  it("PLT-6 loses its spans and nothing else where the collector refuses or is away", async () => {
    answer = 503;
    expect(await send(await observation())).toMatchObject([{ event: "spans_lost", count: 2 }]);
    answer = 200;
    expect(await send(await observation(), { endpoint: "http://127.0.0.1:9" })).toMatchObject([
      { event: "spans_lost" },
    ]);
  });
});
