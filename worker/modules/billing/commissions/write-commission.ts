import { sql } from "drizzle-orm";
import type { Message } from "../../../../queues/messages";
import type { Writing } from "../../../kernel/database";
import type { PaymentRow } from "../known-payment";
import { windowAfter } from "../refund-window";
import type { Settlement } from "../settle";

/** Says of a payment's commission what the ledger says. Until when it is held is settled when it is earned. */
export function writeCommission(
  w: Writing,
  { id, currency, commissionBasisPoints }: PaymentRow,
  affiliateId: number,
  { amount, takenAmount }: NonNullable<Settlement["commission"]>,
  paidAt: string | null,
) {
  const earnedAt = sql`${paidAt}::timestamptz`;
  return w.execute(sql`
    insert into commissions (payment_id, affiliate_id, currency, basis_points, amount, taken_amount, earned_at, held_until)
    values (${id}::bigint, ${affiliateId}::bigint, ${currency}, ${commissionBasisPoints}::int, ${amount}::bigint, ${takenAmount}::bigint, ${earnedAt},
      ${windowAfter(earnedAt)})
    on conflict (payment_id) do update set taken_amount = excluded.taken_amount`);
}

/** Tells whoever earned it; not of what is gone again already. */
export function earnedBy({ affiliate, currency }: PaymentRow, { commission }: Settlement): Message[] {
  if (!affiliate || !commission?.isNew || commission.takenAmount === commission.amount) return [];
  return [
    {
      kind: "notification.asked",
      payload: {
        type: "affiliate.earned",
        to: { userUuids: [affiliate.userUuid] },
        params: { amount: commission.amount - commission.takenAmount, currency },
        link: "/student/affiliate",
      },
    },
  ];
}
