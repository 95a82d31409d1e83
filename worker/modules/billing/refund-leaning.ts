import { sql } from "drizzle-orm";
import { insist, type Writing } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import type { Leaning } from "./kinds";
import { noteRefund, reserve } from "./reserve-refund";

/** What goes back of a payment whose period went with the one that it leant on. */
export interface LeaningRefund {
  refundUuid: string;
  paymentUuid: string;
  amount: number;
}

/** A bargain is undone whole: what was paid beside the credit goes back, all that is left of it. */
export const refundsOfLeaning = (lines: readonly { leaning: readonly Leaning[] }[]): LeaningRefund[] =>
  lines
    .flatMap(({ leaning }) => leaning)
    .flatMap(({ payment }) =>
      payment ? [{ refundUuid: newUuid(), paymentUuid: payment.uuid, amount: payment.left }] : [],
    );

/** After the lines were taken back: what of these payments was credited elsewhere is so no more. */
export const refundLeaning = (w: Writing, refunds: readonly LeaningRefund[], now: Date) =>
  refunds.flatMap(({ refundUuid, paymentUuid, amount }) => {
    const payment = sql`p.uuid = ${paymentUuid}::uuid`;
    const all = sql`${amount}::bigint`;
    return [
      insist(w, reserve(payment, all), "conflict"),
      w.execute(noteRefund(refundUuid, payment, all, null, null, now)),
    ];
  });
