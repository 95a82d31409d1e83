import { sql } from "drizzle-orm";
import type { Selecting } from "../../kernel/database";
import type { Ports, StoredKey } from "../../kernel/ports";
import { auditLogs } from "../../kernel/schema";
import { personKeys } from "../accounts/schema";

type Row = Record<string, unknown> | null;

/** Columns whose values arrive here as they lie in their table: sealed under a key of the person's. */
const sealedColumns: Record<string, readonly string[]> = { students: ["date_of_birth", "phone"] };

/** The keys that a line's values name, as far as they still exist. */
export const selectKeysOf = (q: Selecting, id: number) =>
  q
    .select({ uuid: personKeys.uuid, wrapped: personKeys.wrapped })
    .from(personKeys)
    .where(
      sql`${personKeys.uuid} = any (array(
        select m[1]::uuid from ${auditLogs} a,
          regexp_matches(concat(a.before, a.after), 'sealed:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[.]', 'g') as m
        where a.id = ${id}))`,
    );

/** The row as it was written; "[erased]" stands where the person's keys are gone. */
export async function unsealRow(
  { vault }: Pick<Ports, "vault">,
  keys: StoredKey[],
  table: string,
  row: Row,
): Promise<Row> {
  if (!row) return null;
  const opened = (sealedColumns[table] ?? []).map(async (column) => {
    const text = row[column];
    return typeof text === "string" ? [[column, (await vault.open(keys, column, text)) ?? "[erased]"]] : [];
  });
  return { ...row, ...Object.fromEntries((await Promise.all(opened)).flat()) };
}
