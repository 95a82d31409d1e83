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
