import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { kinds, type Paid, type Terms } from "./kinds";
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

/** Takes it back. */
export const takeBack = (w: Writing, lines: readonly Omit<Bought, "terms">[], buyerId: number, now: Date) =>
  lines.flatMap(({ uuid, kind }) => [
    ...kinds[kind].revoke(w, uuid, buyerId, now),
    w.execute(
      sql`update order_lines set revoked_at = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and revoked_at is null`,
    ),
  ]);
