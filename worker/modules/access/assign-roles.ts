import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import type { Actor } from "../../kernel/actor";
import { refuseUnless, textArray } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { closeNow } from "../accounts";
import { users } from "../accounts/schema";
import { AssignRoles } from "./inputs";
import { withinReach } from "./policy";
import { permissions, rolePermissions, roles, userRoles } from "./schema";

/**
 * Replaces a person's roles. Every permission of every role added or taken away must be within the actor's own reach, and super_admin is given and
 * taken by super administrators alone; all of it is settled inside the commit.
 *
 * Rights are read with the session at each request, so the change is in force at the person's next one. Sessions opened under the old rights end in
 * the same commit (trigger on user_roles): an identifier stolen before a promotion opens nothing after it. People who change their own roles keep
 * theirs, since nobody can give themselves more than they had.
 */
export const assignRoles = command({
  name: "roles.assign",
  summary: "Replaces the roles that a person holds.",
  may: granted("roles.assign", "all"),
  input: AssignRoles,
  output: v.object({ userUuid: v.string(), roles: v.array(v.string()) }),
  errors: ["not_found", "beyond_own_rights", "last_super_admin"],
  async run(ctx, { userUuid, roles: codes }) {
    const isWanted = sql`(${roles.code} = any(${textArray(codes)}))`;
    const isHeld = sql`exists (select from ${userRoles} where ${userRoles.roleId} = ${roles.id} and ${userRoles.userId} = ${userOf(userUuid)})`;
    const isSuper = sql`${roles.code} = 'super_admin'`;
    await ctx.commit({
      statements: (w) => [
        // The locks, always in this order: the person, then super_admin where it is in play, then the roles (against their deletion).
        w
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.uuid, userUuid), isNull(users.deletedAt)))
          .for("no key update"),
        w.select({ id: roles.id }).from(roles).where(sql`${isSuper} and (${isWanted} or ${isHeld})`).for("update"),
        w
          .select({ id: roles.id })
          .from(roles)
          .where(and(inArray(roles.code, codes), isNull(roles.deletedAt)))
          .orderBy(roles.id)
          .for("share"),
        refuseUnless(w, sql`${userOf(userUuid)} is not null`, "not_found"),
        refuseUnless(
          w,
          sql`(select count(*) from ${roles} where ${isWanted} and ${roles.deletedAt} is null) = ${codes.length}`,
          "not_found",
        ),
        refuseUnless(
          w,
          sql`${isSuperAdmin(ctx.actor)} or not exists (select from ${roles} where ${isSuper} and ${isWanted} <> ${isHeld})`,
          "beyond_own_rights",
        ),
        refuseUnless(
          w,
          sql`not exists (select from ${roles}
            join ${rolePermissions} on ${rolePermissions.roleId} = ${roles.id}
            join ${permissions} on ${permissions.id} = ${rolePermissions.permissionId}
            where ${isWanted} <> ${isHeld} and not ${withinReach(ctx.actor, sql`${permissions.name}`)})`,
          "beyond_own_rights",
        ),
        refuseUnless(
          w,
          sql`not exists (select from ${roles} where ${isSuper} and ${isHeld} and not ${isWanted}) or ${anotherSuperAdmin(userUuid)}`,
          "last_super_admin",
        ),
        w.delete(userRoles).where(sql`${userRoles.userId} = ${userOf(userUuid)}
          and not exists (select from ${roles} where ${roles.id} = ${userRoles.roleId} and ${isWanted})`),
        w
          .insert(userRoles)
          .select(
            w
              .select({
                userId: sql<number>`${userOf(userUuid)}`.as("user_id"),
                roleId: roles.id,
                assignedById: sql<number>`${ctx.actor.kind === "person" ? ctx.actor.id : null}::bigint`.as(
                  "assigned_by_id",
                ),
                assignedAt: sql<Date>`${ctx.now.toISOString()}::timestamptz`.as("assigned_at"),
              })
              .from(roles)
              .where(isWanted),
          )
          .onConflictDoNothing(),
      ],
      events: [{ kind: "account.access_revoked", payload: { userUuid } } satisfies Message],
    });
    closeNow(ctx, userUuid);
    return { userUuid, roles: codes };
  },
});

const userOf = (uuid: string): SQL =>
  sql`(select ${users.id} from ${users} where ${users.uuid} = ${uuid} and ${users.deletedAt} is null)`;

/** As the tables have it now, not as the session had it. */
const isSuperAdmin = (actor: Actor): SQL =>
  actor.kind === "system"
    ? sql`true`
    : sql`exists (select from ${userRoles} join ${roles} on ${roles.id} = ${userRoles.roleId}
        where ${roles.code} = 'super_admin' and ${userRoles.userId} = ${actor.kind === "person" ? actor.id : 0})`;

/** Somebody else who can sign in and do everything. */
const anotherSuperAdmin = (uuid: string): SQL =>
  sql`exists (select from ${userRoles}
    join ${roles} on ${roles.id} = ${userRoles.roleId} and ${roles.code} = 'super_admin'
    join ${users} on ${users.id} = ${userRoles.userId}
    where ${users.status} = 'active' and ${users.deletedAt} is null and ${users.uuid} <> ${uuid})`;
