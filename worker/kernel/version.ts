import { type SQL, sql } from "drizzle-orm";
import { refuseUnless, type Writing } from "./database";

/**
 * What a form shows of a row, as a fingerprint of its values: not a time, so that a change elsewhere in the same row, or one to the same
 * values, is no obstacle.
 */
export const versionOf = (...columns: SQL[]): SQL<string> => sql<string>`md5(row(${sql.join(columns, sql`, `)})::text)`;

/** Refuses to write over what somebody else has changed since. `current` selects the version of the row, which the batch holds by now. */
export const refuseStale = (w: Writing, current: SQL, seen: string | undefined) =>
  seen === undefined ? [] : [refuseUnless(w, sql`coalesce((${current}) = ${seen}, true)`, "changed_meanwhile")];
