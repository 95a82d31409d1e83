import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NeonDbError, neon, neonConfig, Pool } from "@neondatabase/serverless";
import { sql as drizzleSql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-http";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type NeonBridge, startNeonBridge } from "./neon-bridge";
import { type Postgres, startPostgres } from "./postgres";

const folder = mkdtempSync(join(tmpdir(), "bridge-test-"));
const admin = "postgresql://migrator:migrator@db.localtest/shop";
const seats = pgTable("seats", { id: integer("id").primaryKey(), holder: text("holder") });
let postgres: Postgres;
let bridge: NeonBridge;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(folder, "data"), durable: false });
  await postgres.ensureDatabase("shop");
  bridge = await startNeonBridge({ postgres, maxConnections: 3 });
  neonConfig.fetchEndpoint = `${bridge.url}/sql`;
  neonConfig.wsProxy = () => bridge.wsProxy;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  neonConfig.pipelineTLS = false;
  const sql = neon(admin);
  await sql`CREATE TABLE seats (id int PRIMARY KEY, holder text, CONSTRAINT named CHECK (holder <> ''))`;
  await sql`CREATE TABLE parts (id int PRIMARY KEY, seat int REFERENCES seats DEFERRABLE INITIALLY DEFERRED)`;
  await sql`GRANT ALL ON ALL TABLES IN SCHEMA public TO app`;
});

afterEach(async () => {
  bridge.inject({ delayMs: 0, fail: null });
  await neon(admin)`TRUNCATE seats, parts`;
});

