import * as v from "valibot";
import type { Gateway, GatewayTruth, RefundStatus } from "../../kernel/payment-ports";
import type { Signer } from "../../kernel/ports";
import { Dispute, listOf, Order, Payment, type RazorpayKeys, Refund, razorpayApi } from "./razorpay-api";
import { checkoutToken } from "./razorpay-checkout";
import {
  chargeToken,
  closeOrder,
  customerOf,
  isClosed,
  isRefused,
  mandate,
  meansOf,
  orderOnce,
} from "./razorpay-means";
import { isMacOf, jsonOf } from "./signatures";

export interface RazorpaySettings extends RazorpayKeys {
  /** Of the webhook; after a change the old one beside the new. */
  webhookSecrets: readonly string[];
}

const pageOf = 100;
const instant = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** A payment by which an order was paid; whatever was sent back later, it was taken. */
const isCaptured = ({ status, captured }: Payment) =>
  captured === true || status === "captured" || status === "refunded";

const Event = v.object({
  event: v.string(),
  payload: v.record(
    v.string(),
    v.object({ entity: v.looseObject({ id: v.string(), order_id: v.nullish(v.string()) }) }),
  ),
});

/** Orders of Razorpay, paid on its hosted page. A payment's reference is the order's id there. */
export function razorpayGateway(
  settings: RazorpaySettings,
  tenant: { origin: string },
  signer: Pick<Signer, "sign">,
): Gateway {
  const call = razorpayApi(settings);
  const refundsOf = async (paymentId: string) =>
    (await call(listOf(Refund), `/payments/${paymentId}/refunds?count=${pageOf}`))?.items ?? [];
  const capturedOf = async (orderId: string) => {
    const payments = (await call(listOf(Payment), `/orders/${encodeURIComponent(orderId)}/payments`))?.items ?? [];
    return { payments, captured: payments.find(isCaptured) ?? null };
  };

  return {
    name: "razorpay",
    firstFor: ["INR"],
    async open({ uuid, orderUuid, amount, currency, description, email, locale, returnUrl, keepMeans }) {
      const customerId = keepMeans ? await customerOf(call, email) : undefined;
      const terms = customerId === undefined ? {} : { customer_id: customerId, ...mandate(amount) };
      const orderId = await orderOnce(call, { uuid, orderUuid, amount, currency }, terms);
      const checkout = { orderId, amount, currency, description, locale, returnUrl };
      const token = await checkoutToken(signer, { ...checkout, ...(customerId === undefined ? {} : { customerId }) });
      return { reference: orderId, payUrl: `${tenant.origin}/razorpay/${token}` };
    },

    async charge(payment) {
      const reference = await orderOnce(call, payment, { payment_capture: true });
      // An order that was tried is not tried again: that is another charge, under another uuid.
      if ((await capturedOf(reference)).payments.length === 0) await chargeToken(call, payment, reference);
      return { reference };
    },

    async close(reference) {
      const order = await call(Order, `/orders/${encodeURIComponent(reference)}`);
      if (order && !isClosed(order)) await closeOrder(call, order);
    },

    async ask(reference) {
      const order = await call(Order, `/orders/${encodeURIComponent(reference)}`);
      if (!order) return null;
      const { payments, captured } = await capturedOf(order.id);
      const [refunds, disputes, means] = captured
        ? await Promise.all([refundsOf(captured.id), disputesOf(call, captured), meansOf(call, captured)])
        : [[], [], null];
      return {
        status: captured ? "paid" : isRefused(order) && payments.length === 0 ? "failed" : statusOf(order, payments),
        amount: order.amount,
        currency: order.currency,
        paidAt: captured ? instant(captured.created_at) : null,
        method: captured?.method ?? null,
        transactionId: captured && transactionOf(captured),
        refunds: refunds.map(({ id, notes, amount, status, created_at }) => ({
          reference: id,
          ours: notes.ours ?? null,
          amount,
          status: refundStatus(status),
          at: instant(created_at),
        })),
        disputes,
        means,
      };
    },

    async refund({ reference, uuid, amount }) {
      const { captured } = await capturedOf(reference);
      if (!captured) throw new Error(`Nothing was paid for the order ${reference}`);
      if ((await refundsOf(captured.id)).some(({ notes }) => notes.ours === uuid)) return;
      await call(Refund, `/payments/${captured.id}/refund`, {
        body: { amount, notes: { ours: uuid } },
        headers: { "x-refund-idempotency": uuid },
      });
    },

    async hear(body, headers) {
      const id = headers.get("x-razorpay-event-id");
      const isTheirs = await isMacOf(
        settings.webhookSecrets,
        new Uint8Array(body),
        headers.get("x-razorpay-signature"),
      );
      const said = v.safeParse(Event, isTheirs && id ? jsonOf(body) : null);
      if (!said.success || !id) return null;
      const { event, payload } = said.output;
      return { id, kind: event, reference: payload.order?.entity.id ?? payload.payment?.entity.order_id ?? null };
    },
  };
}

/**
 * Nothing was taken. A buyer may try again in the same order, so one failure among others that are under way is none yet. Of a closed order a try that was
 * begun and never taken further (it may stay "created" for days) holds nothing up; what a bank has granted is taken, and waited for.
 */
const statusOf = (order: { notes: Record<string, string> }, payments: readonly Payment[]): GatewayTruth["status"] => {
  const are = (...statuses: string[]) => payments.every(({ status }) => statuses.includes(status));
  if (isClosed(order)) return are("failed", "created") ? "cancelled" : "open";
  return payments.length > 0 && are("failed") ? "failed" : "open";
};

const refundStatus = (status: string): RefundStatus =>
  status === "processed" ? "completed" : status === "failed" ? "failed" : "pending";

/** What the buyer's bank shows, where Razorpay was told. */
const transactionOf = ({ id, acquirer_data: told }: Payment): string =>
  told.rrn ?? told.bank_transaction_id ?? told.upi_transaction_id ?? id;

/** Disputes cannot be asked for by payment: those since it was made are read through. A retrieval or a question of fraud takes no money away. */
async function disputesOf(call: ReturnType<typeof razorpayApi>, payment: Payment): Promise<GatewayTruth["disputes"]> {
  const found: v.InferOutput<typeof Dispute>[] = [];
  for (let skip = 0; ; skip += pageOf) {
    const page = await call(listOf(Dispute), `/disputes?from=${payment.created_at}&count=${pageOf}&skip=${skip}`);
    const items = page?.items ?? [];
    found.push(...items.filter(({ payment_id }) => payment_id === payment.id));
    if (items.length < pageOf) break;
  }
  return found
    .filter(({ phase }) => phase !== "retrieval" && phase !== "fraud")
    .map(({ id, amount, status, created_at }) => ({
      reference: id,
      amount,
      status: status === "lost" ? "lost" : status === "won" || status === "closed" ? "won" : "open",
      openedAt: instant(created_at),
      closedAt: null,
    }));
}
