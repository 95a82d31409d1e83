import type { Context } from "hono";
import type { App } from "../app";
import { asDomainError, problemResponse } from "../http/problem";
import { limited } from "../http/rate-limits";
import { visitor } from "../kernel/actor";
import { DomainError } from "../kernel/errors";
import { unsubscribe } from "../modules/notifications";

export const oneClickPath = "/v1/mail-unsubscriptions/one-click/:token";

/** What mail programs POST to from a List-Unsubscribe header (RFC 8058): a form that says nothing the address does not, hence not read. */
export async function oneClickUnsubscribe(c: Context<App>): Promise<Response> {
  const { inside, caller, requestId } = c.var;
  const runner = limited(inside.for({ ...caller, actor: visitor, locale: "en" }), c.env, inside.settings);
  try {
    return c.json(await runner.run(unsubscribe, { token: c.req.param("token") ?? "" }));
  } catch (error) {
    if (!(error instanceof DomainError)) inside.ports.errors.report(error, { requestId, verb: unsubscribe.name });
    return problemResponse(asDomainError(error), requestId);
  }
}
