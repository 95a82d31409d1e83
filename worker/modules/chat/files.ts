import { type SQL, sql } from "drizzle-orm";

/** The uuids of the files that `rows` carry: a SELECT of one column, `files`. */
export const filesOf = (rows: SQL): SQL =>
  sql`select (file->>'media')::uuid from (${rows}) as carried(files), jsonb_array_elements(carried.files) as file`;

/** Over `media_files as f`: somebody has reported a message with it, and nobody has judged that yet. It stays for whoever does. */
export const isInOpenReport: SQL<boolean> = sql<boolean>`exists (
  select from chat_reports p, jsonb_array_elements(p.messages) as said, jsonb_array_elements(said->'files') as file
  where p.room_id = f.mediable_id and p.settled_at is null and p.deleted_at is null and file->>'media' = f.uuid::text)`;
