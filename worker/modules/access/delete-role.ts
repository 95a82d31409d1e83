import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { RoleCode } from "./inputs";
import { isCustom, roleExists } from "./role";
import { roles, userRoles } from "./schema";

export const deleteRole = command({
  name: "roles.delete",
  summary: "Deletes a custom role that nobody holds; it can be restored.",
  may: granted("roles.manage", "all"),
  input: RoleCode,
  output: v.object({ code: v.string() }),
  errors: ["not_found", "system_role", "role_in_use"],
  async run(ctx, { code }) {
    await ctx.commit({
      statements: (w) => [
        // roles.assign takes a share lock on the same row: whichever comes second sees what the first did.
        w.select({ id: roles.id }).from(roles).where(eq(roles.code, code)).for("update"),
        refuseUnless(w, roleExists(code), "not_found"),
        refuseUnless(w, isCustom(code), "system_role"),
        refuseUnless(
          w,
          sql`not exists (select from ${userRoles} join ${roles} on ${roles.id} = ${userRoles.roleId} where ${roles.code} = ${code})`,
          "role_in_use",
        ),
        w
          .update(roles)
          .set({ deletedAt: ctx.now })
          .where(and(eq(roles.code, code), sql`${roles.deletedAt} is null`)),
      ],
    });
    return { code };
  },
});
