import { type SQL, sql } from "drizzle-orm";
import type { Selecting } from "../../kernel/database";
import { auditSeals } from "../../kernel/schema";
import type { Witness } from "./witness";

/** The chain's newest seal. */
export const newestSeal = (q: Selecting) =>
  q
    .select({
      id: auditSeals.id,
      sealedAt: sql<string>`to_char(${auditSeals.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      firstId: sql<string>`${auditSeals.firstId}::text`,
      lastId: sql<string>`${auditSeals.lastId}::text`,
      rows: auditSeals.rowCount,
      digest: auditSeals.digest,
    })
    .from(auditSeals)
    .orderBy(sql`${auditSeals.id} desc`)
    .limit(1);

/** SQL: is the seal that was written down outside still part of the chain? */
export const holdsWitnessed = (witness: Witness | null): SQL<boolean> =>
  witness
    ? sql<boolean>`exists (select from ${auditSeals} where id = ${witness.id} and digest = ${witness.digest})`
    : sql<boolean>`true`;
