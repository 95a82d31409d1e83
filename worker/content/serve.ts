import type { Files, Signer } from "../kernel/ports";
import { readContentToken } from "../modules/media";
import { contentHeaders } from "./headers";
import { isUnchanged, rangeHolds, readRange } from "./range";

export interface ContentOrigin {
  files: Files;
  signer: Signer;
  /** Whose pages may embed what is served. */
  appOrigin: string;
  now: Date;
}

/** Answers `/m/<token>/<filename>`: the whole, a part, or that it has not changed. Null for everything else, whatever the reason: there is nothing here. */
export async function serveContent(
  request: Request,
  { files, signer, appOrigin, now }: ContentOrigin,
): Promise<Response | null> {
  const token = /^\/m\/([\w-]+\.[\w-]+)\/[^/]+$/.exec(new URL(request.url).pathname)?.[1];
  if (!token || !["GET", "HEAD"].includes(request.method)) return null;
  const link = await readContentToken(signer, token, now);
  const object = link && (await files.head(link.key));
  if (!object) return null;

  const headers = contentHeaders({ ...link, mimeType: object.mimeType, etag: object.etag }, appOrigin);
  if (isUnchanged(request.headers.get("if-none-match"), object.etag))
    return new Response(null, { status: 304, headers });
  const isRanged = request.method === "GET" && rangeHolds(request.headers.get("if-range"), object.etag);
  const asked = readRange(isRanged ? request.headers.get("range") : null, object.size);
  if (asked.kind === "unsatisfiable") return unsatisfiable(object.size, appOrigin);
  const part = asked.kind === "part" ? asked : { offset: 0, length: object.size };
  headers.set("content-length", String(part.length));
  if (asked.kind === "part")
    headers.set("content-range", `bytes ${part.offset}-${part.offset + part.length - 1}/${object.size}`);
  const status = asked.kind === "part" ? 206 : 200;
  if (request.method === "HEAD") return new Response(null, { status, headers });

  const found = await files.get(link.key, asked.kind === "part" ? part : undefined);
  return found && new Response(found.body, { status, headers });
}

const unsatisfiable = (size: number, appOrigin: string): Response =>
  new Response(null, {
    status: 416,
    headers: {
      "content-range": `bytes */${size}`,
      "accept-ranges": "bytes",
      "access-control-allow-origin": appOrigin,
      "access-control-expose-headers": "content-range",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
