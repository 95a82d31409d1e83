import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { readCursor } from "../../kernel/paging";

const isUuid = (value: unknown): value is string => v.is(v.pipe(v.string(), v.uuid()), value);

/** The uuid of a cursor that is nothing but one; null for none, or for one that is not ours. */
export function lastUuid(cursor: string | undefined): string | null {
  const [uuid] = readCursor(cursor, 1) ?? [];
  return isUuid(uuid) ? uuid : null;
}

/** The condition of sessions that come after the cursor's, over `live_sessions s`, when the newest come first or last. */
export function beyond(cursor: string | undefined, order: "newest" | "oldest"): SQL {
  const uuid = lastUuid(cursor);
  if (!uuid) return sql``;
  const place = sql`(select o.starts_at, o.id from live_sessions o where o.uuid = ${uuid}::uuid)`;
  return order === "newest" ? sql`and (s.starts_at, s.id) < ${place}` : sql`and (s.starts_at, s.id) > ${place}`;
}