afterAll(async () => {
  await bridge?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const failure = async (work: Promise<unknown>): Promise<NeonDbError> =>
  work.then(
    () => expect.fail("nothing was refused"),
    (error: NeonDbError) => error,
  );

test("Local Neon: values travel as text and come back typed", async () => {
  const sql = neon(admin);
  const when = new Date("2026-02-03T04:05:06.789Z");
  const [row] =
    await sql`SELECT ${7}::int AS n, ${true}::bool AS b, ${null}::text AS nothing, ${"مرحبا 'x'"}::text AS t,
    ${when.toISOString()}::timestamptz AS at, ${[1, 2]}::int[] AS list, ${JSON.stringify({ a: [1] })}::jsonb AS j,
    ${Buffer.from([0, 255])} AS bytes, 12.50::numeric AS price, 9007199254740993::int8 AS big`;
  expect(row).toMatchObject({ n: 7, b: true, nothing: null, t: "مرحبا 'x'", list: [1, 2], j: { a: [1] } });
  // As a date, or as text where Drizzle has told the driver to leave it alone.
  expect(new Date(row?.at as string | Date)).toEqual(when);
  expect(row).toMatchObject({ price: "12.50", big: "9007199254740993" });
  expect([...((row?.bytes ?? []) as Buffer)]).toEqual([0, 255]);
});

test("Local Neon: full results name the command, the count and the fields", async () => {
  const result = await neon(admin, { fullResults: true })`INSERT INTO seats VALUES (1, 'a'), (2, 'b') RETURNING id`;
  expect(result).toMatchObject({ command: "INSERT", rowCount: 2, rows: [{ id: 1 }, { id: 2 }] });
  expect(result.fields).toMatchObject([{ name: "id", dataTypeID: 23 }]);
});

test("Local Neon: the connection string chooses role and database, whatever its host says", async () => {
  await postgres.ensureDatabase("other");
  const ask = (url: string) => neon(url)`SELECT current_user AS role, current_database() AS name`;
  expect(await ask(admin)).toEqual([{ role: "migrator", name: "shop" }]);
  expect(await ask("postgresql://app:app@anything.test/other")).toEqual([{ role: "app", name: "other" }]);
  expect(await failure(ask("postgresql://app:wrong@db.localtest/shop"))).toMatchObject({ code: "28P01" });
  expect(await failure(ask("postgresql://app:app@db.localtest/absent"))).toMatchObject({ code: "3D000" });
  const refused = await failure(neon("postgresql://app:app@db.localtest/shop")`DROP TABLE seats`);
  expect(refused).toMatchObject({ code: "42501" });
});

test("Local Neon: an error carries PostgreSQL's own fields", async () => {
  const sql = neon(admin);
  await sql`INSERT INTO seats VALUES (1, 'a')`;
  expect(await failure(sql`INSERT INTO seats VALUES (1, 'b')`)).toMatchObject({
    name: "NeonDbError",
    code: "23505",
    severity: "ERROR",
    constraint: "seats_pkey",
    table: "seats",
    schema: "public",
    detail: "Key (id)=(1) already exists.",
  });
  expect(await failure(sql`INSERT INTO seats VALUES (3, '')`)).toMatchObject({ code: "23514", constraint: "named" });
  expect(await failure(sql`SELECT nowhere`)).toMatchObject({ code: "42703", position: "8" });
  expect(await failure(sql.query("SELECT 1; SELECT 2"))).toMatchObject({ code: "42601" });
});

test("Local Neon: an aborted transaction leaves nothing and its connection stays good", async () => {
  const sql = neon(admin);
  const doomed = sql.transaction([
    sql`INSERT INTO seats VALUES (1, 'a')`,
    sql`SELECT 1 / 0`,
    sql`INSERT INTO seats VALUES (2, 'b')`,
  ]);
  expect(await failure(doomed)).toMatchObject({ code: "22012" });
  expect(await sql`SELECT * FROM seats`).toEqual([]);
  const late = sql.transaction([sql`INSERT INTO seats VALUES (1, 'a')`, sql`INSERT INTO parts VALUES (1, 99)`]);
  expect(await failure(late)).toMatchObject({ code: "23503" });
  expect(await sql`SELECT * FROM seats`).toEqual([]);
});

test("Local Neon: a transaction is one round trip, with settings that end with it", async () => {
  const sql = neon(admin);
  bridge.resetStats();
  const [, rows] = await sql.transaction([
    sql`SELECT set_config('app.actor', 'u1', true)`,
    sql`SELECT current_setting('app.actor') AS actor`,
  ]);
  expect(rows).toEqual([{ actor: "u1" }]);
  expect(bridge.stats.roundTrips).toBe(1);
  expect(await sql`SELECT coalesce(current_setting('app.actor', true), '') AS actor`).toEqual([{ actor: "" }]);
});

test("Local Neon: isolation, read only and deferrable are honoured", async () => {
  const sql = neon(admin);
  const [[level], [deferrable]] = (await sql.transaction(
    [sql`SHOW transaction_isolation`, sql`SHOW transaction_deferrable`],
    { isolationLevel: "Serializable", readOnly: true, deferrable: true },
  )) as [[object], [object]];
  expect({ ...level, ...deferrable }).toEqual({ transaction_isolation: "serializable", transaction_deferrable: "on" });
  const write = sql.transaction([sql`INSERT INTO seats VALUES (1, 'a')`], { readOnly: true });
  expect(await failure(write)).toMatchObject({ code: "25006" });
});

test("Local Neon: parallel batches do not mix, and wait for a connection when all are taken", async () => {
  const sql = neon(admin);
  const batches = Array.from({ length: 12 }, (_, n) =>
    sql.transaction([
      sql`SELECT set_config('app.actor', ${String(n)}, true)`,
      sql`SELECT pg_sleep(0.01)`,
      sql`INSERT INTO seats VALUES (${n}, current_setting('app.actor')) RETURNING holder`,
    ]),
  );
  const holders = (await Promise.all(batches)).map((results) => results[2]?.[0]?.holder);
  expect(holders).toEqual(batches.map((_, n) => String(n)));
  expect(bridge.stats.connections).toBeLessThanOrEqual(3);
});

test("Local Neon: a lone BEGIN does not leave its transaction to the next caller", async () => {
  const sql = neon(admin);
  await sql`BEGIN`;
  await sql`INSERT INTO seats VALUES (5, 'kept')`;
  expect(await neon("postgresql://app:app@db.localtest/shop")`SELECT id FROM seats`).toEqual([{ id: 5 }]);
});

test("Local Neon: drizzle sends a batch as one transaction", async () => {
  const db = drizzle(neon(admin));
  bridge.resetStats();
  const [, rows] = await db.batch([
    db.insert(seats).values({ id: 1, holder: "a" }),
    db.select().from(seats),
    db.execute(drizzleSql`SELECT 1`),
  ]);
  expect(rows).toEqual([{ id: 1, holder: "a" }]);
  expect(bridge.stats.roundTrips).toBe(1);
  const twice = db.batch([db.insert(seats).values({ id: 2 }), db.insert(seats).values({ id: 1 })]);
  expect(await failure(twice)).toMatchObject({ code: "23505" });
  expect(await db.select().from(seats)).toHaveLength(1);
});

test("Local Neon: an interactive transaction runs through the WebSocket", async () => {
  const pool = new Pool({ connectionString: admin });
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO seats VALUES ($1, $2)", [1, "a"]);
  expect((await client.query("SELECT * FROM seats")).rows).toEqual([{ id: 1, holder: "a" }]);
  await client.query("ROLLBACK");
  expect((await client.query("SELECT repeat('x', 3000000) AS big")).rows[0].big).toHaveLength(3_000_000);
  client.release();
  await pool.end();
  expect(await neon(admin)`SELECT * FROM seats`).toEqual([]);
});

test("Local Neon: round trips are counted by label", async () => {
  bridge.resetStats();
  const labelled = { "x-round-trip-label": "page:/courses", "neon-connection-string": admin };
  const body = JSON.stringify({ query: "SELECT 1 AS one", params: [] });
  const answer = await fetch(`${bridge.url}/sql`, { method: "POST", headers: labelled, body });
  expect(await answer.json()).toMatchObject({ rows: [{ one: 1 }], rowAsArray: false });
  await neon(admin)`SELECT 1`;
  expect(bridge.stats).toMatchObject({ roundTrips: 2, byLabel: { "page:/courses": 1 } });
});

test("Local Neon: injected faults: late, refused, hanging, then well again", async () => {
  const sql = neon(admin);
  bridge.inject({ delayMs: 60 });
  const started = performance.now();
  await sql`SELECT 1`;
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  bridge.inject({ delayMs: 0, fail: "refuse" });
  expect((await failure(sql`SELECT 1`)).message).toContain("Error connecting to database");
  await expect(new Pool({ connectionString: admin }).query("SELECT 1")).rejects.toBeDefined();
  bridge.inject({ fail: "hang" });
  const held = sql`SELECT 2 AS two`.then((rows) => rows);
  const outcome = await Promise.race([held, new Promise((done) => setTimeout(done, 100, "still waiting"))]);
  expect(outcome).toBe("still waiting");
  bridge.inject({ fail: null });
  expect(await held).toEqual([{ two: 2 }]);
});

test("Local Neon: a forgotten database can be dropped, and its clone asked next", async () => {
  await postgres.ensureDatabase("brief");
  const url = "postgresql://migrator:migrator@db.localtest/brief";
  await neon(url)`CREATE TABLE marks (n int)`;
  await bridge.forget("brief");
  expect(await postgres.ensureDatabase("copy", { template: "brief" })).toBe(true);
  await postgres.dropDatabase("brief");
  expect(await neon("postgresql://migrator:migrator@db.localtest/copy")`SELECT * FROM marks`).toEqual([]);
  expect(await failure(neon(url)`SELECT 1`)).toMatchObject({ code: "3D000" });
});

test("Local Neon: requests that no driver sends are refused by name", async () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const all = { "neon-connection-string": admin, ...headers };
    const answer = await fetch(`${bridge.url}/sql`, { method: "POST", headers: all, body });
    return [answer.status, ((await answer.json()) as { message: string }).message] as const;
  };
  expect(await post("{")).toEqual([400, "the request is not JSON"]);
  expect((await post('{"queries":[{}]}'))[0]).toBe(400);
  expect((await post('{"query":"SELECT 1"}', { "neon-connection-string": "" }))[0]).toBe(400);
  const level = { "neon-batch-isolation-level": "serializable; DROP TABLE seats" };
  expect((await post('{"queries":[]}', level))[0]).toBe(400);
});

test("Local Neon: PostgreSQL goes away and comes back, and so do the answers", async () => {
  const sql = neon(admin);
  await sql`SELECT 1`;
  const pool = new Pool({ connectionString: admin });
  // An idle client that loses its server says so; without a listener that would end the process.
  pool.on("error", () => undefined);
  await pool.query("SELECT 1");
  const { port } = postgres;
  await postgres.stop();
  expect((await failure(sql`SELECT 1`)).message).toContain("HTTP status 503");
  postgres = await startPostgres({ dataDir: join(folder, "data"), port, durable: false });
  expect(postgres.port).toBe(port);
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  expect((await pool.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
  await pool.end();
});
