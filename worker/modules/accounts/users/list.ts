import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { countCap, pageOf, readCursor, toPage } from "../../../kernel/paging";
import { granted, query } from "../../../kernel/verb";
import { userStatus, userType } from "../inputs";
import { users } from "../schema";
import { rolesOf } from "../select-session";
import { ListUsers } from "./inputs";

const UserRow = v.object({
  uuid: v.string(),
  email: v.string(),
  username: v.nullable(v.string()),
  fullName: v.string(),
  fullNameAr: v.nullable(v.string()),
  userType,
  status: userStatus,
  photoUuid: v.nullable(v.string()),
  roles: v.array(v.string()),
  createdAt: v.string(),
  lastSignedInAt: v.nullable(v.string()),
  deletedAt: v.nullable(v.string()),
});
export type UserRow = v.InferOutput<typeof UserRow>;

export const listUsers = query({
  name: "users.list",
  summary: "Accounts, newest first, by part of a name (Latin or Arabic), address or username, kind and state.",
  may: granted("users.read", "all"),
  input: ListUsers,
  output: pageOf(UserRow),
  errors: [],
  async run(ctx, { q: text, userType: kind, status, deleted, cursor, limit }) {
    const filter = and(
      deleted ? isNotNull(users.deletedAt) : isNull(users.deletedAt),
      kind && eq(users.userType, kind),
      status && eq(users.status, status),
      text ? found(text) : undefined,
    );
    const [rows, [counted]] = await ctx.read((q) => {
      const some = q
        .select({ one: sql`1`.as("one") })
        .from(users)
        .where(filter)
        .limit(countCap)
        .as("some");
      return [
        q
          .select({
            uuid: users.uuid,
            email: users.email,
            username: users.username,
            fullName: users.fullName,
            fullNameAr: users.fullNameAr,
            userType: users.userType,
            status: users.status,
            photoUuid: users.photoUuid,
            createdAt: users.createdAt,
            lastSignedInAt: users.lastSignedInAt,
            deletedAt: users.deletedAt,
            roles: rolesOf,
          })
          .from(users)
          .where(and(filter, after(cursor)))
          .orderBy(desc(users.id))
          .limit(limit + 1),
        q.select({ total: sql<number>`count(*)::integer` }).from(some),
      ];
    });
    const page = toPage(rows, limit, (row) => [row.uuid]);
    const items = page.items.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastSignedInAt: row.lastSignedInAt?.toISOString() ?? null,
      deletedAt: row.deletedAt?.toISOString() ?? null,
    }));
    return { items, next: page.next, total: counted?.total ?? 0 };
  },
});

/** By the id of the cursor's row, which itself stays inside. A cursor that is none of ours begins at the beginning. */
function after(cursor: string | undefined): SQL | undefined {
  const [uuid] = readCursor(cursor, 1) ?? [];
  if (typeof uuid !== "string" || !/^[0-9a-f-]{36}$/.test(uuid)) return undefined;
  return sql`${users.id} < (select last.id from ${users} as last where last.uuid = ${uuid}::uuid)`;
}

/**
 * Anywhere in the words of an account; with one or two letters, where no index could help inside a word, at the beginning of one.
 * The expression is that of the index users_search.
 */
function found(text: string): SQL {
  const words = sql`searchable(full_name || ' ' || coalesce(full_name_ar, '') || ' ' || email::text || ' ' || coalesce(username::text, ''))`;
  const part = sql`searchable(${text.replace(/[\\%_]/g, "\\$&")}::text)`;
  if ([...text].length > 2) return sql`${words} like '%' || ${part} || '%'`;
  return sql`(${words} like ${part} || '%' or ${words} like '% ' || ${part} || '%')`;
}
