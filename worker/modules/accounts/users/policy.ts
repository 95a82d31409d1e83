import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../../kernel/actor";
import { textArray, type Writing } from "../../../kernel/database";
import { permissions, rolePermissions, roles, userRoles } from "../../access/schema";
import { users } from "../schema";

export const isSuperAdmin = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.kind === "person" && actor.roles.includes("super_admin"));

/** SQL: one of the roles (a set of ids) may more than the actor, who holds something of it neither at that scope, nor at "all", nor, for "own", at any. */
export function exceedsActor(actor: Actor, roleIds: SQL): SQL {
  if (isSuperAdmin(actor)) return sql`false`;
  const grants = actor.kind === "person" ? [...actor.grants] : [];
  const own = grants.map((name) => name.replace(/:.*$/, ":own"));
  return sql`exists (select from ${roles} as r left join ${rolePermissions} as rp on rp.role_id = r.id
    left join ${permissions} as p on p.id = rp.permission_id
    where r.id in ${roleIds} and (r.code = 'super_admin' or p.name is not null and not
      (array[p.name, p.resource || '.' || p.action || ':all'] && ${textArray([...grants, ...own])})))`;
}

/** The ids of all roles of one person. */
export const roleIdsOf = (uuid: string): SQL =>
  sql`(select ur.role_id from ${userRoles} as ur join ${users} as u on u.id = ur.user_id where u.uuid = ${uuid}::uuid)`;

/** SQL: the person holds the role super_admin. */
export const isSuperAdminRow = (uuid: string): SQL =>
  sql`exists (select from ${roles} as r where r.code = 'super_admin' and r.id in ${roleIdsOf(uuid)})`;

/** SQL: somebody else could still govern: an active super_admin other than this person. */
export const anotherSuperAdmin = (uuid: string): SQL =>
  sql`exists (select from ${users} as u join ${userRoles} as ur on ur.user_id = u.id join ${roles} as r on r.id = ur.role_id
    where r.code = 'super_admin' and u.status = 'active' and u.deleted_at is null and u.uuid <> ${uuid}::uuid)`;

/**
 * The locks of whatever may take a super_admin away, first in the batch and always in this order: the person, then the role where it is in play.
 * So the last two cannot remove each other at once.
 */
export const lockPersonAndSuperRole = (w: Writing, uuid: string) =>
  [
    w.execute(sql`select id from ${users} where uuid = ${uuid}::uuid for no key update`),
    w.execute(
      sql`select r.id from ${roles} as r where r.code = 'super_admin' and r.id in ${roleIdsOf(uuid)} for update`,
    ),
  ] as const;
