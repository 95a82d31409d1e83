import { DomainError } from "../kernel/errors";

/** A form without files, one with a picture in it, and what the player reports by itself; larger things are uploaded in parts, by the API. */
const most = {
  "application/x-www-form-urlencoded": 1_048_576,
  "multipart/form-data": 8_388_608,
  "application/json": 16_384,
} as const;

/**
 * The request of a form with its body read and found readable, so that a page meets no stream without an end and no broken form.
 * Throws unsupported_type, too_large (`limit` in bytes) and invalid_input.
 */
export async function formRequest(request: Request): Promise<Request> {
  if (!request.body) return request;
  const contentType = request.headers.get("content-type") ?? "";
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!isForm(type)) throw new DomainError("unsupported_type", { expected: Object.keys(most) });
  const limit = most[type];
  const bytes = await readWithin(request, limit);
  if (type === "multipart/form-data") await refuseBroken(bytes, contentType);
  return new Request(request, { body: bytes });
}

const isForm = (type: string): type is keyof typeof most => Object.hasOwn(most, type);

/** The body's bytes. Throws too_large (`limit` in bytes). */
export async function readWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const declared = declaredLength(request.headers);
  if (declared !== null && declared > limit) throw new DomainError("too_large", { limit });
  // A reader and its parts stay until the isolate's next full collection, which everybody waits for: in one piece where that is safe.
  if (declared !== null) return new Uint8Array(await request.arrayBuffer());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += part.length;
    if (size > limit) throw new DomainError("too_large", { limit });
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** How many bytes a body ends after (RFC 9112, section 6.3); null for one that ends by itself. */
function declaredLength(headers: Headers): number | null {
  const length = headers.get("content-length");
  return length !== null && /^\d+$/.test(length) && !headers.has("transfer-encoding") ? Number(length) : null;
}

async function refuseBroken(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<void> {
  try {
    await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new DomainError("invalid_input");
  }
}
