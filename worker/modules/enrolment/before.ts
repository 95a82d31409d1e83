import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { readCursor } from "../../kernel/paging";

/** The condition of rows older than the cursor's, over `enrollments e`. */
export function before(cursor: string | undefined): SQL {
  const [uuid] = readCursor(cursor, 1) ?? [];
  return v.is(v.pipe(v.string(), v.uuid()), uuid)
    ? sql`and e.id < (select o.id from enrollments o where o.uuid = ${uuid}::uuid)`
    : sql``;
}
