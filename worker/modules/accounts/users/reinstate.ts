import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { insist, refuseUnless } from "../../../kernel/database";
import { command, granted } from "../../../kernel/verb";
import { type UserStatus, users } from "../schema";
import { UserUuid } from "./inputs";
import { isSuperAdmin, isSuperAdminRow } from "./policy";
import { statusMoves } from "./status-moves";

export const reinstateUser = command({
  name: "users.reinstate",
  summary: "Reinstates a suspended, banned or deactivated account: it is let in again.",
  may: granted("users.suspend", "all"),
  input: UserUuid,
  output: v.object({ status: v.picklist(["active", "pending_verification"]) }),
  errors: ["not_found", "beyond_own_rights", "conflict"],
  async run(ctx, { uuid }) {
    const { from } = statusMoves.reinstate;
    const live = and(eq(users.uuid, uuid), isNull(users.deletedAt));
    const [, , , [after]] = await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select from ${users} where ${live})`, "not_found"),
        refuseUnless(w, sql`${isSuperAdmin(ctx.actor)}::boolean or not ${isSuperAdminRow(uuid)}`, "beyond_own_rights"),
        insist(
          w,
          w
            .update(users)
            .set({
              status: sql<UserStatus>`case when email_verified_at is null then 'pending_verification' else 'active' end`,
              statusReason: null,
            })
            .where(and(live, inArray(users.status, [...from])))
            .returning({ id: users.id }),
          "conflict",
        ),
        w.select({ status: users.status }).from(users).where(live),
      ],
      events: [{ kind: "mail.account_reinstated", payload: { userUuid: uuid } } satisfies Message],
    });
    return {
      status: after?.status === "pending_verification" ? ("pending_verification" as const) : ("active" as const),
    };
  },
});
