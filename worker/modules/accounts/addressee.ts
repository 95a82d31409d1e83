import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import type { Writing } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { signInThrottles, type UserStatus, users } from "./schema";

type MailPurpose = "verify_email" | "reset_password" | "already_registered";

/**
 * Whom a mail asked for by anybody may go to. Where there is nobody of that address and state, or they had such a mail a minute ago,
 * this is a stand-in: a uuid that no account has, with which the same statements and the same message are made and do nothing.
 * That is how a known address and an unknown one cost the same.
 */
export async function addresseeOf(
  ctx: QueryContext,
  purpose: MailPurpose,
  email: string,
  statuses: readonly UserStatus[],
): Promise<string> {
  const [rows] = await ctx.read((q) => [
    q
      .select({ uuid: users.uuid })
      .from(users)
      .where(
        and(
          eq(users.email, email),
          isNull(users.deletedAt),
          inArray(users.status, [...statuses]),
          wasNotMailed(purpose, ctx.now),
        ),
      ),
  ]);
  return rows[0]?.uuid ?? newUuid();
}

/** True for a row of users that had no such mail within the last minute. */
export const wasNotMailed = (purpose: MailPurpose, now: Date) =>
  sql<boolean>`not exists (select from ${signInThrottles} where subject = ${`mail:${purpose}:`}::text || users.uuid::text
    and window_started_at > ${now.toISOString()}::timestamptz - interval '1 minute')`;

export const noteMail = (w: Writing, purpose: MailPurpose, userUuid: string, now: Date) =>
  w
    .insert(signInThrottles)
    .values({ subject: `mail:${purpose}:${userUuid}`, windowStartedAt: now })
    .onConflictDoUpdate({ target: signInThrottles.subject, set: { windowStartedAt: now } });
