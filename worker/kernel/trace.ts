import type { Database } from "./database";
import { DomainError } from "./errors";
import { hex } from "./ids";

/** Traces after W3C Trace Context: a request, the verbs it runs, the batches they send; a message goes on with the trace that left it. */

export interface Span {
  name: string;
  kind: "server" | "internal" | "client" | "consumer";
  traceId: string;
  spanId: string;
  parentId: string | null;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
  /** False for what nobody refused: a bug or an outage. A refusal is an answer. */
  ok: boolean;
  attributes: Record<string, string | number | boolean>;
}

/** A place in a trace, under which further spans hang. */
export interface Trace {
  /** What the next one in line is told: the header `traceparent`. */
  readonly traceparent: string;
  span<T>(name: string, kind: Span["kind"], work: (inner: Trace) => Promise<T>): Promise<T>;
  /** Adds to the span that this place is in. */
  note(attributes: Span["attributes"]): void;
  /** Says that it went wrong though nothing was thrown. */
  fail(): void;
}

export interface Recording {
  trace: Trace;
  traceId: string;
  /** Whether the spans shall be kept: as the caller said, or by the share that is kept of all. */
  sampled: boolean;
  /** Those that have ended, innermost first. */
  spans: Span[];
}

/** version 00, §3.2.2: 32 and 16 hexadecimal digits that are not all zero, and flags. Later versions may say more after a dash. */
const form = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

/** Begins a trace, or goes on with the caller's; a header that is none of the standard's is as good as none. */
export function beginTrace(traceparent: string | null | undefined, share = 1): Recording {
  const [, givenTrace, parentId = null, flags] = form.exec(traceparent ?? "") ?? [];
  const traceId = givenTrace ?? randomHex(16);
  const sampled = flags === undefined ? Math.random() < share : (Number.parseInt(flags, 16) & 1) === 1;
  const spans: Span[] = [];
  const place = (spanId: string | null, around: Span | null): Trace => ({
    get traceparent() {
      return `00-${traceId}-${spanId ?? randomHex(8)}-${sampled ? "01" : "00"}`;
    },
    note: (more) => {
      if (around) Object.assign(around.attributes, more);
    },
    fail: () => {
      if (around) around.ok = false;
    },
    async span(name, kind, work) {
      const own: Span = {
        ...{ name, kind, traceId, spanId: randomHex(8), parentId: spanId, ok: true, attributes: {} },
        ...{ startedAt: Date.now(), endedAt: 0 },
      };
      try {
        return await work(place(own.spanId, own));
      } catch (error) {
        if (error instanceof DomainError) own.attributes.refusal = error.code;
        own.ok = error instanceof DomainError && error.status < 500;
        throw error;
      } finally {
        own.endedAt = Date.now();
        spans.push(own);
      }
    },
  });
  return { trace: place(parentId, null), traceId, sampled, spans };
}

/** The same database, each batch a span of `trace`. */
export const traced = (database: Database, trace: Trace): Database => ({
  read: (build) => trace.span("database.read", "client", () => database.read(build)),
  write: (build, constraints) => trace.span("database.write", "client", () => database.write(build, constraints)),
});

const randomHex = (bytes: number): string => hex(crypto.getRandomValues(new Uint8Array(bytes)));
