import type { Env, Settings } from "../env";
import { bounded } from "../kernel/bounded";
import type { Tenant } from "../kernel/ports";

/** A tenant's record in KV, under "tenant:<host>". */
type StoredTenant = Tenant;

const cache = bounded<{ tenant: Tenant | null; until: number }>(500);
/** RFC 1035: a name is no longer, and KV takes no key of more than 512 bytes. */
const hostMax = 253;
const cacheMs = 60_000;

/**
 * Turns a host into its tenant: the environment's default one, or a record in KV, cached a minute.
 * Resolvable with PostgreSQL away. Null for a host nobody has.
 */
export async function tenantOf(host: string, env: Env, settings: Settings): Promise<Tenant | null> {
  const byDefault = defaultTenant(settings);
  if (host === hostOf(byDefault.origin) || host === hostOf(byDefault.contentOrigin)) return byDefault;
  if (host.length > hostMax) return null;
  const known = cache.get(host);
  if (known && known.until > Date.now()) return known.tenant;
  const tenant = await env.SITE.get<StoredTenant>(`tenant:${host}`, "json");
  cache.set(host, { tenant, until: Date.now() + cacheMs });
  return tenant;
}

const defaults = new WeakMap<Settings, Tenant>();

export function defaultTenant(settings: Settings): Tenant {
  const known = defaults.get(settings);
  if (known) return known;
  const tenant: Tenant = {
    key: "default",
    databaseUrl: settings.DATABASE_URL,
    origin: settings.APP_ORIGIN,
    contentOrigin: settings.CONTENT_ORIGIN,
    secret: settings.APP_SECRET,
    dataSecrets: settings.DATA_SECRETS ?? [],
    brand: { name: settings.BRAND_NAME },
    currency: settings.CURRENCY,
    timeZone: settings.TIME_ZONE,
    mailFrom: settings.MAIL_FROM,
  };
  defaults.set(settings, tenant);
  return tenant;
}

/** `host:port` of an origin, which is without a path. */
export const hostOf = (origin: string): string => origin.slice(origin.indexOf("//") + 2);

/** Every tenant there is, for timers: one message each. */
export async function allTenants(env: Env, settings: Settings): Promise<Tenant[]> {
  const { keys } = await env.SITE.list({ prefix: "tenant:" });
  const stored = await Promise.all(keys.map(({ name }) => env.SITE.get<StoredTenant>(name, "json")));
  const tenants = new Map([defaultTenant(settings), ...stored.filter((t) => t !== null)].map((t) => [t.key, t]));
  return [...tenants.values()];
}
