import { type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { componentsWithin } from "./money/tax";

interface Issuing {
  kind: "invoice" | "credit_note";
  uuid: string;
  /** Whose list of papers it stands in, and who gets it by mail. */
  userId: number;
  /** What it is of: columns of invoices beside those of every paper. */
  of: Partial<Record<"order_id" | "refund_id" | "voids_id" | "fee_id" | "payer_id" | "credit_key", SQL>>;
  /** The invoice that a credit note belongs to, as it is printed: a SELECT of text. */
  invoice: SQL | null;
  currency: string;
  tax: number;
  total: number;
  paper: Omit<InvoicePaper, "seller" | "of">;
  now: Date;
}

/** Over `invoices i`. */
export const printedNumber = sql<string>`i.series || '-' || lpad(i.number::text, 6, '0')`;

/** The series of papers of this kind that are issued at `now`, and its row. */
export const seriesAt = (prefix: "invoice_prefix" | "credit_note_prefix" | "statement_prefix", now: Date): SQL =>
  sql`(select ${sql.identifier(prefix)} || '-' || to_char(${now.toISOString()}::timestamptz at time zone 'UTC', 'YYYY') from billing_settings)`;
export const beginSeries = (w: Writing, series: SQL) =>
  w.execute(sql`insert into invoice_series (series) values (${series}) on conflict do nothing`);
/** The row is locked from here to the end of the commit, and a commit that fails gives its number back: none is left out and none is given twice. */
export const nextOf = (series: SQL): SQL =>
  sql`update invoice_series set last_number = last_number + 1 where series = ${series} returning series, last_number`;
export const seller = sql`(select jsonb_build_object('name', seller_name, 'address', seller_address, 'taxNumber', seller_tax_number) from billing_settings)`;

/** An invoice or a credit note under the next number of its series and year. */
export function insertPaper(w: Writing, issuing: Issuing) {
  const { kind, uuid, userId, of, invoice, currency, tax, total, paper, now } = issuing;
  const series = seriesAt(kind === "invoice" ? "invoice_prefix" : "credit_note_prefix", now);
  const columns = Object.keys(of).map((name) => sql`, ${sql.identifier(name)}`);
  const values = Object.values(of).map((value) => sql`, ${value}`);
  return [
    beginSeries(w, series),
    w.execute(sql`
      with next as (${nextOf(series)})
      insert into invoices (uuid, kind, series, number, user_id, currency, tax, total, issued_at, paper${sql.join(columns)})
      select ${uuid}::uuid, ${kind}, next.series, next.last_number, ${userId}::bigint, ${currency}, ${tax}::bigint, ${total}::bigint,
        ${now.toISOString()}::timestamptz,
        ${JSON.stringify(paper)}::jsonb || jsonb_build_object('of', ${invoice ? sql`(${invoice})` : sql`null::text`}, 'seller', ${seller})${sql.join(values)}
      from next`),
  ];
}

/** The tax of a credit note: of an invoice's what is within `tax`, when `before` of it was credited earlier. */
export const creditTax = (of: InvoicePaper["tax"], tax: number, before: number): InvoicePaper["tax"] => {
  const { components } = of;
  if (!components) return of;
  const within = componentsWithin(
    components.map(({ amount }) => amount),
    tax,
    before,
  );
  return { ...of, components: components.map((one, index) => ({ ...one, amount: within[index] ?? 0 })) };
};

/** The one line of a credit note: a part of what the invoice was for. */
export const creditLine = (
  lines: InvoicePaper["lines"],
  { total, tax }: { total: number; tax: number },
): InvoicePaper["lines"][number] => ({
  title: lines[0]?.title ?? { en: "" },
  price: total - tax,
  discount: 0,
  tax,
  total,
});
