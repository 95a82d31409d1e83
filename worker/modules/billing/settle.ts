import type { GatewayTruth, RefundStatus } from "../../kernel/payment-ports";
import { type MoneyBack, settleCommission } from "./commissions/settle-commission";
import { taxWithin } from "./money/tax";
import type { LedgerAccount } from "./schema";
import { before, type OrderStatus, orderMoves, type PaymentStatus, paymentMoves } from "./states";

/** What we know of a payment, its order, and what the ledger holds of it. */
export interface KnownPayment {
  uuid: string;
  status: PaymentStatus;
  currency: string;
  amount: number;
  /** Paid for what was paid for or owned already: it goes back, and was never a sale. */
  isSurplus: boolean;
  /**
   * `isVoided`: its invoice was credited whole; what still goes back is paid from what is owed to the buyer since then. `isCouponGone`: it was given up, and what
   * made it cheaper is used up.
   */
  order: {
    status: OrderStatus;
    tax: number;
    total: number;
    otherPaid: boolean;
    isVoided: boolean;
    isCouponGone: boolean;
  };
  /** It pays what is owed on a company's account: what was sold, and its tax, is in the books since it was charged. */
  isOnAccount: boolean;
  /** `payableUntil`: money that comes later bought nothing; null for what may be paid at any time. */
  lines: { uuid: string; granted: boolean; revoked: boolean; ownedOtherwise: boolean; payableUntil: string | null }[];
  refunds: { uuid: string; reference: string | null; amount: number; status: RefundStatus }[];
  disputes: { reference: string; amount: number; status: "open" | "won" | "lost" }[];
  /** What an affiliate gets of it, in hundredths of a percent; null where nobody's link led to the order. */
  commissionBasisPoints: number | null;
}

export interface Entry {
  /** Said once, whatever comes again. */
  key: string;
  at: string;
  lines: { account: LedgerAccount; amount: number }[];
}

/** What is to be written so that our books say what the gateway says. */
export interface Settlement {
  status: PaymentStatus;
  isSurplus: boolean;
  refundedAmount: number;
  orderStatus: OrderStatus;
  entries: Entry[];
  grant: string[];
  revoke: string[];
  /** `uuid` is that of the row where there is one already. */
  refunds: { uuid: string | null; reference: string; amount: number; status: RefundStatus; at: string }[];
  disputes: GatewayTruth["disputes"];
  invoice: boolean;
  /** Refunds that came true just now, each with its part of the tax, and what of the tax went back earlier: a credit note each. */
  creditNotes: { reference: string; amount: number; tax: number; taxBefore: number }[];
  /** Paid for nothing: it is to be sent back. */
  returnSurplus: boolean;
  /** What an affiliate has earned by it, and what of that is taken back by now; null where neither has changed. */
  commission: { amount: number; takenAmount: number; isNew: boolean } | null;
}

/** A gateway that names another sum than was asked for is not followed: somebody has to look. */
export class AmountsDisagree extends Error {}

/**
 * From what is known and what the gateway says to what is to be written. It looks at states, never at events, and everything it writes has a key: said twice,
 * too late, or by a truth that is already out of date, it comes to the same books.
 */
