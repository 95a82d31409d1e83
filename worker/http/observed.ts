import type { Context } from "hono";
import type { App } from "../app";
import { settingsOf } from "../env";
import type { Door } from "../kernel/ports";
import { beginTrace, type Trace } from "../kernel/trace";
import { loggedPath } from "./logged-path";

/** Answers a request as a span of its own, under the caller's where the caller traces (`traceparent`), and keeps what was seen of it. */
export async function observed(
  c: Context<App>,
  door: Door,
  answer: (trace: Trace) => Promise<Response | undefined>,
): Promise<Response | undefined> {
  const { inside, requestId } = c.var;
  const { method } = c.req;
  const path = loggedPath(c.req.path);
  const recording = beginTrace(c.req.header("traceparent"), settingsOf(c.env).TRACE_SHARE);
  const response = await recording.trace.span(method, "server", async (trace) => {
    const given = await answer(trace);
    const { status } = given ?? c.res;
    trace.note({ door, "http.request.method": method, "url.path": path, "http.response.status_code": status });
    if (status >= 500) trace.fail();
    return given;
  });
  const { status } = response ?? c.res;
  const [root] = recording.spans.slice(-1);
  const ms = root ? root.endedAt - root.startedAt : 0;
  const fields = { requestId, method, path, status, ms };
  inside.observe({ event: "answered", fields, door, recording }, (work) => c.executionCtx.waitUntil(work));
  return response;
}
