import { Hono } from "hono";
import { api } from "./api";
import { type Caller, compose, type Inside } from "./compose";
import { content } from "./content";
import { type Env, settingsOf } from "./env";
import { formRequest } from "./http/bodies";
import { sessionToken, setSessionCookie } from "./http/cookies";
import { health } from "./http/health";
import { razorpayCheckout, razorpayReturned } from "./http/hosted/razorpay";
import { testOperator, testPayment } from "./http/hosted/test-gateway";
import { inboxDoor } from "./http/inbox-door";
import { liveDoor } from "./http/live-door";
import { loggedPath } from "./http/logged-path";
import { observed } from "./http/observed";
import { portalOf } from "./http/portal-paths";
import { asDomainError, problemResponse } from "./http/problem";
import { publicAddress } from "./http/public-address";
import { pageAtHand, publicPage } from "./http/public-pages";
import { limited } from "./http/rate-limits";
import { referralDoor } from "./http/referral-door";
import { robotsAndSitemap } from "./http/search-engines";
import { always, originRefused, securityHeaders } from "./http/security";
import { chatSocket } from "./http/sockets";
import { type Actor, visitor } from "./kernel/actor";
import type { Locale } from "./kernel/columns";
import type { Database } from "./kernel/database";
import { DomainError } from "./kernel/errors";
import { base64url, newUuid } from "./kernel/ids";
import type { Door } from "./kernel/ports";
import { traced } from "./kernel/trace";
import { resolveSession } from "./modules/accounts";
import { structuredLog } from "./platform/reporting";
import { hostOf, tenantOf } from "./platform/tenants";
import { paymentsCalled } from "./webhooks/payments";

export interface Variables {
  inside: Inside;
  requestId: string;
  /** The caller without an actor: what public pages run with. */
  caller: Omit<Caller, "actor" | "locale">;
  actorOf(): Promise<Resolved>;
}
interface Resolved {
  actor: Actor;
  byCookie: boolean;
  /** Its idle end, or its absolute one. */
  sessionEndsAt?: Date;
  /** The session's idle end has moved: the cookie's goes with it. */
  renewal?: string;
}
export type App = { Bindings: Env; Variables: Variables };

const doorOf = (path: string): Door =>
  portalOf(path)
    ? "portal"
    : path.startsWith("/api/v1/")
      ? "api"
      : /^\/(healthz$|ws\/|webhooks\/)/.test(path)
        ? "other"
        : "public";
const carriedByAll = { local: Object.entries(always(false)), production: Object.entries(always(true)) };
const assetPaths = /^\/((assets|fonts|icons)\/|push-worker\.js$)/;

export const app = new Hono<App>();

// Around all else: what every answer carries, whichever door it comes from.
app.use("*", async (c, next) => {
  await next();
  for (const [name, value] of carriedByAll[settingsOf(c.env).ENVIRONMENT]) c.res.headers.set(name, value);
});

app.use("*", async (c, next) => {
  const settings = settingsOf(c.env);
  const requestId = c.req.header("cf-ray") ?? newUuid();
  const url = new URL(c.req.url);
  const tenant = await tenantOf(url.host, c.env, settings);
  if (!tenant) return problemResponse(new DomainError("not_found"), requestId);
  const inside = compose(c.env, tenant);
  const cf = edgeOf(c.req.raw);
  c.set("inside", inside);
  c.set("requestId", requestId);
  if (url.host === hostOf(tenant.contentOrigin))
    return observed(c, "content", () => content(c.req.raw, inside, requestId));
  if (assetPaths.test(url.pathname)) return asset(c.req.raw, c.env);
  const atHand = fromMemory(c.req.raw, url, inside);
  if (atHand) {
    atHand.headers.set("x-request-id", requestId);
    return atHand;
  }
  return observed(c, doorOf(url.pathname), async (trace) => {
    const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
    c.set("caller", {
      requestId,
      address: c.req.header("cf-connecting-ip") ?? null,
      place: [cf?.city, cf?.country].filter(Boolean).join(", ") || null,
      agent: c.req.header("user-agent") ?? null,
      trace,
      waitUntil,
    });
    let resolved: Promise<Resolved> | undefined;
    c.set("actorOf", () => (resolved ??= resolveActor(c.req.raw, traced(inside.database, trace), waitUntil)));
    await next();
    c.res.headers.set("x-request-id", requestId);
    return undefined;
  });
});

/**
 * A public page that this isolate holds is handed out before all else. It is counted, and neither traced nor told in the log, which would cost more
 * than the answer; a caller that traces gets the long way.
 */
function fromMemory({ method, headers }: Request, url: URL, { tenant, settings, ports }: Inside): Response | null {
  if ((method !== "GET" && method !== "HEAD") || settings.PAGE_CACHE === "off") return null;
  if (portalOf(url.pathname) || headers.has("traceparent")) return null;
  const answer = pageAtHand(publicAddress(url), tenant);
  if (answer) ports.figures.record([{ door: "public", verb: null, ms: 0, ok: true }]);
  return answer;
}

app.onError((error, c) => {
  const requestId = c.get("requestId") ?? newUuid();
  if (!(error instanceof DomainError)) {
    const reporter = (c.get("inside") as Inside | undefined)?.ports.errors;
    if (reporter) reporter.report(error, { requestId, path: loggedPath(new URL(c.req.url).pathname) });
    else structuredLog({ requestId }).error("unexpected", { message: String(error) });
  }
  return problemResponse(asDomainError(error), requestId);
});

