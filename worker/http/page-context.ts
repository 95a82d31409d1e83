import { redirect } from "@remix-run/cloudflare";
import type { Person } from "../kernel/actor";
import type { Locale } from "../kernel/columns";
import type { Runner } from "../kernel/context";
import { DomainError } from "../kernel/errors";
import type { Ports, Tenant } from "../kernel/ports";
import type { AnyVerb, InputOf, OutputOf } from "../kernel/verb";
import { mediaUrl, pictureUrl } from "../modules/media";
import { clearSessionCookie, setSessionCookie } from "./cookies";
import { type Problem, problemOf } from "./problem";

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What every loader and action gets. Verbs refuse by their own `may`; nothing here decides rights. */
export interface PageContext {
  /** Null on public pages, whoever asks: they carry nothing personal. */
  person: Person | null;
  locale: Locale;
  tenant: Pick<Tenant, "origin" | "contentOrigin" | "brand" | "currency" | "timeZone">;
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
  startSession(token: string, expires: Date): string;
  endSession(): string;
  /** An error that nobody refused: a bug in a page. */
  report(error: unknown): void;
}

export function pageContext(
  runner: Runner,
  url: URL,
  nonce: string | null,
  person: Person | null,
  ports: Ports,
  /** The browser came with a session that is none any more. */
  sessionEnded = false,
): PageContext {
  const { tenant, requestId, locale, now } = runner.request;
  // Picked one by one: what a loader returns may reach the browser, and a tenant holds secrets.
  const { origin, contentOrigin, brand, currency, timeZone } = tenant;
  return {
    person,
    locale,
    tenant: { origin, contentOrigin, brand, currency, timeZone },
    requestId,
    nowIso: now.toISOString(),
    nonce,
    async run(verb, input) {
      try {
        return await runner.run(verb, input);
      } catch (error) {
        throw error instanceof DomainError ? refusalPage(error, url, requestId, sessionEnded) : error;
      }
    },
    async attempt(verb, input, idempotencyKey) {
      try {
        return { ok: true, value: await runner.run(verb, input as InputOf<typeof verb>, { idempotencyKey }) };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (error.code === "unauthenticated") throw refusalPage(error, url, requestId, sessionEnded);
        return { ok: false, problem: problemOf(error, requestId) };
      }
    },
    links: {
      picture: (uuid) => pictureUrl({ ports, tenant, now }, uuid),
      file: (media, disposition) => mediaUrl({ ports, tenant, now }, media, disposition),
    },
    startSession: setSessionCookie,
    endSession: clearSessionCookie,
    report: (error) => ports.errors.report(error, { requestId, path: url.pathname }),
  };
}

function refusalPage(error: DomainError, url: URL, requestId: string, sessionEnded: boolean): Response {
  if (error.code === "unauthenticated") {
    const why = sessionEnded ? "&notice=session_ended" : "";
    return redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}${why}`);
  }
  return Response.json(problemOf(error, requestId), { status: error.status });
}
