import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../app";
import { type SessionAnswer, sessionCookies } from "../http/cookies";
import { asDomainError, problemResponse } from "../http/problem";
import { limited } from "../http/rate-limits";
import { originRefused } from "../http/security";
import { DomainError } from "../kernel/errors";
import type { AnyVerb } from "../kernel/verb";
import { documentation } from "./documentation";
import { uploadPart, uploadPartPath } from "./media-upload";
import { oneClickPath, oneClickUnsubscribe } from "./one-click-unsubscribe";
import type { Route } from "./route";
import { routes } from "./routes";

const maxBodyBytes = 1024 * 1024;

/** `/api`: each route parses a request into a verb's input and says its output as JSON. No rule lives here. */
export const api = new Hono<App>();

// Any site may call the API with a bearer token; no cookie travels, so nothing is allowed that a stranger could not do.
api.use("/v1/*", async (c, next) => {
  if (c.req.method === "OPTIONS") return new Response(null, { status: 204, headers: preflight });
  await next();
  c.res.headers.set("access-control-allow-origin", "*");
  c.res.headers.set("access-control-expose-headers", "x-request-id, retry-after");
  c.res.headers.set("cache-control", "no-store");
});
// Before the limit: parts of uploads are streamed, and measured on their way.
api.put(uploadPartPath, uploadPart);
api.use(
  "/v1/*",
  bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => problemResponse(new DomainError("too_large", { limit: maxBodyBytes }), c.get("requestId")),
  }),
);

api.post(oneClickPath, oneClickUnsubscribe);
for (const route of routes) api.on(route.method, `/v1${route.path}`, (c) => answer(c, route));

for (const name of ["openapi.json", "collection.json", "docs"] as const)
  api.get(`/${name}`, (c) => documentation(c, name));
api.all("*", (c) => {
  const methods = routes
    .filter((route) => matches(route.path, c.req.path.replace(/^\/api\/v1/, "")))
    .map((route) => route.method);
  if (methods.length === 0) return problemResponse(new DomainError("not_found"), c.var.requestId);
  const response = problemResponse(new DomainError("method_not_allowed", { allowed: methods }), c.var.requestId);
  response.headers.set("allow", methods.join(", "));
  return response;
});

async function answer(c: Context<App>, route: Route): Promise<Response> {
  const { inside, caller, requestId } = c.var;
  const { actor, byCookie } = await c.var.actorOf();
  if (byCookie && originRefused(c.req.raw, inside.tenant.origin)) throw new DomainError("wrong_origin");
  const locale =
    actor.kind === "person" ? actor.locale : /^ar\b/.test(c.req.header("accept-language") ?? "") ? "ar" : "en";
  const runner = limited(inside.for({ ...caller, actor, locale }), c.env, inside.settings);
  try {
    const idempotencyKey = c.req.header("idempotency-key");
    const output = await runner.run(route.verb as AnyVerb, await inputOf(c), { idempotencyKey });
    if (route.status === 204) return new Response(null, { status: 204 });
    if (byCookie && route.opensSession)
      for (const cookie of sessionCookies(output as SessionAnswer)) c.header("set-cookie", cookie, { append: true });
    return c.json(output as object, route.status ?? 200);
  } catch (error) {
    if (!(error instanceof DomainError)) inside.ports.errors.report(error, { requestId, verb: route.verb.name });
    return problemResponse(asDomainError(error), requestId);
  }
}

/** Path, query and body as one object; a name given twice in different places keeps the path's. */
async function inputOf(c: Context<App>): Promise<Record<string, unknown>> {
  const query = Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
  return { ...query, ...(await bodyOf(c)), ...c.req.param() };
}

async function bodyOf(c: Context<App>): Promise<Record<string, unknown>> {
  if (c.req.method === "GET") return {};
  const text = await c.req.text();
  if (text === "") return {};
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    throw new DomainError("unsupported_type", { expected: "application/json" });
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Falls through to the refusal: text that is no JSON is wrong input, not an error of ours.
  }
  throw new DomainError("invalid_input", { fields: { "": { code: "type" } } });
}

function matches(pattern: string, path: string): boolean {
  const [a, b] = [pattern.split("/"), path.split("/")];
  return a.length === b.length && a.every((part, i) => part.startsWith(":") || part === b[i]);
}

const preflight = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers": "authorization, content-type, idempotency-key, accept-language, traceparent",
  "access-control-max-age": "86400",
};
