import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { newUuid, sha256Hex } from "../../kernel/ids";
import type { Signer } from "../../kernel/ports";
import { users, userTokens } from "./schema";

export type LinkPurpose = "verify_email" | "reset_password" | "invitation";

/** All that is needed to write a link again. Safe in a queue: without the tenant's secret it opens nothing. */
export type AccountLink = {
  userUuid: string;
  /** Makes this link another than the last one. */
  jti: string;
  /** ISO instant, whole seconds. */
  expires: string;
};

const hour = 3_600_000;
/** Milliseconds. */
export const linkLifetimes: Record<LinkPurpose, number> = {
  verify_email: 24 * hour,
  reset_password: hour,
  invitation: 7 * 24 * hour,
};

/** The secret part of a mailed link. The same for the same link and secret, so that it is stored nowhere: the mail's sender makes it again. */
export const accountLinkToken = (
  signer: Signer,
  purpose: LinkPurpose,
  { userUuid, jti, expires }: AccountLink,
): Promise<string> => signer.sign(purpose, { userUuid, jti }, new Date(expires));

export interface NewLink {
  purpose: LinkPurpose;
  link: AccountLink;
  tokenHash: string;
}

export async function newLink(signer: Signer, purpose: LinkPurpose, userUuid: string, now: Date): Promise<NewLink> {
  const end = Math.floor((now.getTime() + linkLifetimes[purpose]) / 1000) * 1000;
  const link = { userUuid, jti: newUuid(), expires: new Date(end).toISOString() };
  return { purpose, link, tokenHash: await sha256Hex(await accountLinkToken(signer, purpose, link)) };
}

/** Whose link it is and what it is stored as; null when it is forged, for another purpose, or too old. */
export async function readLink(signer: Signer, purpose: LinkPurpose, token: string, now: Date) {
  const payload = await signer.verify(purpose, token, now);
  if (typeof payload?.userUuid !== "string") return null;
  return { userUuid: payload.userUuid, tokenHash: await sha256Hex(token) };
}

/** Stores the hash of a link, where its person is alive. */
export const storeLink = (w: Writing, { purpose, link, tokenHash }: NewLink) =>
  w.execute(sql`insert into ${userTokens} (user_id, purpose, token_hash, expires_at)
    select id, ${purpose}, ${tokenHash}, ${link.expires}::timestamptz from ${users}
    where uuid = ${link.userUuid}::uuid and deleted_at is null`);