export function settle(known: KnownPayment, truth: GatewayTruth): Settlement {
  if (truth.amount !== known.amount || truth.currency !== known.currency)
    throw new AmountsDisagree(
      `${known.uuid}: ${truth.amount} ${truth.currency} instead of ${known.amount} ${known.currency}`,
    );
  const wasTaken = known.status === "completed" || known.status === "refunded";
  const isTaken = truth.status === "paid" || wasTaken;
  const isSurplus = wasTaken ? known.isSurplus : isTaken && isForNothing(known, truth.paidAt);
  const isCredited = isSurplus || known.order.isVoided;
  const owed = isCredited ? "customer_credit" : known.isOnAccount ? "receivable" : null;
  const refunds = settleRefunds(known, truth, owed);
  const returned = refunds.recorded + refunds.entries.reduce((sum, { amount }) => sum + amount, 0);
  const status = forward(known.status, paymentMoves, statusOf(truth, isTaken, returned));
  const orderStatus = isTaken && !isSurplus ? forward(known.order.status, orderMoves, "paid") : known.order.status;
  const lost =
    truth.disputes.some((dispute) => dispute.status === "lost") ||
    known.disputes.some((dispute) => dispute.status === "lost");
  const isHeld = status === "completed" && !isSurplus && !lost;
  const disputes = disputeNews(known, truth);
  const back: MoneyBack[] = [
    ...refunds.entries.map(({ reference, amount, at }) => ({ what: "refund" as const, reference, amount, at })),
    ...disputes.flatMap(({ what, ...one }) => (what === "dispute-lost" ? [] : [{ what, ...one }])),
  ];
  const paid = { at: truth.paidAt ?? "", isNew: isTaken && !wasTaken };
  const commission = isTaken && !isSurplus ? settleCommission(known, paid, refunds.recorded, back) : null;
  return {
    status,
    isSurplus,
    refundedAmount: Math.min(known.amount, refunds.asked),
    orderStatus,
    entries: [
      ...(isTaken && !wasTaken ? [capture(known, truth, isSurplus)] : []),
      ...refunds.entries.map(({ entry }) => entry),
      ...settleDisputes(known, disputes, isSurplus),
      ...(commission?.entries ?? []),
    ],
    grant: isHeld ? known.lines.filter((line) => !line.granted && !line.revoked).map(({ uuid }) => uuid) : [],
    revoke:
      isHeld || !isTaken || isSurplus
        ? []
        : known.lines.filter((line) => line.granted && !line.revoked).map(({ uuid }) => uuid),
    refunds: refunds.rows,
    disputes: truth.disputes.filter(({ reference, status: now }) =>
      known.disputes.every((had) => had.reference !== reference || (had.status === "open" && now !== "open")),
    ),
    invoice: isTaken && !wasTaken && !isSurplus && !known.isOnAccount,
    creditNotes: owed ? [] : refunds.entries.map(({ entry: _, at: __, ...note }) => note),
    returnSurplus: isSurplus && !wasTaken && returned < known.amount,
    commission: commission?.change ?? null,
  };
}

/** Another payment paid the order, its price is not to be had any more, or every one of its things was the buyer's already, or is not to be had any more. */
const isForNothing = ({ order, lines }: KnownPayment, paidAt: string | null) =>
  order.otherPaid ||
  order.isCouponGone ||
  lines.every((line) => line.ownedOtherwise || isLate(line.payableUntil, paidAt));
const isLate = (payableUntil: string | null, paidAt: string | null) =>
  payableUntil !== null && paidAt !== null && Date.parse(paidAt) > Date.parse(payableUntil);

const statusOf = (truth: GatewayTruth, isTaken: boolean, returned: number): PaymentStatus => {
  if (isTaken) return returned >= truth.amount ? "refunded" : "completed";
  return truth.status === "open" ? "pending" : (truth.status as "failed" | "cancelled");
};

const forward = <S extends string>(from: S, moves: Record<S, readonly S[]>, to: S): S =>
  before(moves, to).includes(from) ? to : from;

function capture(known: KnownPayment, truth: GatewayTruth, isSurplus: boolean): Entry {
  const { amount, order } = known;
  const lines: Entry["lines"] = isSurplus
    ? [{ account: "customer_credit", amount: -amount }]
    : known.isOnAccount
      ? [{ account: "receivable", amount: -amount }]
      : [
          { account: "sales", amount: -(amount - order.tax) },
          { account: "tax_payable", amount: -order.tax },
        ];
  return entry(`capture:${known.uuid}`, truth.paidAt ?? "", [{ account: "gateway_clearing", amount }, ...lines]);
}

