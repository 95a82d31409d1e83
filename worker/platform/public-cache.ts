import { bounded } from "../kernel/bounded";

/**
 * Whole public pages, kept in two places: this isolate's memory (small, quick) and the Cache API (long, survives an outage).
 * One entry an address, which says what content it shows: what is no longer current is what an outage still finds.
 * The Cache API forgets what it thinks is old, so entries are stored for a week under our own fresh-until stamp.
 */
export interface CachedPage {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
  /** The content version that it was rendered from. */
  version: string;
  freshUntil: number;
}

// The DOM library, which pages are typed with, does not know the default cache of Workers.
const edge = () => (caches as unknown as { default: Cache }).default;

const memory = bounded<CachedPage>(200);
const weekSeconds = 604_800;

/** The page of an address: a current one where there is one, else the last that there was. */
export async function recallPage(
  address: string,
  isCurrent: (page: CachedPage) => boolean,
): Promise<CachedPage | null> {
  const near = memory.get(address);
  if (near && isCurrent(near)) return near;
  const far = await readEdge(address);
  // Another isolate may have rendered it since.
  if (!far || (near && near.freshUntil >= far.freshUntil)) return near ?? null;
  memory.set(address, far);
  return far;
}

async function readEdge(address: string): Promise<CachedPage | null> {
  const response = await edge().match(cacheUrl(address));
  if (!response) return null;
  const { status, headers, version, freshUntil } = JSON.parse(response.headers.get("x-kept") ?? "{}");
  return { status, headers, version, freshUntil, body: await response.arrayBuffer() };
}

/** In memory at once; the promise is the Cache API's. */
export async function keepPage(address: string, page: CachedPage): Promise<void> {
  memory.set(address, page);
  const { body, ...kept } = page;
  await edge().put(
    cacheUrl(address),
    new Response(body, {
      headers: { "cache-control": `public, max-age=${weekSeconds}`, "x-kept": JSON.stringify(kept) },
    }),
  );
}

const cacheUrl = (address: string) => `https://public-pages.invalid/${encodeURIComponent(address)}`;

/** The version of what public pages show; it changes with every commit that touches them. */
const versions = new Map<string, { version: string; until: number }>();
/** How much longer than KV itself another isolate may show what was there before a change. */
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
