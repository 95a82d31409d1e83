import pg from "pg";
import { expect, inject } from "vitest";
import { postgresAt } from "../../scripts/local/postgres-access";
import type { World } from "./world";

/**
 * Holds what `lock` locks by a connection of its own while the works begin, each once the one before it waits for somebody; then lets go. So two commits meet
 * in the middle, in the same order each time.
 */
export async function meetWhileHeld(world: World, lock: string, params: unknown[], works: (() => Promise<unknown>)[]) {
  const { database } = world.sql;
  const client = new pg.Client({ connectionString: postgresAt(inject("postgresPort")).adminUrl(database ?? "") });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.verb', 'test.arrange', true)");
    const held = await client.query(lock, params);
    expect(held.rowCount, "rows that are held").toBeGreaterThan(0);
    const begun: Promise<unknown>[] = [];
    for (const [index, work] of works.entries()) {
      begun.push(work());
      await expect.poll(() => waiting(world.sql), { timeout: 10_000 }).toBe(index + 1);
    }
    await client.query("commit");
    return await Promise.allSettled(begun);
  } finally {
    await client.end();
  }
}

/** How many connections to the client's database wait for another one. Not to be asked inside a transaction, which sees the connections of its beginning. */
export const waiting = async (client: pg.Client): Promise<number> =>
  (
    await client.query(
      "select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted",
    )
  ).rows[0].n;
