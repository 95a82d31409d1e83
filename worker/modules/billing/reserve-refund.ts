import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";

export const RefundReply = v.object({ refundUuid: v.string() });
export const asked = (refundUuid: string): Message => ({ kind: "refund.asked", payload: { refundUuid } });

/** Reserves the money first, under a condition that no two can pass together: what goes back, or was counted elsewhere, is never more than came. */
export const reserve = (payment: SQL, amount: SQL): SQL => sql`
  update payments p set refunded_amount = p.refunded_amount + ${amount} where ${payment} and p.status = 'completed' and p.refunded_amount + p.credited_amount + ${amount} <= p.amount returning p.id`;

export const noteRefund = (
  uuid: string,
  payment: SQL,
  amount: SQL,
  reason: string | null,
  askedById: number | null,
  now: Date,
): SQL => sql`
  insert into refunds (uuid, payment_id, amount, reason, asked_by_id, created_at)
  select ${uuid}::uuid, p.id, ${amount}, ${reason}, ${askedById}::bigint, ${now.toISOString()}::timestamptz from payments p where ${payment}`;

/** The payment that counts for an order. */
export const paymentOf = (orderUuid: string): SQL => sql`
  p.order_id = (select o.id from orders o where o.uuid = ${orderUuid}::uuid) and p.status in ('completed', 'refunded') and not p.is_surplus`;
