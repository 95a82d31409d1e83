import type { Stripe } from "stripe";
import type { GatewayTruth, RefundStatus } from "../../kernel/payment-ports";

/** ISO 4217 gives these no decimals; Stripe counts them in hundredths all the same. */
const inHundredths = new Set(["ISK", "UGX"]);

/** Our minor units and Stripe's. */
export const toStripe = (amount: number, currency: string): number =>
  inHundredths.has(currency) ? amount * 100 : amount;
const fromStripe = (amount: number, currency: string): number =>
  inHundredths.has(currency) ? Math.round(amount / 100) : amount;

const instant = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** What Stripe knows of a session, in our words. `session` has its payment intent and the latest charge expanded. */
export function truthOfSession(
  session: Stripe.Checkout.Session,
  refunds: readonly Stripe.Refund[],
  disputes: readonly Stripe.Dispute[],
): GatewayTruth {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const charge = intent && typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const currency = (session.currency ?? "").toUpperCase();
  const isPaid = session.payment_status === "paid";
  return {
    status: statusOf(session, intent),
    amount: fromStripe(session.amount_total ?? 0, currency),
    currency,
    paidAt: isPaid ? instant(charge?.created ?? session.created) : null,
    method: isPaid ? methodOf(charge) : null,
    transactionId: isPaid ? (intent?.id ?? null) : null,
    refunds: refunds.map(({ id, metadata, amount, status, created }) => ({
      reference: id,
      ours: metadata?.ours ?? null,
      amount: fromStripe(amount, currency),
      status: refundStatus(status),
      at: instant(created),
    })),
    disputes: disputes.flatMap((dispute) => disputeOf(dispute, currency)),
  };
}

function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): GatewayTruth["status"] {
  if (session.payment_status === "paid") return "paid";
  if (session.status === "expired" || intent?.status === "canceled") return "cancelled";
  // A bank said no days later: the session is over, and nothing was paid.
  if (session.status === "complete" && intent?.status === "requires_payment_method") return "failed";
  return "open";
}

function methodOf(charge: Stripe.Charge | null): string | null {
  const details = charge?.payment_method_details;
  if (!details) return null;
  return details.card?.last4 ? `card ${details.card.last4}` : details.type;
}

const refundStatus = (status: string | null): RefundStatus =>
  status === "succeeded" ? "completed" : status === "failed" || status === "canceled" ? "failed" : "pending";

/** Inquiries and what was prevented took no money away: they are none to us. An appeal is made against one that was lost. */
function disputeOf(dispute: Stripe.Dispute, currency: string): GatewayTruth["disputes"] {
  const { id, amount, status, created, balance_transactions: moves } = dispute;
  if (status.startsWith("warning_") || status === "prevented") return [];
  const now = status === "won" ? "won" : status === "lost" || status.startsWith("appeal_") ? "lost" : "open";
  // The money came back by a second movement; for what was lost, Stripe names no hour.
  const closed = now === "won" && moves.length > 1 ? moves.at(-1)?.created : undefined;
  return [
    {
      reference: id,
      amount: fromStripe(amount, currency),
      status: now,
      openedAt: instant(created),
      closedAt: closed === undefined ? null : instant(closed),
    },
  ];
}
