import type { Context } from "hono";
import type { App } from "../app";
import { asDomainError, problemResponse } from "../http/problem";
import { limited } from "../http/rate-limits";
import { system } from "../kernel/actor";
import { DomainError } from "../kernel/errors";
import { receivePart } from "../modules/media";

export const uploadPartPath = "/v1/media/uploads/:ticket/parts/:number";

/**
 * `PUT /api/v1/media/uploads/:ticket/parts/:number`, the part's bytes as the body: the one door whose body is streamed, and larger than a form may be.
 * The ticket is the right; cookies count for nothing here, so no other site can use somebody's.
 */
export async function uploadPart(c: Context<App>): Promise<Response> {
  const { inside, caller, requestId } = c.var;
  const runner = limited(inside.for({ ...caller, actor: system, locale: "en" }), c.env, inside.settings);
  try {
    const { body } = c.req.raw;
    const length = c.req.header("content-length");
    if (!body || !length)
      throw new DomainError("invalid_input", { fields: { "Content-Length": { code: "required" } } });
    const { ticket = "", number = "" } = c.req.param();
    return c.json(await runner.run(receivePart, { ticket, number, sizeBytes: length, body }));
  } catch (error) {
    if (!(error instanceof DomainError)) inside.ports.errors.report(error, { requestId, verb: receivePart.name });
    return problemResponse(asDomainError(error), requestId);
  }
}
