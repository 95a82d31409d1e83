import type { AppLoadContext, HeadersFunction } from "@remix-run/cloudflare";
import type { Problem } from "../../../worker/http/problem";
import type { AnyVerb, OutputOf } from "../../../worker/kernel/verb";

/** For pages that depend on their address alone. */
export const cacheable = { "x-cacheable": "1" };
/** A route's `headers` where the loader decides. */
export const fromLoader: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Where a public page is: for canonical and alternate addresses. `path` may carry the query that makes it a page of its own. */
export const addressOf = (context: AppLoadContext, path: string) => ({ origin: context.tenant.origin, path });

/** The currency that an address asks for; publicAddress() has taken off what is none. */
export function currencyAsked(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get("currency") ?? "";
  return /^[A-Z]{3}$/.test(asked) ? asked : null;
}

/** Reads what an address names. An address that cannot be one of ours is nobody's page: 404 like one that names nothing. */
export async function readPage<V extends AnyVerb>(
  context: AppLoadContext,
  verb: V,
  input: unknown,
): Promise<OutputOf<V>> {
  const attempt = await context.attempt(verb, input);
  if (attempt.ok) return attempt.value;
  throw attempt.problem.code === "invalid_input" ? pageNotFound(context) : refusal(attempt.problem);
}

export function pageNotFound({ requestId }: AppLoadContext): Response {
  return refusal({
    type: "/api/docs#error-not_found",
    title: "not found",
    status: 404,
    code: "not_found",
    params: {},
    instance: `urn:request:${requestId}`,
  });
}

const refusal = (problem: Problem) => Response.json(problem, { status: problem.status });
