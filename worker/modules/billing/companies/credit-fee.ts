import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Translations } from "../../../kernel/columns";
import { insist } from "../../../kernel/database";
import { newUuid } from "../../../kernel/ids";
import type { InvoicePaper } from "../../../kernel/payment-ports";
import { command, granted } from "../../../kernel/verb";
import { CreditFee } from "../inputs";
import { insertEntry } from "../insert-entry";
import { creditLine, creditTax, insertPaper, printedNumber } from "../insert-paper";
import { taxWithin } from "../money/tax";
import { lockPayer, moveAccount } from "./move-account";

/** A part of a fee, or all that is left of it, is not owed any more. The tax is cut from the running sum, so that the parts add up to the fee's. */
export const creditFee = command({
  name: "candidateFees.credit",
  summary:
    "Takes back a part of what a company was charged for a candidate, with a credit note; never more than the fee.",
  may: granted("billing.manage", "all"),
  input: CreditFee,
  output: v.object({ creditNoteUuid: v.string() }),
  errors: ["not_found", "credit_exceeds", "conflict"],
  idempotent: true,
  async run(ctx, { feeUuid, amount }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`f.id::float8`,
          payerId: sql<number>`f.payer_id::float8`,
          total: sql<number>`f.total::float8`,
          tax: sql<number>`f.tax::float8`,
          credited: sql<number>`f.credited_amount::float8`,
          title: sql<Translations<string>>`f.job_title`,
          currency: sql<string>`i.currency`,
          number: printedNumber,
          userId: sql<number>`a.contact_id::float8`,
          paper: sql<InvoicePaper>`i.paper`,
        })
        .from(
          sql`candidate_fees f join invoices i on i.fee_id = f.id and i.kind = 'invoice' join payers a on a.id = f.payer_id`,
        )
        .where(sql`f.uuid = ${feeUuid}::uuid`),
    ]);
    if (!row) throw ctx.refuse("not_found");
    if (row.credited + amount > row.total) throw ctx.refuse("credit_exceeds");
    const { payerId, currency, title, credited } = row;
    const tax = taxWithin(amount, credited, row);
    const reply = { creditNoteUuid: newUuid() };
    const key = `credit:${feeUuid}:${credited + amount}`;
    const at = ctx.now.toISOString();
    const { buyer, tax: rate, lines } = row.paper;
    await ctx.commit({
      statements: (w) => [
        lockPayer(w, payerId),
        // As it was read: who credits at the same moment is asked again, with what is left then.
        insist(
          w,
          sql`update candidate_fees f set credited_amount = credited_amount + ${amount}::bigint
            where f.id = ${row.id}::bigint and f.credited_amount = ${credited}::bigint returning f.id`,
          "conflict",
        ),
        w.execute(
          insertEntry(
            {
              key,
              at,
              lines: [
                { account: "sales_refunds" as const, amount: amount - tax },
                { account: "tax_payable" as const, amount: tax },
                { account: "receivable" as const, amount: -amount },
              ].filter((line) => line.amount !== 0),
            },
            { orderId: null, currency },
          ),
        ),
        moveAccount(w, { key, payerId, kind: "credit", amount: -amount, title, at }),
        ...insertPaper(w, {
          kind: "credit_note",
          uuid: reply.creditNoteUuid,
          userId: row.userId,
          of: { fee_id: sql`${row.id}::bigint`, payer_id: sql`${payerId}::bigint`, credit_key: sql`${key}::text` },
          invoice: sql`select ${row.number}::text`,
          currency,
          tax,
          total: amount,
          paper: {
            buyer,
            tax: creditTax(rate, tax, taxWithin(credited, 0, row)),
            lines: [creditLine(lines, { total: amount, tax })],
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
