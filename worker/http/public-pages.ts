import { type Env, settingsOf } from "../env";
import { bounded } from "../kernel/bounded";
import type { Tenant } from "../kernel/ports";
import { type CachedPage, contentVersion, keepPage, recallPage } from "../platform/public-cache";

const freshMs = 60_000;
/** Until when another request may be rendering an address; one that was broken off counts no longer than that. */
const renderings = bounded<number>(500);
const renderingMs = 2_000;
declare const __BUILD_ID__: string;

/**
 * `url` holds what the page knows and nothing else (public-address.ts).
 * Answers a public page from cache where it is fresh; renders it otherwise; and where rendering fails (PostgreSQL away)
 * shows the last good one, saying so in `x-page`. Only 200s and 301s that the page itself marks cacheable are kept.
 */
export async function publicPage(
  url: URL,
  tenant: Tenant,
  env: Env,
  waitUntil: (work: Promise<unknown>) => void,
  render: () => Promise<Response>,
): Promise<Response> {
  const address = JSON.stringify([...faceOf(tenant), url.host, __BUILD_ID__, url.pathname, [...url.searchParams]]);
  const version = await contentVersion(env.SITE, tenant.key);
  const isKept = settingsOf(env).PAGE_CACHE === "on";
  const last = isKept ? await recallPage(address, (page) => isCurrent(page, version)) : null;
  if (last && isCurrent(last, version)) return asResponse(last, "cached");
  // Old but not changed, and another request of this isolate is at it: one rendering is enough. Nothing of that request is waited for, since workerd
  // lets no request hold on to another's.
  if (last?.version === version && (renderings.get(address) ?? 0) > Date.now()) return asResponse(last, "cached");
  if (last) renderings.set(address, Date.now() + renderingMs);
  let response: Response;
  try {
    response = await render();
  } catch (error) {
    if (!last) throw error;
    renderings.set(address, 0);
    return asResponse(last, "stale");
  }
  if (response.status >= 500) return last ? asResponse(last, "stale") : response;
  if (!response.headers.has("x-cacheable") || (response.status !== 200 && response.status !== 301)) return response;
  response.headers.delete("x-cacheable");
  response.headers.delete("cache-control");
  const page: CachedPage = {
    status: response.status,
    headers: [...response.headers],
    body: await response.arrayBuffer(),
    version,
    freshUntil: Date.now() + freshMs,
  };
  waitUntil(keepPage(address, page));
  return asResponse(page, "rendered");
}

const isCurrent = (page: CachedPage, version: string) => page.version === version && page.freshUntil > Date.now();

/** What pages show of their tenant, its origins in links and headers among it: changed settings never meet a page of before. */
const faceOf = ({ key, origin, contentOrigin, brand, currency, timeZone }: Tenant) => [
  key,
  origin,
  contentOrigin,
  brand.name,
  currency,
  timeZone,
];

function asResponse({ status, headers, body }: CachedPage, source: "cached" | "rendered" | "stale"): Response {
  const caching = source === "stale" ? "no-store" : "public, max-age=0, must-revalidate";
  return new Response(body, { status, headers: [...headers, ["x-page", source], ["cache-control", caching]] });
}
