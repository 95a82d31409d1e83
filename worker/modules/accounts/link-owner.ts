import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import { type LinkPurpose, readLink } from "./links";
import { userInvitations, users, userTokens } from "./schema";

/** The person of an open link, for rules that need a name (a password must not contain it); null where the link opens nothing. */
export async function linkOwner(ctx: QueryContext, purpose: LinkPurpose, token: string) {
  const link = await readLink(ctx.ports.signer, purpose, token, ctx.now);
  if (!link) return null;
  const [[owner]] = await ctx.read((q) => [
    q
      .select({
        uuid: users.uuid,
        email: users.email,
        username: users.username,
        fullName: users.fullName,
        fullNameAr: users.fullNameAr,
        userType: users.userType,
        locale: users.locale,
        invitedBy,
      })
      .from(userTokens)
      .innerJoin(users, eq(users.id, userTokens.userId))
      .where(
        and(
          eq(userTokens.tokenHash, link.tokenHash),
          eq(userTokens.purpose, purpose),
          isNull(userTokens.usedAt),
          gt(userTokens.expiresAt, ctx.now),
          isNull(users.deletedAt),
        ),
      ),
  ]);
  return owner ? { ...owner, tokenHash: link.tokenHash } : null;
}

/** The name of whoever invited a row of users last. */
const invitedBy = sql<string | null>`(select inviter.full_name from ${userInvitations} as i
  join ${users} as inviter on inviter.id = i.invited_by_id where i.user_id = users.id order by i.id desc limit 1)`;
