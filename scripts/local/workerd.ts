import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptions } from "miniflare";
import { guardWorkerd } from "./guard";
import { readServerBuild, readWorkerOptions } from "./miniflare-options";
import { assertFree, freePort } from "./ports";
import { keepSignals } from "./signals";

/** The variables that the Worker reads from its environment when it runs on this machine. */
export interface LocalVars {
  /** User and database; the host is whatever the bridge listens on. */
  DATABASE_URL: string;
  /** Whole URL of the bridge's `POST /sql`. */
  NEON_FETCH_ENDPOINT: string;
  /** `host:port/v2`, without scheme. */
  NEON_WS_PROXY: string;
  MAILBOX_URL: string;
  APP_ORIGIN: string;
  CONTENT_ORIGIN: string;
  /** 32 random bytes, base64url. */
  APP_SECRET: string;
  ENVIRONMENT: string;
}

export interface WorkerOptions {
  /** 0 chooses a free one. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  databaseUrl: string;
  bridge: { url: string; wsProxy: string };
  mailboxUrl: string;
  appSecret: string;
  /** Folder of R2, Durable Objects, queues and KV. Without it they are in memory. */
  persistTo?: string;
  /** Further variables, and other values for those above. */
  bindings?: Record<string, string>;
  /** Receives what the Worker writes to its console, and the runtime's own complaints. */
  log?: (line: { level: string; message: string }) => void;
  /** The project's folder. */
  root?: string;
  /** Lets objects' storage be read from outside, for tests. */
  inspectObjects?: boolean;
}

export interface LocalWorker {
  /** `http://localhost:<port>` */
  url: string;
  mf: Miniflare;
  /** Sends a request without the network in between. */
  fetch: Miniflare["dispatchFetch"];
  /** Calls the scheduled handler once, as the cron of the given expression (default: every minute) at a minute (default: this one). */
  scheduled(cron?: string, at?: Date): Promise<void>;
  stop(): Promise<void>;
}

export function localVars(port: number, options: Omit<WorkerOptions, "port">): LocalVars {
  return {
    DATABASE_URL: options.databaseUrl,
    NEON_FETCH_ENDPOINT: `${options.bridge.url}/sql`,
    NEON_WS_PROXY: options.bridge.wsProxy,
    MAILBOX_URL: options.mailboxUrl,
    APP_ORIGIN: `http://localhost:${port}`,
    CONTENT_ORIGIN: `http://content.localhost:${port}`,
    APP_SECRET: options.appSecret,
    ENVIRONMENT: "local",
    ...options.bindings,
  };
}

/** Runs the production build in workerd, with the bindings that wrangler.toml names. */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const root = resolve(options.root ?? ".");
  const host = options.host ?? "127.0.0.1";
  const port = options.port || (await freePort());
  await assertFree(port, host);
  const worker = readWorkerOptions(root);
  const mf = await createMiniflare({
    host,
    port,
    resourcePersistencePath: persistPath(options.persistTo),
    unsafeInspectDurableObjects: options.inspectObjects ?? false,
    log: options.log,
    worker: {
      ...worker,
      ...readServerBuild(root),
      bindings: { ...worker.bindings, ...localVars(port, options) },
    },
  });
  return {
    url: `http://localhost:${port}`,
    mf,
    fetch: mf.dispatchFetch,
    async scheduled(cron = "* * * * *", at = new Date()) {
      const handlers = await mf.getWorker();
      const { outcome } = await handlers.scheduled({ cron, scheduledTime: at });
      if (outcome !== "ok") throw new Error(`the scheduled handler ended with "${outcome}"`);
    },
    stop: () => mf.dispose(),
  };
}

/** The R2 buckets and KV namespaces of wrangler.toml without the Worker, to fill them before it starts. */
export async function openStorage(options: { persistTo: string; root?: string }) {
  const { r2Buckets, kvNamespaces, rootPath, compatibilityDate } = readWorkerOptions(resolve(options.root ?? "."));
  const script = "export default { fetch: () => new Response(null, { status: 404 }) };";
  const mf = await createMiniflare({
    resourcePersistencePath: persistPath(options.persistTo),
    worker: { r2Buckets, kvNamespaces, rootPath, compatibilityDate, modules: true, script },
  });
  return {
    /** `binding` is the name in wrangler.toml. */
    bucket: (binding: string) => mf.getR2Bucket(binding),
    namespace: (binding: string) => mf.getKVNamespace(binding),
    stop: () => mf.dispose(),
  };
}

/** Where Vite's plugin keeps it too, so that `npm start` and `npm run dev` share their files. */
function persistPath(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const path = resolve(folder, "v3");
  mkdirSync(path, { recursive: true });
  return path;
}

type Shared = {
  host?: string;
  port?: number;
  resourcePersistencePath?: string;
  unsafeInspectDurableObjects?: boolean;
};

async function createMiniflare({
  worker,
  log,
  ...shared
}: Shared & { worker: V4WorkerOptions; log?: WorkerOptions["log"] }) {
  const options = convertV4MiniflareOptions({
    workers: withFilesBehind(worker),
    ...shared,
    // Nothing goes out: no look-up of this machine's place, no usage report.
    cf: false,
    telemetry: { enabled: false },
    log: new RuntimeLog(log),
    handleStructuredLogs: ({ level, message }: { level: string; message: string }) => log?.({ level, message }),
  });
  guardWorkerd();
  // Ctrl-C is answered by whoever started us: Miniflare's own answer is to exit at once, others still running.
  const restoreSignals = keepSignals();
  const mf = new Miniflare(options);
  restoreSignals();
  try {
    await mf.ready;
  } catch (error) {
    await mf.dispose().catch(() => undefined);
    throw error;
  }
  return mf;
}

/**
 * A Worker that sees every request (`run_worker_first`) is asked straight away, and the files are a Worker of their own behind its binding:
 * Miniflare would pass each request through two Workers of its own first, which production has inside the edge.
 */
function withFilesBehind(worker: V4WorkerOptions): V4WorkerOptions[] {
  const { assets, serviceBindings, ...rest } = worker;
  if (!assets?.binding || assets.run_worker_first !== true) return [worker];
  const { rootPath, compatibilityDate } = worker;
  const { binding } = assets;
  const script = `export default { fetch: (request, env) => env.${binding}.fetch(request) };`;
  const files = { name: "files", modules: true, script, assets, rootPath, compatibilityDate };
  return [{ ...rest, serviceBindings: { ...serviceBindings, [binding]: "files" } }, files];
}

class RuntimeLog extends Log {
  constructor(private readonly sink: WorkerOptions["log"]) {
    super(LogLevel.WARN);
  }
  protected override log(message: string): void {
    this.sink?.({ level: "runtime", message });
  }
}
