import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { syncAccess } from "../worker/modules/access/sync-access";
import { syncLookups } from "../worker/modules/lookups/sync-lookups";
import { verbs } from "../worker/verbs";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/**
 * Brings a database to the newest schema, then mirrors the verbs' permissions, the system roles and the code's lookups into it.
 * @param databaseUrl an owner's connection string (the migrator role locally, the owner of the branch on Neon)
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const db = drizzle(client);
    await runMigrations(db, { migrationsFolder });
    // Does nothing but after a dump was restored; and then before anything else writes to the trail.
    await client.query("select audit_after_restore()");
    await db.transaction(async (tx) => {
      for (const statement of [...syncAccess(verbs), ...syncLookups()]) await tx.execute(statement);
    });
  } finally {
    await client.end();
  }
}
