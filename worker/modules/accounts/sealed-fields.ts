import { type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Writing } from "../../kernel/database";
import { rowsAsJson } from "../../kernel/json";
import type { Ports, StoredKey } from "../../kernel/ports";
import { personKeys, students } from "./schema";

type Sealing = Pick<Ports, "vault">;

/** What nobody searches by and a stolen table must not tell; the column's name is what its value is bound to. */
const sealed = { dateOfBirth: "date_of_birth", phone: "phone" } as const;
type SealedField = keyof typeof sealed;
const fieldNames = Object.keys(sealed) as SealedField[];

/**
 * The same fields, those that are sealed under a new key of the person's, and the statement that stores it. A key each time rather than one read
 * first: a command stays one round trip, and a person's keys are destroyed together.
 */
export async function seal<T extends Partial<Record<SealedField, string | null | undefined>>>(
  { vault }: Sealing,
  userId: number,
  fields: T,
): Promise<{ fields: T; keep: (w: Writing) => BatchItem<"pg">[] }> {
  const given = fieldNames.filter((name) => typeof fields[name] === "string");
  if (given.length === 0) return { fields, keep: () => [] };
  const key = await vault.newKey();
  const entries = given.map(async (name) => [name, await key.seal(sealed[name], fields[name] ?? "")] as const);
  return {
    fields: { ...fields, ...Object.fromEntries(await Promise.all(entries)) },
    keep: (w) => [w.insert(personKeys).values({ ...key.stored, userId, secretId: vault.current })],
  };
}

/** The keys that a row of students needs, for a selection over it. */
export const keysOfStudent: SQL<StoredKey[]> = rowsAsJson<StoredKey>(
  sql`select k.uuid, k.wrapped from ${personKeys} as k where k.user_id = ${students.userId}
    and position(k.uuid::text in concat(${students.dateOfBirth}, ${students.phone})) > 0`,
);

/** Null for what is empty, and for what its key was destroyed of. */
export async function unseal({ vault }: Sealing, keys: StoredKey[], row: Record<SealedField, string | null>) {
  const open = async (name: SealedField) => {
    const text = row[name];
    return text === null ? null : vault.open(keys, sealed[name], text);
  };
  const [dateOfBirth, phone] = await Promise.all([open("dateOfBirth"), open("phone")]);
  return { dateOfBirth, phone };
}