/** `owed`: it is no sale, or none any more; what goes back is between us and the buyer alone. */
function settleRefunds(known: KnownPayment, truth: GatewayTruth, owed: "customer_credit" | "receivable" | null) {
  const rowOf = (told: GatewayTruth["refunds"][number]) =>
    known.refunds.find(
      ({ uuid, reference }) => reference === told.reference || (reference === null && uuid === told.ours),
    );
  const recorded = known.refunds.reduce((sum, { amount, status }) => sum + (status === "completed" ? amount : 0), 0);
  const fresh = truth.refunds
    .map((told) => ({ told, row: rowOf(told) }))
    .filter(
      ({ told, row }) => !row || row.reference === null || (row.status !== "completed" && row.status !== told.status),
    )
    // By their time at the gateway, so that a truth told late divides the tax as an early one did.
    .sort((a, b) =>
      a.told.at < b.told.at ? -1 : a.told.at > b.told.at ? 1 : a.told.reference < b.told.reference ? -1 : 1,
    );
  let before = recorded;
  const entries = fresh
    .filter(({ told }) => told.status === "completed")
    .map(({ told: { reference, amount, at } }) => {
      const tax = owed ? 0 : taxWithin(amount, before, known.order);
      const taxBefore = owed ? 0 : taxWithin(before, 0, known.order);
      before += amount;
      const lines: Entry["lines"] = owed
        ? [{ account: owed, amount }]
        : [
            { account: "sales_refunds", amount: amount - tax },
            { account: "tax_payable", amount: tax },
          ];
      lines.push({ account: "gateway_clearing", amount: -amount });
      return { reference, amount, tax, taxBefore, at, entry: entry(`refund:${known.uuid}:${reference}`, at, lines) };
    });
  const failed = new Set(fresh.filter(({ told }) => told.status === "failed").map(({ row }) => row?.uuid));
  const stillAsked = known.refunds.filter(({ uuid, status }) => status !== "failed" && !failed.has(uuid));
  const begunThere = fresh.filter(({ told, row }) => !row && told.status !== "failed");
  return {
    recorded,
    entries,
    rows: fresh.map(({ told: { reference, amount, status, at }, row }) => ({
      uuid: row?.uuid ?? null,
      reference,
      amount,
      status,
      at,
    })),
    asked: [...stillAsked, ...begunThere.map(({ told }) => told)].reduce((sum, { amount }) => sum + amount, 0),
  };
}

type DisputeNews = Omit<MoneyBack, "what"> & { what: "dispute" | "dispute-won" | "dispute-lost" };

/** What has become of disputes since we last heard. */
const disputeNews = (known: KnownPayment, truth: GatewayTruth): DisputeNews[] =>
  truth.disputes.flatMap(({ reference, amount, status, openedAt, closedAt }) => {
    const had = known.disputes.find((dispute) => dispute.reference === reference);
    const opened: DisputeNews = { what: "dispute", reference, amount, at: openedAt };
    const isOver = status !== "open" && had?.status !== "won" && had?.status !== "lost";
    const closed = isOver ? { what: `dispute-${status}` as const, reference, amount, at: closedAt ?? openedAt } : null;
    return [...(had ? [] : [opened]), ...(closed ? [closed] : [])];
  });

/** The money of a dispute is away while it is open; it comes back, or is lost. */
function settleDisputes(known: KnownPayment, news: readonly DisputeNews[], isSurplus: boolean): Entry[] {
  // What a company took back by its bank it owes again.
  const loss = known.isOnAccount && !isSurplus ? "receivable" : "dispute_losses";
  return news.map(({ what, reference, amount, at }) =>
    entry(
      `${what}:${known.uuid}:${reference}`,
      at,
      what === "dispute"
        ? [
            { account: "disputed", amount },
            { account: "gateway_clearing", amount: -amount },
          ]
        : [
            { account: what === "dispute-won" ? "gateway_clearing" : loss, amount },
            { account: "disputed", amount: -amount },
          ],
    ),
  );
}

const entry = (key: string, at: string, lines: Entry["lines"]): Entry => ({
  key,
  at,
  lines: lines.filter(({ amount }) => amount !== 0),
});
