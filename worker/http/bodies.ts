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
  const bytes = await readWithin(request.body, limit);
  if (type === "multipart/form-data") await refuseBroken(bytes, contentType);
  return new Request(request, { body: bytes });
}

const isForm = (type: string): type is keyof typeof most => Object.hasOwn(most, type);

/** Throws too_large (`limit` in bytes). */
export async function readWithin(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += part.length;
    if (size > limit) throw new DomainError("too_large", { limit });
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function refuseBroken(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<void> {
  try {
    await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new DomainError("invalid_input");
  }
}
