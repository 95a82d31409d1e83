import { sql } from "drizzle-orm";
import type { Translations } from "../../../kernel/columns";
import { insist, type Writing } from "../../../kernel/database";
import type { MovementKind } from "../companies-schema";

/** Whoever writes on an account, or draws it up, does so one after another. */
export const lockPayer = (w: Writing, payerId: number) =>
  insist(w, sql`select a.id from payers a where a.id = ${payerId}::bigint for update`, "conflict");

interface Movement {
  key: string;
  payerId: number;
  kind: MovementKind;
  amount: number;
  title: Translations<string>;
  at: string;
}

/** Once by its key, as the ledger's entry is. */
export const moveAccount = (w: Writing, { key, payerId, kind, amount, title, at }: Movement) =>
  w.execute(sql`
    insert into account_movements (key, payer_id, kind, amount, title, happened_at)
    values (${key}, ${payerId}::bigint, ${kind}, ${amount}::bigint, ${JSON.stringify(title)}::jsonb, ${at}::timestamptz) on conflict (key) do nothing`);
