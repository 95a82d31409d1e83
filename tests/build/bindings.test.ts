import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { lastAttempt } from "../../queues/retries";

interface Named {
  binding: string;
}
/** As far as it is compared here; Wrangler's own type does not resolve outside its package. */
interface Config {
  main: string;
  compatibility_date: string;
  vars: Record<string, unknown>;
  triggers: unknown;
  assets?: Named;
  ai?: Named;
  observability?: { enabled: boolean };
  r2_buckets: Named[];
  kv_namespaces: Named[];
  vectorize: Named[];
  analytics_engine_datasets: Named[];
  ratelimits: { name: string }[];
  durable_objects: { bindings: { name: string; class_name: string }[] };
  migrations: unknown;
  send_email: { name: string }[];
  queues: {
    producers: Named[];
    consumers: { queue: string; max_retries?: number; dead_letter_queue?: string }[];
  };
}
const read = (env?: string): Config =>
  unstable_readConfig({ config: "wrangler.toml", ...(env ? { env } : {}) }, { hideWarnings: true });
const local = read();
const production = read("production");

/** Every name that the Worker finds in its environment. */
const names = (config: Config): string[] =>
  [
    ...Object.keys(config.vars),
    ...config.r2_buckets.map(({ binding }) => binding),
    ...config.kv_namespaces.map(({ binding }) => binding),
    ...config.queues.producers.map(({ binding }) => binding),
    ...config.ratelimits.map(({ name }) => name),
    ...config.durable_objects.bindings.map(({ name }) => name),
    ...config.analytics_engine_datasets.map(({ binding }) => binding),
    ...config.send_email.map(({ name }) => name),
    ...config.vectorize.map(({ binding }) => binding),
    config.ai?.binding,
    config.assets?.binding,
  ]
    .filter((name): name is string => name !== undefined)
    .sort();

describe("wrangler.toml", () => {
  it("PLT-7 binds the same names everywhere; production adds what has no local twin", () => {
    const added = names(production).filter((name) => !names(local).includes(name));
    expect(names(local).filter((name) => !names(production).includes(name))).toEqual([]);
    expect(added).toEqual(["AI", "FIGURES", "SEND_EMAIL", "VECTORS"]);
  });

  it("PLT-7 says of limits, queues, objects, timers and assets the same in both", () => {
    for (const part of [
      "ratelimits",
      "queues",
      "durable_objects",
      "migrations",
      "triggers",
      "assets",
      "compatibility_date",
      "main",
    ] as const)
      expect(production[part], part).toEqual(local[part]);
  });

  it("PLT-7 gives a message as many tries as the handlers' pauses count on, and then a dead-letter queue that is read", () => {
    const consumers = production.queues.consumers;
    const outbox = consumers.find(({ dead_letter_queue }) => dead_letter_queue);
    expect(outbox?.max_retries).toBe(lastAttempt - 1);
    expect(consumers.map(({ queue }) => queue)).toContain(outbox?.dead_letter_queue);
  });

  it("PLT-6 keeps logs, invocations included", () => {
    for (const config of [local, production]) expect(config.observability?.enabled).toBe(true);
  });
});
