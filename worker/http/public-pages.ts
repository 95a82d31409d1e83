import type { Env } from "../env";
import type { Tenant } from "../kernel/ports";
import { type CachedPage, contentVersion, keepPage, recallPage } from "../platform/public-cache";

const freshMs = 60_000;
declare const __BUILD_ID__: string;

/**
 * Answers a public page from cache where it is fresh; renders it otherwise; and where rendering fails (PostgreSQL away)
 * shows the last good one, saying so in `x-page`. Only 200s and 301s that the page itself marks cacheable are kept.
 */
export async function publicPage(
  request: Request,
  tenant: Tenant,
  env: Env,
  waitUntil: (work: Promise<unknown>) => void,
  render: () => Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url);
  const stem = [tenant.key, url.host, __BUILD_ID__, url.pathname + url.search].join("|");
  const key = `${stem}|${await contentVersion(env.SITE, tenant.key)}`;
  const kept = await recallPage(key);
  if (kept && kept.freshUntil > Date.now()) return asResponse(kept, "cached");
  let response: Response | null = null;
  try {
    response = await render();
  } catch (error) {
    const last = kept ?? (await recallPage(stem));
    if (!last) throw error;
    return asResponse(last, "stale");
  }
  if (response.status >= 500) {
    const last = kept ?? (await recallPage(stem));
    return last ? asResponse(last, "stale") : response;
  }
  if (!response.headers.has("x-cacheable") || (response.status !== 200 && response.status !== 301)) return response;
  const headers = new Headers(response.headers);
  headers.delete("x-cacheable");
  const page: CachedPage = {
    status: response.status,
    headers: [...headers],
    body: await response.arrayBuffer(),
    freshUntil: Date.now() + freshMs,
  };
  // Once under its version, and once without: what an outage after a change of content still finds.
  waitUntil(Promise.all([keepPage(key, page), keepPage(stem, page)]));
  return asResponse(page, "rendered");
}

function asResponse(page: CachedPage, source: "cached" | "rendered" | "stale"): Response {
  const headers = new Headers(page.headers);
  headers.set("x-page", source);
  headers.set("cache-control", source === "stale" ? "no-store" : "public, max-age=0, must-revalidate");
  return new Response(page.body, { status: page.status, headers });
}
