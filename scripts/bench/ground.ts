import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "../local/build";
import { startMailbox } from "../local/mailbox";
import { type NeonBridge, startNeonBridge } from "../local/neon-bridge";
import { startPostgres } from "../local/postgres";
import type { Stack } from "../local/signals";
import { openStorage, startWorker } from "../local/workerd";
import { migrate } from "../migrate";
import { seedDemo } from "../seed";
import { type Door, doorOf } from "./http";
import { type Recorder, startRecorder } from "./recorder";

const database = "recruitlms";

export interface BenchGround {
  adminUrl: string;
  bridge: NeonBridge;
  /** The app as it is measured: straight on the bridge. */
  app: Door;
  /** The same over the same database, but no public page is answered from the cache. */
  rendered: Door;
  /** The same again through the recorder: what it asks of PostgreSQL can be read. */
  observed: Door;
  recorder: Recorder;
  /** What any of them complained of. */
  complaints: string[];
}

/** The production build three times, over PostgreSQL with the demo data; everything in a folder of its own that goes with it. */
export async function startBenchGround(
  stack: Stack,
  say: (line: string) => void,
  more: Record<string, string> = {},
): Promise<BenchGround> {
  const root = process.cwd();
  say("Building the app, unless it is built already …");
  await ensureBuild(root, (child) => stack.add("The build", () => child.kill()));
  const dir = mkdtempSync(join(tmpdir(), "recruitlms-bench-"));
  stack.add("The data", () => rmSync(dir, { recursive: true, force: true }));
  const persistTo = join(dir, "workerd");
  const postgres = await startPostgres({ dataDir: join(dir, "postgres"), settings: { shared_buffers: "512MB" } });
  stack.add("PostgreSQL", postgres.stop);
  await postgres.ensureDatabase(database);
  const adminUrl = postgres.adminUrl(database);
  await migrate(adminUrl);
  const storage = await openStorage({ persistTo, root });
  try {
    await seedDemo({ adminUrl, openBucket: storage.bucket, log: say });
  } finally {
    await storage.stop();
  }
  const bridge = await startNeonBridge({ postgres });
  stack.add("The bridge", bridge.stop);
  const recorder = await startRecorder(bridge.url);
  stack.add("The recorder", recorder.stop);
  const mailbox = await startMailbox({ port: 0 });
  stack.add("The mailbox", mailbox.stop);
  const complaints: string[] = [];
  const shared = {
    port: 0,
    root,
    databaseUrl: `postgresql://app:app@db.localtest/${database}`,
    mailboxUrl: mailbox.url,
    appSecret: "a secret of thirty-two characters, for measuring alone",
    log: ({ level, message }: { level: string; message: string }) =>
      void (level === "error" && complaints.push(message)),
  };
  // As production is set: a verb's output is not checked against its schema before it is sent.
  const bindings = { RATE_LIMITS: "off", ENVIRONMENT: "production", ...more };
  const app = await startWorker({ ...shared, bridge, persistTo, bindings });
  stack.add("The app", app.stop);
  const uncached = { ...bindings, PAGE_CACHE: "off" };
  const rendered = await startWorker({ ...shared, bridge, bindings: uncached });
  stack.add("The app that renders", rendered.stop);
  const observed = await startWorker({
    ...shared,
    bridge: { url: recorder.url, wsProxy: bridge.wsProxy },
    bindings: uncached,
  });
  stack.add("The observed app", observed.stop);
  const doors = { app: doorOf(app.url), rendered: doorOf(rendered.url), observed: doorOf(observed.url) };
  return { adminUrl, bridge, ...doors, recorder, complaints };
}
