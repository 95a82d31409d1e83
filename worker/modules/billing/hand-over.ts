import { sql } from "drizzle-orm";
import { textArray, type Writing } from "../../kernel/database";
import { kinds, type Leaning, type Paid, type Terms } from "./kinds";
import type { LineKind } from "./schema";

interface Bought {
  uuid: string;
  kind: LineKind;
  terms: Terms | null;
}

/** Gives the buyer what the lines bought, from `paid.at` on. */
export const handOver = (w: Writing, lines: readonly Bought[], buyerId: number, paid: Paid, now: Date) =>
  lines.flatMap(({ uuid, kind, terms }) => [
    ...kinds[kind].grant(w, { uuid, terms, ...paid }, buyerId, now),
    w.execute(
      sql`update order_lines set granted_at = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and granted_at is null`,
    ),
  ]);

/** Takes it back, and what leans on it. */
export const takeBack = (
  w: Writing,
  lines: readonly (Omit<Bought, "terms"> & { leaning: readonly Leaning[] })[],
  buyerId: number,
  now: Date,
) =>
  lines.flatMap(({ uuid, kind, leaning: those }) => {
    const leaning = those.map(({ lineUuid }) => lineUuid);
    return [
      ...kinds[kind].revoke(w, { uuid, leaning }, buyerId, now),
      w.execute(
        sql`update order_lines set revoked_at = ${now.toISOString()}::timestamptz
          where uuid = any(${textArray([uuid, ...leaning])}::uuid[]) and revoked_at is null`,
      ),
    ];
  });
