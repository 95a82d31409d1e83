import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { kinds } from "./kinds";
import type { LineKind } from "./schema";

interface Bought {
  uuid: string;
  kind: LineKind;
}

/** Gives the buyer what the lines bought. */
export const handOver = (w: Writing, lines: readonly Bought[], buyerId: number, now: Date) =>
  lines.flatMap(({ uuid, kind }) => [
    w.execute(kinds[kind].grant(uuid, buyerId, now)),
    w.execute(
      sql`update order_lines set granted_at = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and granted_at is null`,
    ),
  ]);

/** Takes it back. */
export const takeBack = (w: Writing, lines: readonly Bought[], buyerId: number, now: Date) =>
  lines.flatMap(({ uuid, kind }) => [
    w.execute(kinds[kind].revoke(uuid, buyerId, now)),
    w.execute(
      sql`update order_lines set revoked_at = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and revoked_at is null`,
    ),
  ]);
