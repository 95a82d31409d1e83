import { eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless, textArray } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreateRole } from "./inputs";
import { withinReach } from "./policy";
import { permissions, rolePermissions, roles } from "./schema";

export const createRole = command({
  name: "roles.create",
  summary: "Creates a custom role from permissions that its maker holds.",
  may: granted("roles.manage", "all"),
  input: CreateRole,
  output: v.object({ uuid: v.string(), code: v.string() }),
  errors: ["permission_unknown", "beyond_own_rights", "role_code_taken"],
  idempotent: true,
  async run(ctx, { permissions: names, ...role }) {
    const reply = { uuid: newUuid(), code: role.code };
    const wanted = sql`unnest(${textArray(names)}) as wanted(name)`;
    const isKnown = sql`exists (select from ${permissions} where ${permissions.name} = wanted.name)`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`not exists (select from ${wanted} where not ${isKnown})`, "permission_unknown"),
        refuseUnless(
          w,
          sql`not exists (select from ${wanted} where not ${withinReach(ctx.actor, sql`wanted.name`)})`,
          "beyond_own_rights",
        ),
        w.insert(roles).values({ ...role, uuid: reply.uuid }),
        w.insert(rolePermissions).select(
          w
            .select({ roleId: roles.id, permissionId: permissions.id })
            .from(roles)
            .innerJoin(permissions, sql`${permissions.name} = any(${textArray(names)})`)
            .where(eq(roles.uuid, reply.uuid)),
        ),
      ],
      constraints: { roles_code_unique: "role_code_taken" },
      reply,
    });
    return reply;
  },
});
