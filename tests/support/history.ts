import { readFileSync } from "node:fs";
import type pg from "pg";

const at = (name: string) => new URL(`../../migrations/${name}`, import.meta.url);

/** The statements of a migration, as they are run one after another. */
export const statementsOf = (tag: string): string[] =>
  readFileSync(at(`${tag}.sql`), "utf8").split("--> statement-breakpoint");

/** Brings an empty database to how it was before the migration `tag`. */
export async function migrateUntil(client: pg.Client, tag: string): Promise<void> {
  const { entries } = JSON.parse(readFileSync(at("meta/_journal.json"), "utf8")) as { entries: { tag: string }[] };
  const before = entries.slice(
    0,
    entries.findIndex((entry) => entry.tag === tag),
  );
  // All in one transaction, as they are run elsewhere.
  await client.query("begin");
  for (const entry of before) for (const statement of statementsOf(entry.tag)) await client.query(statement);
  await client.query("commit");
}
