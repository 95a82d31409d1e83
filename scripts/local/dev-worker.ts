import type { PluginConfig } from "@cloudflare/vite-plugin";

const name = "RECRUITLMS_DEV_WORKER";

interface DevWorker {
  vars: Record<string, string>;
  persistTo: string;
}

/** Notes, for the vite.config.ts that is about to be read in this process, what the Worker is to be given. */
export function passToVite(worker: DevWorker): void {
  process.env[name] = JSON.stringify(worker);
}

/**
 * The same, for vite.config.ts to spread into `cloudflare({ … })`. In development the entry is the Worker's source, where
 * wrangler.toml names what was built of it; and Vite answers for its own modules before the Worker is asked.
 */
export function devWorkerConfig(): Pick<PluginConfig, "config" | "persistState" | "inspectorPort" | "remoteBindings"> {
  const noted = process.env[name];
  const { vars, persistTo }: Partial<DevWorker> = noted ? (JSON.parse(noted) as DevWorker) : {};
  return {
    config: ({ assets }) => ({ main: "worker/index.ts", assets: { ...assets, run_worker_first: false }, vars }),
    ...(persistTo ? { persistState: { path: persistTo } } : {}),
    inspectorPort: false,
    remoteBindings: false,
  };
}
