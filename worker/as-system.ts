import { compose, type Inside } from "./compose";
import { type Env, settingsOf } from "./env";
import { system } from "./kernel/actor";
import type { Runner } from "./kernel/context";
import type { Trace } from "./kernel/trace";
import { allTenants, defaultTenant } from "./platform/tenants";

/** The inside of a tenant by its key; null for one that nobody knows. */
export async function insideOf(env: Env, tenantKey: string): Promise<Inside | null> {
  const settings = settingsOf(env);
  const standing = defaultTenant(settings);
  const tenant =
    tenantKey === standing.key ? standing : (await allTenants(env, settings)).find(({ key }) => key === tenantKey);
  return tenant ? compose(env, tenant) : null;
}

/** Nobody's request: a message carries on the request that caused it, a timer or an object begins one. */
export const asSystem = (
  inside: Inside,
  requestId: string,
  trace: Trace,
  waitUntil: (work: Promise<unknown>) => void,
): Runner =>
  inside.for({ actor: system, requestId, locale: "en", address: null, place: null, agent: null, trace, waitUntil });
