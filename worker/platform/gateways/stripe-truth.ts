import type { Stripe } from "stripe";
import type { GatewayTruth, KeptMeans, RefundStatus } from "../../kernel/payment-ports";

/** ISO 4217 gives these no decimals; Stripe counts them in hundredths all the same. */
const inHundredths = new Set(["ISK", "UGX"]);

/** Our minor units and Stripe's. */
export const toStripe = (amount: number, currency: string): number =>
  inHundredths.has(currency) ? amount * 100 : amount;
const fromStripe = (amount: number, currency: string): number =>
  inHundredths.has(currency) ? Math.round(amount / 100) : amount;

const instant = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** What comes after a payment was taken. */
interface Since {
  refunds: readonly Stripe.Refund[];
  disputes: readonly Stripe.Dispute[];
}
export const nothingSince: Since = { refunds: [], disputes: [] };

/** What Stripe knows of a session, in our words. `session` has its payment intent and the latest charge expanded. */
export function truthOfSession(session: Stripe.Checkout.Session, since: Since): GatewayTruth {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const { amount_total: amount, currency, created } = session;
  const paid = session.payment_status === "paid" ? { intent, created } : null;
  return truthOf({ status: statusOf(session, intent), amount: amount ?? 0, currency: currency ?? "", paid }, since);
}

/** The same of what was charged without a session. */
export function truthOfIntent(intent: Stripe.PaymentIntent, since: Since): GatewayTruth {
  const { status, amount, currency, created } = intent;
  const known = { amount, currency, paid: status === "succeeded" ? { intent, created } : null };
  if (status === "succeeded") return truthOf({ ...known, status: "paid" }, since);
  if (status === "canceled") return truthOf({ ...known, status: "cancelled" }, since);
  // Nobody is there to try again with, or to take a second step.
  const isOver = status === "requires_payment_method" || status === "requires_action";
  return truthOf({ ...known, status: isOver ? "failed" : "open" }, since);
}

interface Known {
  status: GatewayTruth["status"];
  amount: number;
  currency: string;
  paid: { intent: Stripe.PaymentIntent | null; created: number } | null;
}

function truthOf({ status, amount, currency: lower, paid }: Known, { refunds, disputes }: Since): GatewayTruth {
  const currency = lower.toUpperCase();
  const charge = typeof paid?.intent?.latest_charge === "object" ? paid.intent.latest_charge : null;
  return {
    status,
    amount: fromStripe(amount, currency),
    currency,
    paidAt: paid && instant(charge?.created ?? paid.created),
    method: paid && methodOf(charge),
    transactionId: paid?.intent?.id ?? null,
    refunds: refunds.map(({ id, metadata, amount, status, created }) => ({
      reference: id,
      ours: metadata?.ours ?? null,
      amount: fromStripe(amount, currency),
      status: refundStatus(status),
      at: instant(created),
    })),
    disputes: disputes.flatMap((dispute) => disputeOf(dispute, currency)),
    means: paid && meansOf(paid.intent, charge),
  };
}

/** A customer and a method of theirs, where the buyer gave leave to use it again. */
function meansOf(intent: Stripe.PaymentIntent | null, charge: Stripe.Charge | null): KeptMeans | null {
  const customer = idOf(intent?.customer);
  const method = idOf(intent?.payment_method);
  if (intent?.setup_future_usage !== "off_session" || !customer || !method) return null;
  return { reference: `${customer}/${method}`, label: methodOf(charge) };
}

export const idOf = (of: string | { id: string } | null | undefined): string | null =>
  typeof of === "string" ? of : (of?.id ?? null);

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
