import { embedHosts } from "../modules/catalogue";

/** Headers of every page. `nonce` is null where a page runs no script at all. */
export function securityHeaders(
  nonce: string | null,
  contentOrigin: string,
  production: boolean,
): Record<string, string> {
  const policy = {
    "default-src": ["'none'"],
    "script-src": nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'none'"],
    "style-src": ["'self'"],
    // Progress bars and charts set widths by attribute; no style element is ours inline.
    "style-src-attr": ["'unsafe-inline'"],
    "font-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:", contentOrigin],
    "media-src": ["'self'", "blob:", contentOrigin],
    "connect-src": ["'self'", contentOrigin],
    "frame-src": [contentOrigin, ...frames],
    // A download is a form whose answer leads to the file, and one that pays leads to the gateway.
    "form-action": ["'self'", contentOrigin, ...hostedCheckouts],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    ...(production ? { "upgrade-insecure-requests": [] } : {}),
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map(([directive, sources]) => [directive, ...sources].join(" "))
      .join("; "),
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    // Portals are one document, whichever page it began with, and in chat people record what they say.
    "permissions-policy": `camera=(), microphone=${nonce ? "(self)" : "()"}, geolocation=(), payment=()`,
  };
}

/** Headers of every answer there is: pages, the API, files of the build, uploaded content, refusals. */
export const always = (production: boolean): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  ...(production ? { "strict-transport-security": "max-age=63072000; includeSubDomains; preload" } : {}),
});

/** The pages of gateways that a buyer is sent to at once; the others are led to by pages of our own. */
const hostedCheckouts = ["https://checkout.stripe.com"];

/** Where embedded lessons and videos may come from: what authors may embed, each name with its subdomains. */
const frames = embedHosts.flatMap((host) => [`https://${host}`, `https://*.${host}`]);

/**
 * A request that changes something and comes with a cookie must say it comes from us. Browsers send Origin with every
 * such request; where it is missing, nobody's browser sent it, and a cookie has no business there.
 */
export function originRefused(request: Request, origin: string): boolean {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return false;
  return request.headers.get("origin") !== origin;
}
