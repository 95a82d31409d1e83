import type { Inside } from "./compose";
import { serveContent } from "./content/serve";
import { problemResponse } from "./http/problem";
import { DomainError } from "./kernel/errors";

/** The content origin: uploaded things by signed link, never a page, never a cookie. PostgreSQL is not asked: what was linked stays readable without it. */
export async function content(request: Request, { ports, tenant }: Inside, requestId: string): Promise<Response> {
  const found = await serveContent(request, {
    files: ports.files,
    signer: ports.signer,
    appOrigin: tenant.origin,
    now: new Date(),
  });
  const response = found ?? problemResponse(new DomainError("not_found"), requestId);
  response.headers.set("x-request-id", requestId);
  return response;
}
