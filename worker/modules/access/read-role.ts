import { and, asc, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { RoleCode } from "./inputs";
import { RoleSummary, roleColumns, summaryOf } from "./role";
import { permissions, rolePermissions, roles } from "./schema";

export const readRole = query({
  name: "roles.read",
  summary: "Reads a role with its permissions.",
  may: granted("roles.manage", "all"),
  input: RoleCode,
  output: v.object({ ...RoleSummary.entries, permissions: v.array(v.string()) }),
  errors: ["not_found"],
  async run(ctx, { code }) {
    const [[role], held] = await ctx.read((q) => [
      q
        .select(roleColumns)
        .from(roles)
        .where(and(eq(roles.code, code), isNull(roles.deletedAt))),
      q
        .select({ name: permissions.name })
        .from(permissions)
        .innerJoin(rolePermissions, eq(rolePermissions.permissionId, permissions.id))
        .innerJoin(roles, eq(roles.id, rolePermissions.roleId))
        .where(eq(roles.code, code))
        .orderBy(asc(permissions.name)),
    ]);
    if (!role) throw ctx.refuse("not_found");
    return { ...summaryOf(role), permissions: held.map(({ name }) => name) };
  },
});
