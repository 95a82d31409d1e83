import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./ports";
import { type LocalWorker, openStorage, startWorker } from "./workerd";

const root = mkdtempSync(join(tmpdir(), "workerd-test-"));
const persistTo = join(root, ".data");
const file = (path: string, text: string) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};

file(
  "wrangler.toml",
  `name = "fixture"
main = "worker/index.ts"
compatibility_date = "2026-01-01"
compatibility_flags = ["nodejs_compat"]
[assets]
directory = "build/client"
binding = "ASSETS"
run_worker_first = ["/private/*"]
[[r2_buckets]]
binding = "MEDIA"
bucket_name = "media"
[[kv_namespaces]]
binding = "TENANTS"
id = "tenants"
[[queues.producers]]
binding = "JOBS"
queue = "jobs"
[[queues.consumers]]
queue = "jobs"
max_batch_timeout = 0
[[durable_objects.bindings]]
name = "ROOM"
class_name = "Room"
[[migrations]]
tag = "v1"
new_sqlite_classes = ["Room"]
[[ratelimits]]
name = "WRITES"
namespace_id = "1"
simple = { limit = 2, period = 60 }
[triggers]
crons = ["* * * * *"]
`,
);
file(
  "build/server/index.js",
  `import { DurableObject } from "cloudflare:workers";
import { label } from "./chunks/label.js";
export class Room extends DurableObject {
  add() {
    this.ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS t (n int)");
    this.ctx.storage.sql.exec("INSERT INTO t VALUES (1)");
    return this.ctx.storage.sql.exec("SELECT count(*) AS n FROM t").one().n;
  }
}
export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/vars") return Response.json({ ...env, ASSETS: undefined });
    if (pathname === "/media") return new Response((await env.MEDIA.get("a"))?.body);
    if (pathname === "/room") return Response.json(await env.ROOM.getByName("x").add());
    if (pathname === "/limit") return Response.json(await env.WRITES.limit({ key: "k" }));
    if (pathname === "/send") return await env.JOBS.send("note"), new Response("sent");
    if (pathname === "/seen") return Response.json([await env.TENANTS.get("queue"), await env.TENANTS.get("cron")]);
    return new Response(label, { status: 404 });
  },
  async queue(batch, env) {
    await env.TENANTS.put("queue", batch.messages[0].body);
  },
  async scheduled(event, env) {
    await env.TENANTS.put("cron", event.cron);
  },
};`,
);
file("build/server/chunks/label.js", `export const label = "from the Worker";`);
file("build/client/hello.txt", "an asset");
file("build/client/private/secret.txt", "not for everyone");

const base = { databaseUrl: "postgresql://app:app@db.localtest/x", bridge: { url: "http://b", wsProxy: "b/v2" } };
const options = { ...base, mailboxUrl: "http://m", appSecret: "s", root, persistTo };
let worker: LocalWorker;

beforeAll(async () => {
  const storage = await openStorage({ persistTo, root });
  await (await storage.bucket("MEDIA")).put("a", "put before the start");
  await storage.stop();
  worker = await startWorker({ ...options, port: 0 });
});
afterAll(async () => {
  await worker?.stop();
  rmSync(root, { recursive: true, force: true });
});

const text = async (path: string) => (await fetch(worker.url + path)).text();

test("Local workerd: the build runs with every binding of wrangler.toml", async () => {
  expect(await text("/media")).toBe("put before the start");
  expect([await text("/room"), await text("/room")]).toEqual(["1", "2"]);
  const limits = [await text("/limit"), await text("/limit"), await text("/limit")];
  expect(limits).toEqual(['{"success":true}', '{"success":true}', '{"success":false}']);
});

test("Local workerd: variables say where the database, the mailbox and the origins are", async () => {
  expect(JSON.parse(await text("/vars"))).toMatchObject({
    DATABASE_URL: options.databaseUrl,
    NEON_FETCH_ENDPOINT: "http://b/sql",
    NEON_WS_PROXY: "b/v2",
    MAILBOX_URL: "http://m",
    APP_ORIGIN: worker.url,
    CONTENT_ORIGIN: worker.url.replace("//", "//content."),
    ENVIRONMENT: "local",
  });
});

test("Local workerd: assets are routed as in production", async () => {
  expect(await text("/hello.txt")).toBe("an asset");
  expect(await text("/private/secret.txt")).toBe("from the Worker");
  expect(await text("/none")).toBe("from the Worker");
});

test("Local workerd: queue and cron reach their handlers", async () => {
  await text("/send");
  await worker.scheduled();
  await expect.poll(() => text("/seen"), { timeout: 5000 }).toBe('["note","* * * * *"]');
});

test("Local workerd: what was stored outlives a restart; a taken port says so", async () => {
  await worker.stop();
  const port = await freePort();
  const squatter = createServer();
  await new Promise<void>((listening) => squatter.listen(port, "127.0.0.1", listening));
  await expect(startWorker({ ...options, port })).rejects.toThrow(`Port ${port} is taken`);
  squatter.close();
  worker = await startWorker({ ...options, port: 0 });
  expect(await text("/room")).toBe("3");
});
