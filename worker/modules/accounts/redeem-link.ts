import { type SQL, sql } from "drizzle-orm";
import { insist, type Writing } from "../../kernel/database";
import type { LinkPurpose } from "./links";
import { userInvitations, users, userTokens } from "./schema";

type Statement = ReturnType<typeof insist>;

interface Redemption {
  purpose: LinkPurpose;
  tokenHash: string;
  now: Date;
  /** What else becomes of the person's row: more of SET, each part beginning with a comma. */
  set?: SQL;
}

/**
 * Spends a link, once, and with it every other open link of its person; the address is proven, so a pending account becomes active.
 * Refuses the batch with token_invalid where the link is unknown, used or too old, or its person may not come in.
 */
export const redeemLink = (
  w: Writing,
  { purpose, tokenHash, now, set = sql`` }: Redemption,
): [Statement, ...Statement[]] => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const owner = sql`(select user_id from ${userTokens} where token_hash = ${tokenHash})`;
  return [
    insist(
      w,
      sql`update ${userTokens} set used_at = ${at} where token_hash = ${tokenHash} and purpose = ${purpose}
        and used_at is null and expires_at > ${at} returning user_id`,
      "token_invalid",
    ),
    insist(
      w,
      sql`update ${users} set status = 'active', email_verified_at = coalesce(email_verified_at, ${at}) ${set}
        where id = ${owner} and deleted_at is null and status in ('active', 'pending_verification') returning id`,
      "token_invalid",
    ),
    w.execute(sql`update ${userTokens} set used_at = ${at} where user_id = ${owner} and used_at is null`),
    w.execute(sql`update ${userInvitations} set accepted_at = ${at} where user_id = ${owner} and accepted_at is null`),
  ];
};

/** Ends every session of the person whom a link belongs to. */
export const endSessionsOfLink = (w: Writing, tokenHash: string) =>
  w.execute(
    sql`delete from user_sessions where user_id = (select user_id from ${userTokens} where token_hash = ${tokenHash})`,
  );
