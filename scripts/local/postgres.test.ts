import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { freePort } from "./ports";
import { startPostgres } from "./postgres";

const folder = mkdtempSync(join(tmpdir(), "postgres-test-"));
const dataDir = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("Local PostgreSQL: the cluster knows Arabic letters, and its two roles have their places", async () => {
  const server = await startPostgres({ dataDir, durable: false });
  await server.ensureDatabase("shop");
  await ask(server.adminUrl("shop"), "CREATE EXTENSION pg_trgm");
  const [row] = await ask(server.adminUrl("shop"), "SELECT show_trgm('تعلم') <> '{}' AS letters, current_user AS me");
  expect(row).toEqual({ letters: true, me: "migrator" });
  await expect(ask(server.urlOf("shop"), "CREATE TABLE mine (n int)")).rejects.toMatchObject({ code: "42501" });
  await expect(ask(server.urlOf("shop"), "CREATE DATABASE mine")).rejects.toMatchObject({ code: "42501" });
  await server.stop();
  await server.stop();
});

test("Local PostgreSQL: data stays, a stale postmaster.pid is survived, a taken port is left to its owner", async () => {
  // The pid of this very process: alive, and no PostgreSQL.
  const stale = [process.pid, dataDir, 1, 5432, "", "127.0.0.1", "", "ready"].join("\n");
  writeFileSync(join(dataDir, "postmaster.pid"), stale);
  const squatter = createServer();
  const port = await freePort();
  await new Promise<void>((listening) => squatter.listen(port, "127.0.0.1", listening));
  const server = await startPostgres({ dataDir, port, durable: false });
  expect(server.port).not.toBe(port);
  expect(await server.ensureDatabase("shop")).toBe(false);
  await server.stop();
  squatter.close();
});

test("Local PostgreSQL: a server whose starter was killed is ended before the next start", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  const pid = Number.parseInt(readFileSync(join(dataDir, "postmaster.pid"), "utf8"), 10);
  const second = await startPostgres({ dataDir, durable: false });
  const next = Number.parseInt(readFileSync(join(dataDir, "postmaster.pid"), "utf8"), 10);
  expect(next).not.toBe(pid);
  await expect(ask(first.adminUrl("shop"), "SELECT 1")).rejects.toBeDefined();
  await first.stop();
  expect(await ask(second.adminUrl("shop"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  writeFileSync(`${dataDir}.owner`, String(process.ppid));
  await expect(startPostgres({ dataDir })).rejects.toThrow(/in use by process/);
  await second.stop();
});
