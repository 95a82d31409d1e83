import { sql } from "drizzle-orm";
import * as tables from "../../../worker/modules/billing/schema";
import type { Transaction } from "./database";

/** One thing that happened to money. */
export async function insertEntry(
  tx: Transaction,
  { orderId, currency }: { orderId: number | null; currency: string },
  key: string,
  happenedAt: Date,
  lines: [tables.LedgerAccount, number][],
): Promise<void> {
  const [entry] = await tx
    .insert(tables.ledgerEntries)
    .values({ key, orderId, happenedAt, currency, createdAt: happenedAt })
    .returning({ id: tables.ledgerEntries.id });
  await tx
    .insert(tables.ledgerLines)
    .values(
      lines
        .filter(([, amount]) => amount !== 0)
        .map(([account, amount]) => ({ entryId: entry?.id ?? 0, account, amount, createdAt: happenedAt })),
    );
}

/** The next number of a series, and how it is printed. */
export async function nextNumber(tx: Transaction, prefix: "INV" | "CRN" | "STM", at: Date) {
  const series = `${prefix}-${at.getUTCFullYear()}`;
  const { rows } = await tx.execute<{ number: number }>(sql`
    insert into invoice_series (series, last_number) values (${series}, 1)
    on conflict (series) do update set last_number = invoice_series.last_number + 1 returning last_number as number`);
  const number = rows[0]?.number ?? 0;
  return { series, number, printed: `${series}-${String(number).padStart(6, "0")}` };
}
