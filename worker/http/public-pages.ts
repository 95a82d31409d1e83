import { type Env, settingsOf } from "../env";
import { bounded } from "../kernel/bounded";
import type { Tenant } from "../kernel/ports";
import {
  type CachedPage,
  contentVersion,
  heldPage,
  keepPage,
  knownVersion,
  recallPage,
} from "../platform/public-cache";

const freshMs = 60_000;
/** Until when another request may be rendering an address; one that was broken off counts no longer than that. */
const renderings = bounded<number>(500);
const renderingMs = 2_000;
/** How often those who wait for it look. */
const lookMs = 5;
declare const __BUILD_ID__: string;

/** The answer that this isolate holds for an address (as of public-address.ts), without asking anything of anybody; null where it must be asked. */
export function pageAtHand(url: URL, tenant: Tenant): Response | null {
  const version = knownVersion(tenant.key);
  const held = version === null ? undefined : heldPage(addressOf(url, tenant));
  return held && isCurrent(held, version) ? asResponse(held, "cached") : null;
}

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
  const address = addressOf(url, tenant);
  const version = await contentVersion(env.SITE, tenant.key);
  const isKept = settingsOf(env).PAGE_CACHE === "on";
  const last = isKept ? await recallPage(address, (page) => isCurrent(page, version)) : null;
  if (last && isCurrent(last, version)) return asResponse(last, "cached");
  if (isKept && isRendering(address)) {
    // Old but not changed: one rendering is enough, and nobody waits for it.
    if (last?.version === version) return asResponse(last, "cached");
    const other = await renderedByAnother(address, version);
    if (other) return asResponse(other, "cached");
  }
  renderings.set(address, Date.now() + renderingMs);
  let response: Response;
  try {
    response = await render();
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
  } catch (error) {
    if (!last) throw error;
    return asResponse(last, "stale");
  } finally {
    renderings.set(address, 0);
  }
}

const isRendering = (address: string) => (renderings.get(address) ?? 0) > Date.now();

/**
 * The page that another request of this isolate is rendering, once it is there; null where nothing came of it. It is looked for now and then, by a
 * timer of one's own: workerd lets no request hold on to another's promise, which would never settle if that request were broken off.
 */
async function renderedByAnother(address: string, version: string): Promise<CachedPage | null> {
  const find = () => {
    const held = heldPage(address);
    return held && isCurrent(held, version) ? held : null;
  };
  while (isRendering(address)) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const found = find();
    if (found) return found;
  }
  return find();
}

const isCurrent = (page: CachedPage, version: string | null) =>
  page.version === version && page.freshUntil > Date.now();

const addressOf = (url: URL, tenant: Tenant): string =>
  JSON.stringify([faceOf(tenant), url.host, url.pathname, url.search]);

const faces = new WeakMap<Tenant, string>();

/** What pages show of their tenant, its origins in links and headers among it: changed settings never meet a page of before. */
function faceOf(tenant: Tenant): string {
  const known = faces.get(tenant);
  if (known !== undefined) return known;
  const { key, origin, contentOrigin, brand, currency, timeZone } = tenant;
  const face = JSON.stringify([__BUILD_ID__, key, origin, contentOrigin, brand.name, currency, timeZone]);
  faces.set(tenant, face);
  return face;
}

function asResponse({ status, headers, body }: CachedPage, source: "cached" | "rendered" | "stale"): Response {
  const caching = source === "stale" ? "no-store" : "public, max-age=0, must-revalidate";
  return new Response(body, { status, headers: [...headers, ["x-page", source], ["cache-control", caching]] });
}
