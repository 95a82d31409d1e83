import { type SQL, sql } from "drizzle-orm";
import { newUuid, sha256Hex } from "../../kernel/ids";
import type { Signer } from "../../kernel/ports";
import { users } from "./schema";

/**
 * A device that signed in to an account before holds a signed token that says so (OWASP calls it a device cookie). It opens nothing: it lets the
 * owner's attempts count apart from strangers', so that five wrong guesses from elsewhere do not lock the owner out. It is bounded by the
 * same five attempts, and a new password makes it worthless.
 */
const lifetimeMs = 180 * 86_400_000;
const epochOf = async (passwordHash: string) => (await sha256Hex(passwordHash)).slice(0, 16);

export async function newDeviceToken(
  signer: Signer,
  { uuid, passwordHash }: { uuid: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const payload = { userUuid: uuid, jti: newUuid(), epoch: await epochOf(passwordHash) };
  return signer.sign("device", payload, new Date(now.getTime() + lifetimeMs));
}

/** The counter of a device, and whether it is one of the account in `users` that `named` picks; never true for a forged or foreign token. */
export async function readDevice(signer: Signer, token: string | undefined, named: SQL, now: Date) {
  const payload = token ? await signer.verify("device", token, now) : null;
  if (!payload) return null;
  const { userUuid, jti, epoch } = payload as Record<"userUuid" | "jti" | "epoch", string>;
  return {
    subject: sql<string>`${`device:${jti}`}::text`,
    isKnown: sql`exists (select from ${users} where ${named} and uuid = ${userUuid}::uuid
      and left(encode(sha256(convert_to(password_hash, 'UTF8')), 'hex'), 16) = ${epoch})`,
  };
}
