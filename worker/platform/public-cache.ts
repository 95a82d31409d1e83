/**
 * Whole public pages, kept in two places: this isolate's memory (small, quick) and the Cache API (long, survives an outage).
 * The Cache API forgets what it thinks is old, so entries are stored for a week under our own fresh-until stamp.
 */
export interface CachedPage {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
  freshUntil: number;
}

// The DOM library, which pages are typed with, does not know the default cache of Workers.
const edge = () => (caches as unknown as { default: Cache }).default;

const memory = new Map<string, CachedPage>();
const memoryPages = 200;
const weekSeconds = 604_800;

export async function recallPage(key: string): Promise<CachedPage | null> {
  const near = memory.get(key);
  if (near) return near;
  const response = await edge().match(cacheUrl(key));
  if (!response) return null;
  const page: CachedPage = {
    status: Number(response.headers.get("x-status") ?? 200),
    headers: JSON.parse(response.headers.get("x-headers") ?? "[]"),
    freshUntil: Number(response.headers.get("x-fresh-until") ?? 0),
    body: await response.arrayBuffer(),
  };
  remember(key, page);
  return page;
}

export async function keepPage(key: string, page: CachedPage): Promise<void> {
  remember(key, page);
  await edge().put(
    cacheUrl(key),
    new Response(page.body, {
      headers: {
        "cache-control": `public, max-age=${weekSeconds}`,
        "x-status": String(page.status),
        "x-headers": JSON.stringify(page.headers),
        "x-fresh-until": String(page.freshUntil),
      },
    }),
  );
}

/** The oldest page leaves first: a Map keeps the order in which keys came. */
function remember(key: string, page: CachedPage): void {
  memory.delete(key);
  memory.set(key, page);
  if (memory.size > memoryPages) memory.delete(memory.keys().next().value ?? key);
}

const cacheUrl = (key: string) => `https://public-pages.invalid/${encodeURIComponent(key)}`;

/** The version of what public pages show; it changes with every commit that touches them. */
const versions = new Map<string, { version: string; until: number }>();
const versionMs = 1_000;

export async function contentVersion(site: KVNamespace, tenantKey: string): Promise<string> {
  const known = versions.get(tenantKey);
  if (known && known.until > Date.now()) return known.version;
  // A failing KV must not take public pages down: the version known last goes on.
  const version = await site.get(versionKey(tenantKey)).catch(() => known?.version ?? "0");
  const found = version ?? "0";
  versions.set(tenantKey, { version: found, until: Date.now() + versionMs });
  return found;
}

export async function changeContentVersion(site: KVNamespace, tenantKey: string): Promise<void> {
  const version = crypto.randomUUID();
  await site.put(versionKey(tenantKey), version);
  versions.set(tenantKey, { version, until: Date.now() + versionMs });
}

const versionKey = (tenantKey: string) => `content-version:${tenantKey}`;
