import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type * as v from "valibot";
import { readCursor } from "../../../kernel/paging";
import { users } from "../schema";
import { rolesOf } from "../select-session";
import type { UserFilters, UserOrder } from "./inputs";

/** What lists and exports show of an account. */
export const userColumns = {
  uuid: users.uuid,
  email: users.email,
  username: users.username,
  fullName: users.fullName,
  fullNameAr: users.fullNameAr,
  userType: users.userType,
  status: users.status,
  createdAt: users.createdAt,
  lastSignedInAt: users.lastSignedInAt,
  deletedAt: users.deletedAt,
  roles: rolesOf,
};

/** Instants as text. */
export const userRow = <T extends { createdAt: Date; lastSignedInAt: Date | null; deletedAt: Date | null }>(
  row: T,
) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSignedInAt: row.lastSignedInAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
});

export function matching({ q: text, userType: kind, status, deleted, uuids }: Filters): SQL | undefined {
  return and(
    deleted ? isNotNull(users.deletedAt) : isNull(users.deletedAt),
    kind && eq(users.userType, kind),
    status && eq(users.status, status),
    uuids && inArray(users.uuid, uuids),
    text ? found(text) : undefined,
  );
}
type Filters = v.InferOutput<v.StrictObjectSchema<typeof UserFilters, undefined>>;

/** What is sorted by, as the indexes users_by_name and users_by_visit have it. Who never signed in comes last of the most recent. */
const keys: Record<UserOrder, SQL> = {
  joined: sql`id`,
  name: sql`searchable(full_name)`,
  seen: sql`coalesce(last_signed_in_at, '-infinity'::timestamptz)`,
};

export const ordered = (by: UserOrder, descending = by !== "name"): SQL =>
  descending ? sql`${keys[by]} desc, id desc` : sql`${keys[by]}, id`;

/** Behind the cursor's row, which itself stays inside. A cursor that is none of ours begins at the beginning. */
export function after(cursor: string | undefined, by: UserOrder, descending = by !== "name"): SQL | undefined {
  const [uuid] = readCursor(cursor, 1) ?? [];
  if (typeof uuid !== "string" || !/^[0-9a-f-]{36}$/.test(uuid)) return undefined;
  const last = sql`(select ${keys[by]}, id from ${users} where uuid = ${uuid}::uuid)`;
  return descending ? sql`(${keys[by]}, id) < ${last}` : sql`(${keys[by]}, id) > ${last}`;
}

/**
 * Anywhere in the words of an account; with one or two letters, where no index could help inside a word, at the beginning of one.
 * Served by the index users_search.
 */
function found(text: string): SQL {
  const part = sql`searchable(${text.replace(/[\\%_]/g, "\\$&")}::text)`;
  if ([...text].length > 2) return sql`${users.searchWords} like '%' || ${part} || '%'`;
  return sql`(${users.searchWords} like ${part} || '%' or ${users.searchWords} like '% ' || ${part} || '%')`;
}
