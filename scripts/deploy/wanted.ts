import { join } from "node:path";
import { unstable_readConfig } from "wrangler";

/** What [env.production] of wrangler.toml needs to exist in the account, by the names written there. */
export interface Wanted {
  worker: string;
  buckets: string[];
  queues: string[];
  /** Titles; wrangler.toml has them where ids belong. */
  namespaces: string[];
  indexes: string[];
}

/** As much of Wrangler's parsed file as is asked for here. */
interface Named {
  name?: string | undefined;
  queues: { producers?: { queue: string }[]; consumers?: { queue: string; dead_letter_queue?: string }[] };
  r2_buckets: { bucket_name?: string }[];
  kv_namespaces: { id?: string }[];
  vectorize: { index_name: string }[];
}

export function readWanted(root: string): Wanted {
  const config: Named = unstable_readConfig(
    { config: join(root, "wrangler.toml"), env: "production" },
    { hideWarnings: true },
  );
  const { producers = [], consumers = [] } = config.queues;
  const queues = [
    ...producers.map(({ queue }) => queue),
    ...consumers.flatMap(({ queue, dead_letter_queue }) => (dead_letter_queue ? [queue, dead_letter_queue] : [queue])),
  ];
  return {
    worker: config.name ?? "recruitlms",
    buckets: config.r2_buckets.flatMap(({ bucket_name }) => bucket_name ?? []),
    queues: [...new Set(queues)],
    namespaces: config.kv_namespaces.flatMap(({ id }) => id ?? []),
    indexes: config.vectorize.map(({ index_name }) => index_name),
  };
}
