import { fileURLToPath } from "node:url";
import pg from "pg";
import { demoEmail } from "./demo/sign-ins";
import type { SeedContext } from "./local/ground";
import { requireNode } from "./local/node-version";

export { seedVolume, type VolumeSizes } from "./demo/volume";

/**
 * Puts the demo data in, unless it is there: people of every role, three courses with their files, students with
 * histories. Times are relative to now. Throws when the schema is not the newest.
 */
export async function seedDemo({ adminUrl, openBucket, log }: SeedContext): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from users where email = $1", [demoEmail("super_admin")]);
    if (rowCount) return;
    log("Putting the demo data in …");
    const { plantDemo } = await import("./demo/seed");
    await plantDemo(client, openBucket, new Date());
  } finally {
    await client.end();
  }
}

// `npm run seed`. Not awaited here: the command imports this very module.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  void import("./local/seed-command").then(({ runSeedCommand }) => runSeedCommand(process.argv.slice(2)));
}
