import { sql } from "drizzle-orm";
import type { Writing } from "../../../kernel/database";
import { users, userTokens } from "../schema";

/** Makes every mailed link of a person open nothing any more. */
export const spendLinks = (w: Writing, uuid: string, now: Date) =>
  w.execute(sql`update ${userTokens} set used_at = ${now.toISOString()}::timestamptz
    where used_at is null and user_id = (select id from ${users} where uuid = ${uuid}::uuid)`);
