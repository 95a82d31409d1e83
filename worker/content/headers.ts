interface Served {
  filename: string;
  disposition: "inline" | "attachment";
  isPublic: boolean;
  mimeType: string;
  etag: string;
}

/** What a browser shows without running anything of the uploader's; all else is saved. */
const shown = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "video/mp4",
  "video/webm",
  "audio/mpeg",
  "audio/webm",
  "audio/ogg",
  "audio/mp4",
  "application/pdf",
  "text/vtt",
  "text/plain",
]);

/** Headers of everything the content origin serves. `appOrigin` may frame it and read it; nobody may run it. */
export function contentHeaders(file: Served, appOrigin: string): Headers {
  const { filename, mimeType, etag, isPublic } = file;
  const disposition = shown.has(mimeType) ? file.disposition : "attachment";
  return new Headers({
    "content-type": mimeType.startsWith("text/") ? `${mimeType}; charset=utf-8` : mimeType,
    "content-disposition": dispositionOf(disposition, filename),
    "content-security-policy": policyOf(mimeType, appOrigin),
    "accept-ranges": "bytes",
    etag,
    // A link names one object for ever: what was fetched under it needs no second look while it lasts.
    "cache-control": isPublic ? "public, max-age=604800, immutable" : "private, max-age=3600",
    "access-control-allow-origin": appOrigin,
    "access-control-expose-headers": "content-length, content-range, accept-ranges, etag",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
  });
}

/** Chromium's PDF viewer does not start in a sandbox and runs apart from the page that frames it; everything else is sandboxed. */
function policyOf(mimeType: string, appOrigin: string): string {
  const frame = `frame-ancestors ${appOrigin}`;
  if (mimeType === "application/pdf")
    return `default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; ${frame}`;
  return `default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; ${frame}`;
}

/** RFC 6266: an ASCII name for old readers, and the real one after RFC 8187. */
export function dispositionOf(disposition: "inline" | "attachment", filename: string): string {
  const plain = filename.replace(/[^\x20-\x7E]|["\\%]/g, "_");
  const exact = encodeURIComponent(filename.replace(/\p{Surrogate}/gu, "_")).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
