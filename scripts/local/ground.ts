import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { base64url } from "../../worker/kernel/ids";
import { type Mailbox, startMailbox } from "./mailbox";
import { type NeonBridge, startNeonBridge } from "./neon-bridge";
import { assertFree } from "./ports";
import { type Postgres, startPostgres } from "./postgres";
import { ExpectedError, type Stack } from "./signals";
import { keptVapid } from "./vapid";
import { openStorage } from "./workerd";

/** What `seedDemo` is given. */
export interface SeedContext {
  /** Connection string of the role that owns the database. */
  adminUrl: string;
  /** Opens the local files, for as long as the seed runs. `binding` is a bucket's name in wrangler.toml. */
  openBucket: (binding: string) => ReturnType<Awaited<ReturnType<typeof openStorage>>["bucket"]>;
  log: (line: string) => void;
}

/** What stands under the app on this machine, for `npm start` and `npm run dev` alike. */
export interface Ground {
  root: string;
  dataDir: string;
  port: number;
  host: string;
  postgres: Postgres;
  bridge: NeonBridge;
  mailbox: Mailbox;
  /** As the Worker gets it. */
  databaseUrl: string;
  appSecret: string;
  persistTo: string;
  /** This machine's own keys for web push. */
  bindings: Record<string, string>;
  /** Appends to `.data/<name>.log`. */
  logTo(name: string): (text: string) => void;
}

/** The name of the local database. */
export const database = "recruitlms";

/**
 * Starts PostgreSQL, the bridge and the mailbox with their data in `.data`, brings the schema up to date and puts the
 * demo data in. Everything started is put on `stack`.
 */
export async function startGround(stack: Stack, say: (line: string) => void): Promise<Ground> {
  const root = process.cwd();
  const port = readPort(process.env.PORT);
  const host = process.env.HOST || "127.0.0.1";
  await assertFree(port, host);
  await assertFree(port + 1, "127.0.0.1");
  const dataDir = join(root, ".data");
  mkdirSync(dataDir, { recursive: true });
  const logTo = (name: string) => (text: string) => appendFileSync(join(dataDir, `${name}.log`), text);

  const postgres = await startPostgres({ dataDir: join(dataDir, "postgres"), onLog: logTo("postgres") });
  stack.add("PostgreSQL", postgres.stop);
  const bridge = await startNeonBridge({ postgres });
  stack.add("The bridge", bridge.stop);
  const mailbox = await startMailbox({ port: port + 1, dir: join(dataDir, "mails") });
  stack.add("The mailbox", mailbox.stop);

  const persistTo = join(dataDir, "workerd");
  await postgres.ensureDatabase(database);
  await prepareData(postgres.adminUrl(database), persistTo, root, say);
  return {
    root,
    dataDir,
    port,
    host,
    postgres,
    bridge,
    mailbox,
    databaseUrl: `postgresql://app:app@db.localtest/${database}`,
    appSecret: keptSecret(join(dataDir, "app-secret")),
    persistTo,
    bindings: { ...(await keptVapid(join(dataDir, "vapid.json"))) },
    logTo,
  };
}

/** Brings a database to the newest schema and puts the demo data in, with its files. */
export async function prepareData(adminUrl: string, persistTo: string, root: string, say: (line: string) => void) {
  const { migrate } = await import("../migrate");
  await migrate(adminUrl);
  const { seedDemo } = await import("../seed");
  let storage: ReturnType<typeof openStorage> | undefined;
  try {
    const openBucket = async (binding: string) => {
      storage ??= openStorage({ persistTo, root });
      return (await storage).bucket(binding);
    };
    await seedDemo({ adminUrl, openBucket, log: say });
  } finally {
    await (await storage)?.stop();
  }
}

function readPort(text = "8787"): number {
  const port = Number(text);
  // The mailbox takes the next one.
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port;
  throw new ExpectedError(`PORT is "${text}", which is no port number`);
}

function keptSecret(path: string): string {
  if (!existsSync(path)) writeFileSync(path, base64url(randomBytes(32)), { mode: 0o600 });
  return readFileSync(path, "utf8");
}
