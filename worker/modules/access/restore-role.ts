import { and, eq, isNotNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { RoleCode } from "./inputs";
import { roles } from "./schema";

export const restoreRole = command({
  name: "roles.restore",
  summary: "Brings a deleted role back with the permissions it had.",
  may: granted("roles.manage", "all"),
  input: RoleCode,
  output: v.object({ code: v.string() }),
  errors: ["not_found"],
  async run(ctx, { code }) {
    const deleted = and(eq(roles.code, code), isNotNull(roles.deletedAt));
    await ctx.commit({
      statements: (w) => [
        w.select({ id: roles.id }).from(roles).where(deleted).for("update"),
        refuseUnless(w, sql`exists (select from ${roles} where ${deleted})`, "not_found"),
        w.update(roles).set({ deletedAt: null }).where(deleted),
      ],
    });
    return { code };
  },
});
