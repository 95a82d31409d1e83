import { and, eq, isNotNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../../kernel/database";
import { command, granted } from "../../../kernel/verb";
import { users } from "../schema";
import { UserUuid } from "./inputs";
import { isSuperAdmin, isSuperAdminRow } from "./policy";

/** As it was: a suspended account comes back suspended. Refused where its address or username has a new owner by now. */
export const restoreUser = command({
  name: "users.restore",
  summary: "Brings a deleted account back as it was.",
  may: granted("users.delete", "all"),
  input: UserUuid,
  output: v.object({}),
  errors: ["not_found", "beyond_own_rights", "email_taken", "username_taken"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`${isSuperAdmin(ctx.actor)}::boolean or not ${isSuperAdminRow(uuid)}`, "beyond_own_rights"),
        insist(
          w,
          w
            .update(users)
            .set({ deletedAt: null })
            .where(and(eq(users.uuid, uuid), isNotNull(users.deletedAt)))
            .returning({ id: users.id }),
          "not_found",
        ),
      ],
      constraints: { users_email: "email_taken", users_username: "username_taken" },
    });
    return {};
  },
});
