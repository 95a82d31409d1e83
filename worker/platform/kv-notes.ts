import type { Notes } from "../kernel/ports";

/** Notes in KV, a tenant's under its own prefix. Writes take up to a minute to be seen elsewhere. */
export function kvNotes(kv: KVNamespace, tenantKey: string): Notes {
  const full = (name: string) => `note:${tenantKey}:${name}`;
  return {
    get: (name) => kv.get(full(name), "json"),
    put: (name, value) => kv.put(full(name), JSON.stringify(value)),
    delete: (name) => kv.delete(full(name)),
  };
}
