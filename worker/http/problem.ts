import { DomainError, type ErrorCode, type ErrorParams, errorStatus } from "../kernel/errors";

/** An error as RFC 9457 has it, plus our code and its parameters; prose is the client's. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  params: ErrorParams;
  instance: string;
}

export const problemOf = (error: DomainError, requestId: string): Problem => ({
  type: `/api/docs#error-${error.code}`,
  title: error.code.replaceAll("_", " "),
  status: errorStatus[error.code],
  code: error.code,
  params: error.params,
  instance: `urn:request:${requestId}`,
});

export function problemResponse(error: DomainError, requestId: string): Response {
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  const { retryAfter } = error.params;
  if (typeof retryAfter === "number") headers.set("retry-after", String(Math.ceil(retryAfter)));
  if (error.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problemOf(error, requestId)), { status: error.status, headers });
}

/** A refusal as it is; anything else is a bug: reported by the caller, and told to nobody. */
export const asDomainError = (error: unknown): DomainError =>
  error instanceof DomainError ? error : new DomainError("internal");
