import { type SQL, sql } from "drizzle-orm";

/** A timestamptz as `Date.toISOString()` writes it, for rows that PostgreSQL turns into JSON. */
export const iso = (instant: SQL): SQL<string> =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The rows of `select`, in its order, as one JSON array; `[]` for none. Name columns as the reader knows them ("coverUuid").
 * Bigints lose digits past 2^53 and instants become PostgreSQL's text: leave internal ids out and wrap instants in iso().
 */
export const rowsAsJson = <T>(select: SQL): SQL<T[]> =>
  sql<T[]>`coalesce((select json_agg(r) from (${select}) as r), '[]'::json)`;
