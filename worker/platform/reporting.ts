import type { Log } from "../kernel/context";
import type { ErrorReporter } from "../kernel/ports";

/** One JSON line an event, with what every line of the request carries. */
export function structuredLog(common: Record<string, unknown>): Log {
  const write =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: Record<string, unknown> = {}) =>
      console[level](JSON.stringify({ level, event, ...common, ...fields }));
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

/** Errors nobody refused, as log lines; another reporter fits behind the same port. */
export function logReporter(log: Log): ErrorReporter {
  return {
    report(error, about) {
      const { name, message, stack } =
        error instanceof Error ? error : { name: "Error", message: String(error), stack: "" };
      const cause = error instanceof Error && error.cause ? String(error.cause) : undefined;
      log.error("unexpected", { ...about, name, message, cause, stack });
    },
  };
}

const windowMs = 60_000;
/** Different errors told in full within a minute; more of them are one outage. */
const mostKinds = 20;

/**
 * The same error is told once a minute, and at the next telling how often it has been; beyond twenty kinds a minute only their number.
 * What makes two errors the same: the name, the message without its numbers and ids, and the place that threw.
 */
export function withoutRepetition(reporter: ErrorReporter, clock: () => number = Date.now): ErrorReporter {
  const seen = new Map<string, { until: number; repeated: number }>();
  let overflow = 0;
  return {
    report(error, about) {
      const now = clock();
      const kind = kindOf(error);
      const known = seen.get(kind);
      if (known && known.until > now) {
        known.repeated++;
        return;
      }
      for (const [old, { until, repeated }] of seen) if (until <= now && repeated === 0) seen.delete(old);
      const fresh = [...seen.values()].filter(({ until }) => until > now).length;
      if (fresh >= mostKinds) {
        overflow++;
        return;
      }
      seen.set(kind, { until: now + windowMs, repeated: 0 });
      const repeated = known?.repeated ?? 0;
      reporter.report(error, {
        ...about,
        ...(repeated ? { repeated } : {}),
        ...(overflow ? { unreported: overflow } : {}),
      });
      overflow = 0;
    },
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split("\n").find((line) => /^\s+at /.test(line)) ?? "";
  return `${error.name}|${error.message.replace(/[\da-f]{8}-[\da-f-]{27}|\d+/gi, "#")}|${place.trim()}`;
}
