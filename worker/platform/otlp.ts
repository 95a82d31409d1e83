import type { Log } from "../kernel/context";
import type { Span } from "../kernel/trace";
import type { Observer } from "./observing";

export interface OtlpOptions {
  /** The collector's address, without "/v1/traces". */
  endpoint: string;
  /** The value of `Authorization`, where the collector wants one. */
  authorization?: string | undefined;
  service: string;
  environment: string;
}

const timeoutMs = 3_000;
const kinds = { internal: 1, server: 2, client: 3, consumer: 5 } as const;

/** Sends sampled traces to a collector as OTLP/HTTP in JSON. One that is slow or away costs its own spans and nothing else. */
export function otlpObserver(options: OtlpOptions, log: Log): Observer {
  return ({ recording: { sampled, spans } }, waitUntil) => {
    if (sampled && spans.length > 0) waitUntil(send(spans, options).catch((error: unknown) => lost(log, spans, error)));
  };
}

async function send(spans: readonly Span[], options: OtlpOptions): Promise<void> {
  const response = await fetch(`${options.endpoint.replace(/\/$/, "")}/v1/traces`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(options.authorization ? { authorization: options.authorization } : {}),
    },
    body: JSON.stringify(traces(spans, options)),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The collector answered ${response.status}`);
}

const lost = (log: Log, spans: readonly Span[], error: unknown) =>
  log.warn("spans_lost", { count: spans.length, reason: String(error) });

/** opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest in its JSON form: ids in hexadecimal, nanoseconds as text. */
export const traces = (
  spans: readonly Span[],
  { service, environment }: Pick<OtlpOptions, "service" | "environment">,
) => ({
  resourceSpans: [
    {
      resource: { attributes: attributes({ "service.name": service, "deployment.environment.name": environment }) },
      scopeSpans: [{ scope: { name: service }, spans: spans.map(spanOf) }],
    },
  ],
});

const spanOf = (span: Span) => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentId ? { parentSpanId: span.parentId } : {}),
  name: span.name,
  kind: kinds[span.kind],
  startTimeUnixNano: `${span.startedAt}000000`,
  endTimeUnixNano: `${span.endedAt}000000`,
  attributes: attributes(span.attributes),
  status: { code: span.ok ? 0 : 2 },
});

const attributes = (given: Span["attributes"]) =>
  Object.entries(given).map(([key, value]) => ({
    key,
    value:
      typeof value === "string"
        ? { stringValue: value }
        : typeof value === "boolean"
          ? { boolValue: value }
          : Number.isInteger(value)
            ? { intValue: String(value) }
            : { doubleValue: value },
  }));
