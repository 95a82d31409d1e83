import pg from "pg";
import { historySteps, pauseAudit } from "./audit";
import { courseSteps } from "./courses";
import { learningSteps } from "./learning";
import { peopleSteps } from "./people";
import type { VolumeSizes } from "./sizes";

export { largeScale, type VolumeSizes } from "./sizes";

/**
 * Fills a migrated database with as many rows as are asked for, through its constraints and with its audit trail, all in
 * one transaction, and gathers statistics. Does nothing where there is volume already.
 */
export async function seedVolume(adminUrl: string, sizes: VolumeSizes, log: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from users where email = 'volume.student.1@demo.recruitlms.test'");
    if (rowCount) return log("There is volume already.");
    await client.query("begin");
    // The same numbers are drawn each time.
    await client.query(
      "select set_config('app.verb', 'seed.volume', true), set_config('work_mem', '256MB', true), set_config('jit', 'off', true), setseed(0.42)",
    );
    const steps = [pauseAudit, ...peopleSteps(sizes), ...courseSteps(sizes), ...learningSteps(sizes), ...historySteps];
    for (const { name, sql } of steps) {
      const began = performance.now();
      const result = await client.query(sql);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      if (name) log(`${result.rowCount?.toLocaleString("en")} ${name} (${seconds} s)`);
    }
    await client.query("commit");
    // Autovacuum would come to it in a while; index-only scans and plans want it now.
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}
