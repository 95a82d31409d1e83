import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { builtOnce } from "../../kernel/built-once";
import type { Selecting } from "../../kernel/database";
import { permissions, rolePermissions, roles, userRoles } from "../access/schema";
import { userSessions, users } from "./schema";

const sessionOf = builtOnce((q) =>
  q
    .select({
      session: userSessions,
      person: {
        id: users.id,
        uuid: users.uuid,
        userType: users.userType,
        fullName: users.fullName,
        email: users.email,
        locale: users.locale,
        timeZone: users.timeZone,
        theme: users.theme,
        photoUuid: users.photoUuid,
      },
      unread: unreadOf,
      roles: rolesOf,
      grants: grantsOf,
    })
    .from(userSessions)
    .innerJoin(users, eq(users.id, userSessions.userId))
    .where(
      and(
        eq(userSessions.id, sql.placeholder("hash")),
        gt(userSessions.endsAt, sql.param(sql.placeholder("now"), userSessions.endsAt)),
        eq(users.status, "active"),
        isNull(users.deletedAt),
      ),
    ),
);

/** A session by the hash of its id, its person, and what that person may do, in one statement; nothing where they may not come in. */
export const selectSession = (q: Selecting, hash: string, now: Date) => sessionOf(q, { hash, now });

// Column names are written out below: Drizzle drops the table from a column in a selection over one table, and an inner "id" would then be another's.

/** The role codes of a row of users, sorted. */
export const rolesOf = sql<string[]>`array(
  select r.code from ${userRoles} as ur join ${roles} as r on r.id = ur.role_id
  where ur.user_id = users.id and r.deleted_at is null order by 1)`;

/** "<resource>.<action>:<scope>" of every permission that a row of users holds through a role. */
const grantsOf = sql<string[]>`array(
  select distinct p.name from ${userRoles} as ur join ${roles} as r on r.id = ur.role_id
  join ${rolePermissions} as rp on rp.role_id = r.id join ${permissions} as p on p.id = rp.permission_id
  where ur.user_id = users.id and r.deleted_at is null)`;

/** What waits under the bell of a row of users. Above a hundred nobody counts. */
const unreadOf = sql<number>`(select count(*)::int from (
  select from notifications n where n.user_id = users.id and n.read_at is null and n.archived_at is null and n.is_in_app limit 100) as counted)`;
