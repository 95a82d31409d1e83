import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, findShell } from "../../../scripts/local/browser";
import { startMailbox } from "../../../scripts/local/mailbox";
import { type NeonBridge, startNeonBridge } from "../../../scripts/local/neon-bridge";
import { startPostgres } from "../../../scripts/local/postgres";
import { newVapid } from "../../../scripts/local/vapid";
import { openStorage, startWorker } from "../../../scripts/local/workerd";
import { migrate } from "../../../scripts/migrate";
import { seedDemo } from "../../../scripts/seed";
import { startPushService } from "../../support/push-service";

const database = "recruitlms";

/** The whole product for the browser tests: PostgreSQL, bridge, mailbox, demo data, the production build in workerd; on free ports, in a folder of its own. */
export default async function startStack() {
  process.env.E2E_CHROMIUM = await findChromium();
  process.env.E2E_SHELL = findShell() ?? process.env.E2E_CHROMIUM;
  const dir = mkdtempSync(join(tmpdir(), "recruitlms-e2e-"));
  const persistTo = join(dir, "workerd");
  const postgres = await startPostgres({ dataDir: join(dir, "postgres"), durable: false });
  const adminUrl = postgres.adminUrl(database);
  await postgres.ensureDatabase(database);
  await migrate(adminUrl);
  const storage = await openStorage({ persistTo });
  await seedDemo({ adminUrl, openBucket: storage.bucket, log: () => undefined });
  await storage.stop();
  const bridge = await startNeonBridge({ postgres });
  const mailbox = await startMailbox({ port: 0 });
  const push = await startPushService();
  const complaints: string[] = [];
  const worker = await startWorker({
    port: 0,
    databaseUrl: `postgresql://app:app@db.localtest/${database}`,
    bridge,
    mailboxUrl: mailbox.url,
    appSecret: "a secret of thirty-two characters, for tests alone",
    persistTo,
    // Every browser of the run comes from one address.
    bindings: {
      RATE_LIMITS: "off",
      LOCAL_PUSH_SERVICE: push.origin,
      ...(await newVapid("mailto:admin@recruitlms.test")),
    },
    log: ({ level, message }) => void (level === "error" && complaints.push(message)),
  });
  const control = await startControl(bridge, worker.scheduled);
  process.env.E2E_PUSH = push.origin;
  process.env.E2E_CONTROL = control.url;
  process.env.E2E_URL = worker.url;
  process.env.E2E_MAILBOX = mailbox.url;
  process.env.E2E_DATABASE = adminUrl;
  return async () => {
    control.stop();
    push.stop();
    await worker.stop();
    await mailbox.stop();
    await bridge.stop();
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
    if (complaints.length > 0) console.error(`The Worker complained:\n${complaints.slice(0, 20).join("\n")}`);
  };
}

/** Lets a test take PostgreSQL away and bring it back: `POST /refuse`, `POST /well`; and let the clock strike five minutes, in which all that is often done is done: `POST /tick`. */
async function startControl(bridge: NeonBridge, tick: Awaited<ReturnType<typeof startWorker>>["scheduled"]) {
  const server = createServer(async (request, response) => {
    if (request.url === "/tick")
      for (let minute = 0; minute < 5; minute++) await tick(undefined, new Date(Date.now() + minute * 60_000));
    else bridge.inject({ fail: request.url === "/refuse" ? "refuse" : null });
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}