app.get("/healthz", health);
app.route("/api", api);
app.get("/ws/rooms/:kind/:uuid", chatSocket);
app.get("/ws/live/:uuid", liveDoor);
app.get("/ws/inbox", inboxDoor);
app.post("/webhooks/:gateway", paymentsCalled);
app.on(["GET", "POST"], "/test-gateway/:reference", testPayment);
app.on(["GET", "POST"], "/test-gateway/:reference/operator", testOperator);
app.get("/razorpay/:token", razorpayCheckout);
app.post("/razorpay/:token", razorpayReturned);
app.get("/r/:code", referralDoor);
app.get("/ar/r/:code", referralDoor);
app.get("/robots.txt", robotsAndSitemap);
app.get("/sitemap.xml", robotsAndSitemap);
app.all("*", page);

/** Remix last: portals with the person's session, public pages with nobody's. */
async function page(c: Parameters<typeof health>[0]): Promise<Response> {
  const { inside, caller } = c.var;
  const { tenant, settings } = inside;
  const portal = portalOf(new URL(c.req.url).pathname);
  const isPortal = portal !== null;
  const production = settings.ENVIRONMENT === "production";
  if (originRefused(c.req.raw, tenant.origin)) throw new DomainError("wrong_origin");
  const form = await formRequest(c.req.raw);
  const isKept = !isPortal && (form.method === "GET" || form.method === "HEAD");
  const url = isKept ? publicAddress(new URL(form.url)) : new URL(form.url);
  // Whoever asks for the head alone is answered from the same page; Hono takes its body away.
  const request = isKept ? new Request(url, { headers: form.headers }) : form;
  const cookies = request.headers.get("cookie");
  // A public page shows nothing of whoever asks; what it changes is theirs all the same, and signing in ends the session that was open.
  const knowsActor = !isKept;
  const { actor, renewal, failure, byCookie }: PageActor = knowsActor
    ? await c.var.actorOf().catch(asFailure)
    : { actor: visitor };
  const person = isPortal && actor.kind === "person" ? actor : null;
  // A portal's addresses say no language: somebody who is not signed in reads the one of the page that led here.
  const locale = person?.locale ?? localeOfPath(isPortal ? cameFrom(request, tenant.origin) : url.pathname);
  const nonce = isPortal ? base64url(crypto.getRandomValues(new Uint8Array(16))) : null;
  const render = async () => {
    const bound = inside.for({ ...caller, actor, locale });
    const runner = failure ? { ...bound, run: () => Promise.reject(failure) } : limited(bound, c.env, settings);
    const { answerPage, pageContext } = await import("./http/pages");
    const sessionEnded = isPortal && byCookie === true && !person;
    const country = isPortal ? countryOf(c.req.raw) : null;
    const context = pageContext(runner, inside.ports, { url, nonce, person, cookies, country, sessionEnded });
    const response = await answerPage(request, portal, context);
    const answer = new Response(response.body, response);
    for (const [name, value] of Object.entries(securityHeaders(nonce, tenant.contentOrigin, production)))
      answer.headers.set(name, value);
    if (isPortal) answer.headers.set("cache-control", "no-store");
    if (renewal && !answer.headers.has("set-cookie")) answer.headers.append("set-cookie", renewal);
    return answer;
  };
  if (!isKept) return render();
  return publicPage(url, tenant, c.env, (work) => c.executionCtx.waitUntil(work), render);
}

type PageActor = Omit<Resolved, "byCookie"> & { byCookie?: boolean; failure?: DomainError };

/** Who asks cannot be known while PostgreSQL is away: the page is still a page, and its loaders say why it is empty. */
function asFailure(error: unknown): PageActor {
  if (error instanceof DomainError) return { actor: visitor, failure: error };
  throw error;
}

/** What the edge knows of where a request comes from. */
const edgeOf = (request: Request) => (request as Request & { cf?: { city?: string; country?: string } }).cf;

/** An ISO 3166-1 code; what the edge calls unknown, or Tor, is none. */
function countryOf(request: Request): string | null {
  const country = edgeOf(request)?.country ?? "";
  return /^[A-Z]{2}$/.test(country) && country !== "XX" ? country : null;
}

/** The path of the page of ours that a link was followed on. */
function cameFrom(request: Request, origin: string): string {
  const referrer = request.headers.get("referer") ?? "";
  const page = URL.canParse(referrer) ? new URL(referrer) : null;
  return page?.origin === origin ? page.pathname : "/";
}

const localeOfPath = (path: string): Locale => (/^\/ar(\/|\.data|$)/.test(path) ? "ar" : "en");

/** By cookie, or by the same token as a bearer for API clients. An unknown token is nobody. */
async function resolveActor(
  request: Request,
  database: Database,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Resolved> {
  const shown = sessionToken(request);
  if (!shown) return { actor: visitor, byCookie: false };
  const { token, byCookie } = shown;
  const resolved = await resolveSession(database, token, new Date(), waitUntil);
  if (!resolved) return { actor: visitor, byCookie };
  const { person, session } = resolved;
  const renewal = session.fresh && byCookie ? setSessionCookie(token, session.expiresAt) : undefined;
  return { actor: person, byCookie, sessionEndsAt: session.expiresAt, ...(renewal ? { renewal } : {}) };
}

/** Built files carry their hash in the name: kept for a year. */
async function asset(request: Request, env: Env): Promise<Response> {
  const response = await env.ASSETS.fetch(request);
  const answer = new Response(response.body, response);
  if (response.ok && new URL(request.url).pathname.startsWith("/assets/"))
    answer.headers.set("cache-control", "public, max-age=31536000, immutable");
  return answer;
}
