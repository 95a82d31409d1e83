import { redirect } from "@remix-run/cloudflare";
import type { Person } from "../kernel/actor";
import type { Locale } from "../kernel/columns";
import type { Runner } from "../kernel/context";
import { DomainError } from "../kernel/errors";
import type { Ports, Tenant } from "../kernel/ports";
import type { AnyVerb, InputOf, OutputOf } from "../kernel/verb";
import { mediaUrl, pictureUrl } from "../modules/media";
import {
  clearSessionCookie,
  deviceCookie,
  readCookie,
  referralCookie,
  type SessionAnswer,
  sessionCookies,
} from "./cookies";
import { loggedPath } from "./logged-path";
import { type Problem, problemOf } from "./problem";

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What every loader and action gets. Verbs refuse by their own `may`; nothing here decides rights. */
export interface PageContext {
  /** Null on public pages, whoever asks: they carry nothing personal. */
  person: Person | null;
  locale: Locale;
  tenant: Pick<Tenant, "origin" | "contentOrigin" | "brand" | "currency" | "timeZone">;
  /** Where the request came in from, as the edge says (ISO 3166-1); null where it cannot tell, and on public pages. */
  country: string | null;
  requestId: string;
  nowIso: string;
  nonce: string | null;
  /** For loaders: a refusal becomes the error page, and a missing sign-in the sign-in page. */
  run<V extends AnyVerb>(verb: V, input: InputOf<V>): Promise<OutputOf<V>>;
  /** For actions: a refusal becomes a value to show beside the form. */
  attempt<V extends AnyVerb>(verb: V, input: unknown, idempotencyKey?: string): Promise<Attempt<OutputOf<V>>>;
  /** Addresses on the content origin for what a verb has just shown to this reader. */
  links: {
    /** A cover or a portrait, which everybody may see; null for none. */
    picture(uuid: string | null): Promise<string | null>;
    /** A file of a lesson, a question or the materials: opens for some hours, for whoever holds the link. */
    file(media: { uuid: string; filename: string }, disposition?: "inline" | "attachment"): Promise<string>;
  };
  /** The headers of an answer that signs somebody in. */
  startSession(session: SessionAnswer): Headers;
  /** What this browser was given at its last sign-in. */
  deviceToken: string | undefined;
  /** What this browser keeps of an affiliate's link. */
  referral: string | undefined;
  endSession(): string;
  /** An error that nobody refused: a bug in a page. */
  report(error: unknown): void;
}

/** What a page's request says beside the verbs' own. */
interface PageRequest {
  url: URL;
  nonce: string | null;
  person: Person | null;
  cookies?: string | null;
  country?: string | null;
  /** The browser came with a session that is none any more. */
  sessionEnded?: boolean;
}

export function pageContext(runner: Runner, ports: Ports, request: PageRequest): PageContext {
  const { url, nonce, person, cookies = null, country = null, sessionEnded = false } = request;
  const { tenant, requestId, locale, now } = runner.request;
  const signIn = { locale, sessionEnded };
  // Picked one by one: what a loader returns may reach the browser, and a tenant holds secrets.
  const { origin, contentOrigin, brand, currency, timeZone } = tenant;
  return {
    person,
    locale,
    tenant: { origin, contentOrigin, brand, currency, timeZone },
    country,
    requestId,
    nowIso: now.toISOString(),
    nonce,
    async run(verb, input) {
      try {
        return await runner.run(verb, input);
      } catch (error) {
        throw error instanceof DomainError ? refusalPage(error, url, requestId, signIn) : error;
      }
    },
    async attempt(verb, input, idempotencyKey) {
      try {
        return { ok: true, value: await runner.run(verb, input as InputOf<typeof verb>, { idempotencyKey }) };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (error.code === "unauthenticated") throw refusalPage(error, url, requestId, signIn);
        return { ok: false, problem: problemOf(error, requestId) };
      }
    },
    links: {
      picture: (uuid) => pictureUrl({ ports, tenant, now }, uuid),
      file: (media, disposition) => mediaUrl({ ports, tenant, now }, media, disposition),
    },
    startSession: (session) =>
      new Headers(sessionCookies(session).map((cookie): [string, string] => ["set-cookie", cookie])),
    deviceToken: readCookie(cookies, deviceCookie)?.slice(0, 600),
    referral: readCookie(cookies, referralCookie)?.slice(0, 600),
    endSession: clearSessionCookie,
    report: (error) => ports.errors.report(error, { requestId, path: loggedPath(url.pathname) }),
  };
}

function refusalPage(
  error: DomainError,
  url: URL,
  requestId: string,
  { locale, sessionEnded }: { locale: Locale; sessionEnded: boolean },
): Response {
  if (error.code === "unauthenticated") {
    const why = sessionEnded ? "&notice=session_ended" : "";
    return redirect(`${locale === "ar" ? "/ar" : ""}/sign-in?next=${encodeURIComponent(pageAddress(url))}${why}`);
  }
  return Response.json(problemOf(error, requestId), { status: error.status });
}

/** The page itself, where Remix asked for its data alone. */
function pageAddress({ pathname, searchParams }: URL): string {
  const page = pathname.replace(/(\/_root)?\.data$/, "");
  const search = new URLSearchParams(searchParams);
  if (page !== pathname) search.delete("_routes");
  return `${page || "/"}${search.size > 0 ? `?${search}` : ""}`;
}
