import { type SQLWrapper, sql } from "drizzle-orm";
import type { Message } from "../../../../queues/messages";
import type { CommandContext } from "../../../kernel/context";
import { insist, refuseUnless, type Writing } from "../../../kernel/database";
import { accessRevoked, closeNow } from "../close-sockets";
import { userSessions, users } from "../schema";
import { anotherSuperAdmin, isSuperAdmin, isSuperAdminRow, lockPersonAndSuperRole } from "./policy";

export const closeErrors = ["not_found", "own_account", "beyond_own_rights", "last_super_admin", "conflict"] as const;

/**
 * Shuts somebody out, with `change` (an update of their row with RETURNING), in one commit: sessions end and open sockets are told.
 * Never oneself, never a super_admin by somebody who is none, never the last one.
 */
export async function closeAccess(
  ctx: CommandContext<(typeof closeErrors)[number]>,
  uuid: string,
  change: (w: Writing) => SQLWrapper,
  mails: Message[] = [],
): Promise<void> {
  if (ctx.actor.kind === "person" && ctx.actor.uuid === uuid) throw ctx.refuse("own_account");
  await ctx.commit({
    statements: (w) => [
      ...lockPersonAndSuperRole(w, uuid),
      refuseUnless(
        w,
        sql`exists (select from ${users} where uuid = ${uuid}::uuid and deleted_at is null)`,
        "not_found",
      ),
      refuseUnless(w, sql`${isSuperAdmin(ctx.actor)}::boolean or not ${isSuperAdminRow(uuid)}`, "beyond_own_rights"),
      refuseUnless(w, sql`not ${isSuperAdminRow(uuid)} or ${anotherSuperAdmin(uuid)}`, "last_super_admin"),
      insist(w, change(w), "conflict"),
      endSessions(w, uuid),
    ],
    events: [...mails, accessRevoked(uuid)],
  });
  closeNow(ctx, uuid);
}

export const endSessions = (w: Writing, uuid: string) =>
  w.execute(sql`delete from ${userSessions} where user_id = (select id from ${users} where uuid = ${uuid}::uuid)`);
