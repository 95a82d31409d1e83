import type { Locale } from "../../kernel/columns";
import type { GatewayTruth } from "../../kernel/payment-ports";

/** What was asked of the test gateway, and all that happened to it since. Plain data: an object's storage holds it, and a test's memory. */
export interface TestPayment {
  reference: string;
  uuid: string;
  amount: number;
  currency: string;
  description: string;
  returnUrl: string;
  status: GatewayTruth["status"] | "second_step";
  paidAt: string | null;
  last4: string | null;
  /** Whether its card is to be charged again later. */
  keepMeans?: boolean | undefined;
  refunds: GatewayTruth["refunds"];
  disputes: GatewayTruth["disputes"];
  /** How many events it has told of: their ids are counted. */
  told: number;
}

/** The cards that the hosted page offers, by what they do. No other number is taken. */
export const testCards = {
  succeeds: "4242424242424242",
  declined: "4000000000000002",
  second_step: "4000000000003220",
  disputed: "4000000000000259",
  refund_fails: "4000000000005126",
  pays_once: "4000000000000341",
} as const;
export type TestCard = keyof typeof testCards;

export interface TestEvent {
  id: string;
  kind:
    | "payment.paid"
    | "payment.failed"
    | "payment.cancelled"
    | "refund.changed"
    | "dispute.opened"
    | "dispute.closed";
}

export const deliveryWays = ["at_once", "delayed", "doubled", "shuffled", "withheld"] as const;
/** How a payment's webhooks are delivered: all that a network and somebody else's queue can do to them. */
export interface TestDelivery {
  way: (typeof deliveryWays)[number];
  /** How long they are held back, or within how long they come in any order. */
  seconds: number;
}

/** A webhook on its way. */
export interface TestDue {
  event: TestEvent;
  /** Milliseconds. */
  at: number;
  tries: number;
}

/** All that is kept of a payment. */
export interface TestBooks {
  payment: TestPayment;
  /** What the buyer reads. */
  locale: Locale;
  delivery: TestDelivery;
  /** Everything it has told of, in order. */
  events: TestEvent[];
  due: TestDue[];
}

export type TestOpening = Pick<TestPayment, "uuid" | "amount" | "currency" | "description" | "returnUrl" | "keepMeans">;
export type TestOutcome = "paid" | "declined" | "second_step" | "unknown_card" | "closed";

export const opened = (given: TestOpening): TestPayment => ({
  ...given,
  reference: `test_${given.uuid.replaceAll("-", "")}`,
  status: "open",
  paidAt: null,
  last4: null,
  refunds: [],
  disputes: [],
  told: 0,
});

/** A payment as somebody's books say it was made: nothing of it was ever told of from here. */
export interface Remembered
  extends Pick<TestPayment, "reference" | "uuid" | "amount" | "currency" | "description" | "returnUrl"> {
  paidAt: string;
  method: string | null;
  refunds: TestPayment["refunds"];
}

export const remembered = ({ reference, paidAt, method, refunds, ...given }: Remembered): TestPayment => ({
  ...opened(given),
  reference,
  status: "paid",
  paidAt,
  last4: /\d{4}$/.exec(method ?? "")?.[0] ?? testCards.succeeds.slice(-4),
  refunds,
});

const tell = (payment: TestPayment, kind: TestEvent["kind"]): TestEvent => {
  payment.told += 1;
  return { id: `evt_${payment.reference}_${payment.told}`, kind };
};

/** A card is given: what happens is in the card. Only an open payment takes one; the rest answers with no events. */
export function pay(
  payment: TestPayment,
  cardNumber: string,
  at: string,
): { outcome: TestOutcome; events: TestEvent[] } {
  if (payment.status !== "open" && payment.status !== "failed" && payment.status !== "second_step")
    return { outcome: "closed", events: [] };
  const number = cardNumber.replaceAll(/\s/g, "");
  const card = (Object.keys(testCards) as TestCard[]).find((name) => testCards[name] === number);
  if (!card) return { outcome: "unknown_card", events: [] };
  payment.last4 = number.slice(-4);
  if (card === "declined") {
    payment.status = "failed";
    return { outcome: "declined", events: [tell(payment, "payment.failed")] };
  }
  if (card === "second_step") {
    payment.status = "second_step";
    return { outcome: "second_step", events: [] };
  }
  return { outcome: "paid", events: take(payment, at) };
}

