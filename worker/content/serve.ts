import type { Files, Signer } from "../kernel/ports";
import { readContentToken, thumbnailWidths } from "../modules/media";
import { contentHeaders } from "./headers";
import { isUnchanged, rangeHolds, readRange } from "./range";

export interface ContentOrigin {
  files: Files;
  signer: Signer;
  /** Whose pages may embed what is served. */
  appOrigin: string;
  now: Date;
}

/** Answers `/m/<token>/<filename>`, or a smaller picture of it at `/m/<token>/w480/<filename>`: the whole, a part, or that it has not changed. Null for everything else, whatever the reason: there is nothing here. */
export async function serveContent(
  request: Request,
  { files, signer, appOrigin, now }: ContentOrigin,
): Promise<Response | null> {
  const [, token, width] = /^\/m\/([\w-]+\.[\w-]+)\/(?:w(\d+)\/)?[^/]+$/.exec(new URL(request.url).pathname) ?? [];
  if (!token || !["GET", "HEAD"].includes(request.method)) return null;
  const link = await readContentToken(signer, token, now);
  const found = link && (await findObject(files, link.key, width));
  if (!found) return null;
  const { key, object, isStandIn } = found;

  const headers = contentHeaders({ ...link, mimeType: object.mimeType, etag: object.etag }, appOrigin);
  if (isStandIn) headers.set("cache-control", "private, max-age=30");
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

  const contents = await files.get(key, asked.kind === "part" ? part : undefined);
  return contents && new Response(contents.body, { status, headers });
}

/**
 * A link opens its picture in every width there is of it (`…/w480/name`). One that is not drawn yet, or cannot be, is stood in for by the picture itself,
 * which nobody keeps for long under that address.
 */
async function findObject(files: Files, key: string, width: string | undefined) {
  const known = thumbnailWidths.find((one) => String(one) === width);
  if (width && !known) return null;
  if (known) {
    const smaller = `${key}/w${known}`;
    const object = await files.head(smaller);
    if (object) return { key: smaller, object, isStandIn: false };
  }
  const object = await files.head(key);
  return object && { key, object, isStandIn: known !== undefined };
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
