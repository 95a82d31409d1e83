import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { insist } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import type { GatewayTruth } from "../../kernel/payment-ports";
import { writeCommission } from "./commissions/write-commission";
import { lockPayer, moveAccount } from "./companies/move-account";
import { spendCouponAgain } from "./coupon-uses";
import { handOver, takeBack } from "./hand-over";
import { insertEntry } from "./insert-entry";
import { insertInvoice } from "./issue-invoice";
import type { PaymentRow } from "./known-payment";
import { type LeaningRefund, refundLeaning } from "./refund-leaning";
import type { Settlement } from "./settle";
import { takeTurns } from "./take-turns";

/** The statements that write a settlement down, under the condition that nothing has changed since it was worked out. */
export function writeSettlement(
  w: Writing,
  row: PaymentRow,
  truth: GatewayTruth,
  settlement: Settlement,
  /** The uuids of the papers that are issued, and of the refunds that are asked for. */
  fresh: { invoice: string; notes: readonly string[]; refunds: readonly LeaningRefund[] },
  now: Date,
) {
  const { status, entries, grant, revoke, refunds, disputes } = settlement;
  const at = sql`${now.toISOString()}::timestamptz`;
  const lines = (uuids: readonly string[]) => row.lines.filter((line) => uuids.includes(line.uuid));
  const isPaid = settlement.orderStatus === "paid" && row.order.status !== "paid";
  return [
    takeTurns(w, row.buyer.id),
    insist(
      w,
      sql`select p.id from payments p where p.id = ${row.id}::bigint and p.xmin::text = ${row.versions.payment} for update`,
      "conflict",
    ),
    insist(
      w,
      sql`select o.id from orders o where o.id = ${row.orderId}::bigint and o.xmin::text = ${row.versions.order} for update`,
      "conflict",
    ),
    w.execute(sql`
      update payments set status = ${status}, is_surplus = ${settlement.isSurplus}::boolean, refunded_amount = ${settlement.refundedAmount}::bigint,
        method = coalesce(${truth.method}, method), transaction_id = coalesce(${truth.transactionId}, transaction_id),
        completed_at = coalesce(completed_at, ${truth.paidAt}::timestamptz), checked_at = ${at}
      where id = ${row.id}::bigint`),
    ...(isPaid
      ? [
          w.execute(
            sql`update orders set status = 'paid', paid_at = coalesce(${truth.paidAt}::timestamptz, ${at}) where id = ${row.orderId}::bigint`,
          ),
        ]
      : []),
    ...(isPaid && row.order.status === "cancelled" && row.couponId !== null
      ? spendCouponAgain(w, { orderId: row.orderId, couponId: row.couponId }, now)
      : []),
    ...entries.map((entry) => w.execute(insertEntry(entry, row))),
    ...(row.payerId === null ? [] : movements(w, row.payerId, row, entries)),
    ...(settlement.commission && row.affiliate
      ? [writeCommission(w, row, row.affiliate.id, settlement.commission, truth.paidAt)]
      : []),
    ...refunds.map(({ uuid, reference, amount, status, at: when }) => {
      const completed = status === "completed" ? sql`${when}::timestamptz` : sql`null`;
      return uuid
        ? w.execute(
            sql`update refunds set reference = ${reference}, status = ${status}, completed_at = ${completed} where uuid = ${uuid}::uuid`,
          )
        : w.execute(sql`
            insert into refunds (payment_id, reference, amount, status, completed_at) values (${row.id}::bigint, ${reference}, ${amount}::bigint, ${status}, ${completed})`);
    }),
    ...disputes.map(({ reference, amount, status, openedAt, closedAt }) =>
      w.execute(sql`
        insert into disputes (payment_id, reference, amount, status, opened_at, closed_at)
        values (${row.id}::bigint, ${reference}, ${amount}::bigint, ${status}, ${openedAt}::timestamptz, ${closedAt}::timestamptz)
        on conflict (payment_id, reference) do update set status = excluded.status, closed_at = excluded.closed_at`),
    ),
    ...handOver(w, lines(grant), row.buyer.id, paidBy(row, truth, now), now),
    ...takeBack(w, lines(revoke), row.buyer.id, now),
    ...refundLeaning(w, fresh.refunds, now),
    ...(settlement.invoice ? insertInvoice(w, { kind: "invoice", uuid: fresh.invoice, row, truth, now }) : []),
    ...settlement.creditNotes.flatMap((note, index) =>
      insertInvoice(w, { kind: "credit_note", uuid: fresh.notes[index] ?? newUuid(), row, truth, now, note }),
    ),
    // What was called about before the gateway was asked has been heard: by number, since clocks differ.
    ...(row.calledUpTo === null
      ? []
      : [
          w.execute(sql`
            update gateway_events set processed_at = ${at}
            where gateway = ${row.gateway} and reference = ${row.reference} and processed_at is null and id <= ${row.calledUpTo}::bigint`),
        ]),
  ];
}

const paidBy = (row: PaymentRow, { paidAt, means }: GatewayTruth, now: Date) => ({
  at: paidAt === null ? now : new Date(paidAt),
  means: means && { ...means, gateway: row.gateway },
});

/** What the entries say of the account that is paid, if anything. */
function movements(w: Writing, payerId: number, { lines }: PaymentRow, entries: Settlement["entries"]) {
  const title = lines[0]?.title ?? { en: "" };
  const moved = entries.flatMap((entry) =>
    entry.lines.filter(({ account }) => account === "receivable").map(({ amount }) => ({ entry, amount })),
  );
  if (moved.length === 0) return [];
  return [
    lockPayer(w, payerId),
    ...moved.map(({ entry, amount }) =>
      moveAccount(w, {
        key: entry.key,
        payerId,
        kind: amount < 0 ? "payment" : "payment_back",
        amount,
        title,
        at: entry.at,
      }),
    ),
  ];
}
