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

/** Of the 128 MB that an isolate has. */
const memoryBytes = 16 * 1024 * 1024;
const memory = bounded<CachedPage>(memoryBytes, ({ body }) => body.byteLength + 2_048);
const weekSeconds = 604_800;

/** What this isolate holds of an address. */
export const heldPage = (address: string): CachedPage | undefined => memory.get(address);

/** The page of an address: a current one where there is one, else the last that there was. */
export async function recallPage(
  address: string,
  isCurrent: (page: CachedPage) => boolean,
): Promise<CachedPage | null> {
  const held = memory.get(address);
  if (held && isCurrent(held)) return held;
  const far = await readEdge(address);
  // Rendered by another request meanwhile.
  const near = memory.get(address);
  if (near && isCurrent(near)) return near;
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

/** The version, where this isolate has asked for it within the last second; else null. */
export function knownVersion(tenantKey: string): string | null {
  const known = versions.get(tenantKey);
  return known && known.until > Date.now() ? known.version : null;
}

export async function contentVersion(site: KVNamespace, tenantKey: string): Promise<string> {
  const known = knownVersion(tenantKey);
  if (known !== null) return known;
  // A failing KV must not take public pages down: the version known last goes on.
  const version = await site.get(versionKey(tenantKey)).catch(() => versions.get(tenantKey)?.version ?? "0");
  const found = version ?? "0";
  versions.set(tenantKey, { version: found, until: Date.now() + versionMs });
  return found;
}

/** When this isolate last wrote a version, and until when another of its requests is trusted to write the next. */
const writes = new Map<string, { at: number; awaitedUntil: number }>();

/**
 * A new version: here at once, in KV at most once a second, which is all that KV takes of a key. What comes within that second is written by the first
 * of them at its end; the others leave it to that one, unless it is overdue.
 */
export async function changeContentVersion(
  site: KVNamespace,
  tenantKey: string,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<void> {
  const now = Date.now();
  const { at, awaitedUntil } = writes.get(tenantKey) ?? { at: 0, awaitedUntil: 0 };
  // Longer than until KV has it, or this isolate would read back the version of before.
  versions.set(tenantKey, { version: crypto.randomUUID(), until: now + 3 * versionMs });
  const dueIn = at + versionMs - now;
  const later = (ms: number, tries: number): void => {
    if ((writes.get(tenantKey)?.awaitedUntil ?? 0) > Date.now()) return;
    writes.set(tenantKey, { at, awaitedUntil: Date.now() + ms + versionMs });
    const written = new Promise((resolve) => setTimeout(resolve, ms)).then(() => writeVersion(site, tenantKey));
    waitUntil(written.catch((error) => (tries > 1 ? later(versionMs, tries - 1) : Promise.reject(error))));
  };
  if (dueIn > 0 || awaitedUntil > now) return later(dueIn, 3);
  // Another isolate may have written it this very second; the change itself is done, so its caller is not told.
  await writeVersion(site, tenantKey).catch(() => later(versionMs, 3));
}

/** Whatever the version is by now. */
async function writeVersion(site: KVNamespace, tenantKey: string): Promise<void> {
  const version = versions.get(tenantKey)?.version ?? crypto.randomUUID();
  writes.set(tenantKey, { at: Date.now(), awaitedUntil: 0 });
  await site.put(versionKey(tenantKey), version);
}

const versionKey = (tenantKey: string) => `content-version:${tenantKey}`;
