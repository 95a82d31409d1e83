import { and, eq } from "drizzle-orm";
import type { Database } from "./database";
import { sha256Hex } from "./ids";
import { idempotencyKeys } from "./schema";

/** A digest of the parsed input, so that a key cannot be used again for something else. */
export const requestDigest = (input: unknown): Promise<string> => sha256Hex(JSON.stringify(input, sortedKeys) ?? "");

/** What an earlier call with the same key was answered, if there was one. */
export async function recallReply(database: Database, of: { holder: string; verb: string; key: string }) {
  const [[row]] = await database.read((q) => [
    q
      .select({ requestDigest: idempotencyKeys.requestDigest, reply: idempotencyKeys.reply })
      .from(idempotencyKeys)
      .where(
        and(eq(idempotencyKeys.holder, of.holder), eq(idempotencyKeys.verb, of.verb), eq(idempotencyKeys.key, of.key)),
      ),
  ]);
  return row ?? null;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
