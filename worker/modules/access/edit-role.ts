import { and, eq, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import * as v from "valibot";
import type { Actor } from "../../kernel/actor";
import { refuseUnless, textArray, type Writing } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { EditRole } from "./inputs";
import { withinReach } from "./policy";
import { isCustom, roleExists } from "./role";
import { permissions, rolePermissions, roles } from "./schema";

/**
 * Rights are read with the session at each request, so an edit is in force at the holders' next one. Their sessions stay: signing a whole role out
 * for one ticked box would cost them their work and win nothing.
 */
export const editRole = command({
  name: "roles.edit",
  summary: "Renames a custom role or replaces its permissions.",
  may: granted("roles.manage", "all"),
  input: EditRole,
  output: v.object({ code: v.string() }),
  errors: ["not_found", "system_role", "permission_unknown", "beyond_own_rights"],
  async run(ctx, { code, permissions: names, nameEn, nameAr, description }) {
    await ctx.commit({
      statements: (w) => [
        // Two editors at once take turns here; each statement below then sees what the first left.
        w.select({ id: roles.id }).from(roles).where(eq(roles.code, code)).for("update"),
        refuseUnless(w, roleExists(code), "not_found"),
        refuseUnless(w, isCustom(code), "system_role"),
        ...(names ? replacePermissions(w, ctx.actor, code, names) : []),
        w
          .update(roles)
          .set({ nameEn, nameAr, description: description === "" ? null : description, updatedAt: ctx.now })
          .where(and(eq(roles.code, code), isNull(roles.deletedAt))),
      ],
    });
    return { code };
  },
});

function replacePermissions(w: Writing, actor: Actor, code: string, names: string[]): BatchItem<"pg">[] {
  const role = sql`(select ${roles.id} from ${roles} where ${roles.code} = ${code})`;
  const held = sql`exists (select from ${rolePermissions} where ${rolePermissions.permissionId} = ${permissions.id} and ${rolePermissions.roleId} = ${role})`;
  const wanted = sql`${permissions.name} = any(${textArray(names)})`;
  return [
    refuseUnless(w, sql`(select count(*) from ${permissions} where ${wanted}) = ${names.length}`, "permission_unknown"),
    refuseUnless(
      w,
      sql`not exists (select from ${permissions} where (${held}) <> (${wanted}) and not ${withinReach(actor, sql`${permissions.name}`)})`,
      "beyond_own_rights",
    ),
    w.delete(rolePermissions).where(sql`${rolePermissions.roleId} = ${role} and not exists (
      select from ${permissions} where ${permissions.id} = ${rolePermissions.permissionId} and ${wanted})`),
    w
      .insert(rolePermissions)
      .select(
        w
          .select({ roleId: roles.id, permissionId: permissions.id })
          .from(roles)
          .innerJoin(permissions, wanted)
          .where(eq(roles.code, code)),
      )
      .onConflictDoNothing(),
  ];
}
