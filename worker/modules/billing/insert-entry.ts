import { type SQL, sql } from "drizzle-orm";
import type { Entry } from "./settle";

/** Once by its key, with its lines; what is there already stays as it is. */
export function insertEntry(
  { key, at, lines }: Entry,
  { orderId, currency }: { orderId: number | null; currency: string },
): SQL {
  const values = sql.join(
    lines.map(({ account, amount }) => sql`(${account}::text, ${amount}::bigint)`),
    sql`, `,
  );
  return sql`
    with entry as (
      insert into ledger_entries (key, order_id, happened_at, currency) values (${key}, ${orderId}::bigint, ${at}::timestamptz, ${currency})
      on conflict (key) do nothing returning id
    )
    insert into ledger_lines (entry_id, account, amount) select entry.id, line.account, line.amount from entry, (values ${values}) as line (account, amount)`;
}
