import type { Log } from "../kernel/context";
import type { FigurePoint, Figures, Observation } from "../kernel/ports";
import type { Span } from "../kernel/trace";

/** Takes what a door has observed. Never throws and never holds up an answer; what it cannot keep is lost. */
export type Observer = (observed: Observation, waitUntil: (work: Promise<unknown>) => void) => void;

/** One line in the log, its spans within: name, milliseconds after the first, milliseconds taken, its own id and its parent's. */
export const logObserver =
  (log: Log): Observer =>
  ({ event, fields, recording: { traceId, sampled, spans } }) => {
    const start = Math.min(...spans.map((span) => span.startedAt));
    // A page from the cache has the one span, which the line itself says.
    const kept = sampled && spans.length > 1 ? { spans: spans.map((span) => brief(span, start)) } : {};
    log.info(event, { ...fields, traceId, ...kept });
  };

const brief = ({ name, startedAt, endedAt, spanId, parentId, ok, attributes }: Span, start: number) => ({
  ...{ name, at: startedAt - start, ms: endedAt - startedAt, id: spanId, parent: parentId },
  ...(ok ? {} : { ok }),
  ...attributes,
});

/** Requests, messages and verbs as figures; batches are seen in traces. */
export const figureObserver =
  (figures: Figures): Observer =>
  ({ door, recording }) =>
    figures.record(
      recording.spans.flatMap(({ kind, name, startedAt, endedAt, ok }): FigurePoint[] =>
        kind === "client" ? [] : [{ door, verb: kind === "internal" ? name : null, ms: endedAt - startedAt, ok }],
      ),
    );
