import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";

/**
 * What a buyer has, and has paid, hangs together: an upgrade stands on the credit for an earlier payment, two orders open the same course. Whoever hands over or
 * takes back says this before anything else, so that two of them never hold what the other one waits for.
 */
export const takeTurns = (w: Writing, buyerId: number) =>
  w.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`buyer:${buyerId}`}, 0))`);
