import * as tables from "../../../worker/modules/billing/schema";
import type { Transaction } from "./database";

/** An entry of the ledger with its lines. */
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