/** The bank's own page: the buyer says it was they, or that it was not. */
export function confirm(payment: TestPayment, isGranted: boolean, at: string): TestEvent[] {
  if (payment.status !== "second_step") return [];
  if (isGranted) return take(payment, at);
  payment.status = "failed";
  return [tell(payment, "payment.failed")];
}

function take(payment: TestPayment, at: string): TestEvent[] {
  payment.status = "paid";
  payment.paidAt = at;
  const events = [tell(payment, "payment.paid")];
  return payment.last4 === testCards.disputed.slice(-4) ? [...events, ...dispute(payment, at)] : events;
}

export function cancel(payment: TestPayment): TestEvent[] {
  if (payment.status === "paid" || payment.status === "cancelled") return [];
  payment.status = "cancelled";
  return [tell(payment, "payment.cancelled")];
}

/** Asked twice under the same uuid, it goes back once. More than is left is refused as a gateway refuses it: by failing. */
export function refund(payment: TestPayment, uuid: string | null, amount: number, at: string): TestEvent[] {
  if (payment.status !== "paid" || (uuid !== null && payment.refunds.some(({ ours }) => ours === uuid))) return [];
  const gone = payment.refunds.reduce((sum, { amount: one, status }) => sum + (status === "failed" ? 0 : one), 0);
  const fails = gone + amount > payment.amount || payment.last4 === testCards.refund_fails.slice(-4);
  payment.refunds.push({
    reference: `re_${payment.reference}_${payment.refunds.length + 1}`,
    ours: uuid,
    amount,
    status: fails ? "failed" : "completed",
    at,
  });
  return [tell(payment, "refund.changed")];
}

export function dispute(payment: TestPayment, at: string): TestEvent[] {
  if (payment.status !== "paid") return [];
  payment.disputes.push({
    reference: `dp_${payment.reference}_${payment.disputes.length + 1}`,
    amount: payment.amount,
    status: "open",
    openedAt: at,
    closedAt: null,
  });
  return [tell(payment, "dispute.opened")];
}

export function closeDispute(payment: TestPayment, status: "won" | "lost", at: string): TestEvent[] {
  const open = payment.disputes.find((one) => one.status === "open");
  if (!open) return [];
  open.status = status;
  open.closedAt = at;
  return [tell(payment, "dispute.closed")];
}

/** What stands for a card that was kept: these cards are nobody's, so their last digits do. */
const meansOf = (last4: string) => `means_${last4}`;
/** A bank that wants to see the person says no when nobody is there. */
const declinedAlone: readonly TestCard[] = ["declined", "second_step", "pays_once"];

/** What was kept is charged, once; what stands for no card of ours is declined, as one that a bank took back. */
export function charge(payment: TestPayment, means: string, at: string): TestEvent[] {
  if (payment.status !== "open") return [];
  const card = (Object.keys(testCards) as TestCard[]).find((name) => means === meansOf(testCards[name].slice(-4)));
  if (card && !declinedAlone.includes(card)) {
    payment.last4 = testCards[card].slice(-4);
    return take(payment, at);
  }
  payment.status = "failed";
  return [tell(payment, "payment.failed")];
}

export const truthOf = (payment: TestPayment): GatewayTruth => ({
  status: payment.status === "second_step" ? "open" : payment.status,
  amount: payment.amount,
  currency: payment.currency,
  paidAt: payment.paidAt,
  method: payment.last4 === null ? null : `card ${payment.last4}`,
  transactionId: payment.paidAt === null ? null : `txn_${payment.reference.slice(5, 21)}`,
  refunds: structuredClone(payment.refunds),
  disputes: structuredClone(payment.disputes),
  means:
    payment.keepMeans && payment.paidAt !== null && payment.last4 !== null
      ? { reference: meansOf(payment.last4), label: `card ${payment.last4}` }
      : null,
});
