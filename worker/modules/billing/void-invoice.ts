import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { command, granted } from "../../kernel/verb";
import { OfInvoice } from "./inputs";
import { insertEntry } from "./insert-entry";
import { creditLine, creditTax, insertPaper, printedNumber } from "./insert-paper";
import { leftToCredit, voidEntry } from "./void-entry";

/** Over `invoices i`: what its credit notes come to. */
const credited = (what: "total" | "tax") =>
  sql<number>`coalesce((select sum(n.${sql.identifier(what)}) from invoices n where n.order_id = i.order_id and n.kind = 'credit_note'), 0)::float8`;

/**
 * A number that was given is never taken away: an invoice is undone by a credit note for what no other has taken back. No money moves; the buyer is owed it,
 * and a refund is paid from that. The order's row is written, so that a refund that comes true at the same moment is worked out anew.
 */
export const voidInvoice = command({
  name: "invoices.void",
  summary:
    "Makes an invoice void by a credit note for what is not credited yet; the ledger says that the buyer is owed it, until it is sent back.",
  may: granted("billing.manage", "all"),
  input: OfInvoice,
  output: v.object({ creditNoteUuid: v.string() }),
  errors: ["not_found", "nothing_to_credit", "conflict"],
  idempotent: true,
  async run(ctx, { invoiceUuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`i.id::float8`,
          orderId: sql<number>`i.order_id::float8`,
          version: sql<string>`(select o.xmin::text from orders o where o.id = i.order_id)`,
          userId: sql<number>`i.user_id::float8`,
          number: printedNumber,
          currency: sql<string>`i.currency`,
          total: sql<number>`i.total::float8`,
          tax: sql<number>`i.tax::float8`,
          isVoided: sql<boolean>`i.voided_at is not null`,
          creditedTotal: credited("total"),
          creditedTax: credited("tax"),
          paper: sql<InvoicePaper>`i.paper`,
        })
        .from(sql`invoices i`)
        .where(sql`i.uuid = ${invoiceUuid}::uuid and i.kind = 'invoice' and i.order_id is not null`),
    ]);
    if (!row) throw ctx.refuse("not_found");
    const left = row.isVoided ? null : leftToCredit(row, { total: row.creditedTotal, tax: row.creditedTax });
    if (!left) throw ctx.refuse("nothing_to_credit");
    const reply = { creditNoteUuid: newUuid() };
    const { buyer, tax, lines } = row.paper;
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update orders o set updated_at = now() where o.id = ${row.orderId}::bigint and o.xmin::text = ${row.version} returning o.id`,
          "conflict",
        ),
        refuseUnless(
          w,
          sql`exists (select from invoices i where i.id = ${row.id}::bigint and i.voided_at is null and ${credited("total")} = ${row.creditedTotal}::bigint)`,
          "conflict",
        ),
        w.execute(
          sql`update invoices set voided_at = ${ctx.now.toISOString()}::timestamptz where id = ${row.id}::bigint`,
        ),
        w.execute(insertEntry(voidEntry(invoiceUuid, ctx.now.toISOString(), left), row)),
        ...insertPaper(w, {
          kind: "credit_note",
          uuid: reply.creditNoteUuid,
          userId: row.userId,
          of: { order_id: sql`${row.orderId}::bigint`, voids_id: sql`${row.id}::bigint` },
          invoice: sql`select ${row.number}::text`,
          currency: row.currency,
          ...left,
          paper: {
            buyer,
            tax: creditTax(tax, left.tax, row.creditedTax),
            lines: [creditLine(lines, left)],
            payment: null,
          },
          now: ctx.now,
        }),
      ],
      events: [{ kind: "mail.invoice", payload: { invoiceUuid: reply.creditNoteUuid } }],
      reply,
    });
    return reply;
  },
});
