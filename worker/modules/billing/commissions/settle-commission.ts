import { portion } from "../money/allocate";
import type { Entry, KnownPayment, Settlement } from "../settle";

/** A payment's money that goes back to the buyer, is away in a dispute, or comes home from one that was won. */
export interface MoneyBack {
  what: "refund" | "dispute" | "dispute-won";
  reference: string;
  amount: number;
  at: string;
}
type Paid = Pick<KnownPayment, "amount" | "commissionBasisPoints"> & { order: { tax: number } };

/** What a payment earns: the rate of what was paid without its tax, to the nearest minor unit, half up. */
export const earnedOf = ({ amount, order, commissionBasisPoints }: Paid): number =>
  portion(amount - order.tax, commissionBasisPoints ?? 0, 10_000);

/**
 * What of a commission is taken back while `gone` of its payment is away: its share to the nearest minor unit, half up; all of it where all is gone, and never
 * more. Each step takes what is missing to that, so that the steps of many refunds come to exactly the whole.
 */
export const takenOf = (earned: number, gone: number, paid: number): number =>
  portion(earned, Math.min(gone, paid), paid);

/** @param recorded what of refunds the books hold already */
export function settleCommission(
  known: KnownPayment,
  { at, isNew }: { at: string; isNew: boolean },
  recorded: number,
  back: readonly MoneyBack[],
): { entries: Entry[]; change: Settlement["commission"] } | null {
  const earned = earnedOf(known);
  if (earned === 0 || (!isNew && back.length === 0)) return null;
  let gone = known.disputes.reduce((sum, { amount, status }) => sum + (status === "won" ? 0 : amount), recorded);
  let taken = takenOf(earned, gone, known.amount);
  const entries = isNew ? [entry(`commission:${known.uuid}`, at, earned)] : [];
  // By their time, so that all that is learnt at once is taken as it would have been one by one.
  for (const one of [...back].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    gone += one.what === "dispute-won" ? -one.amount : one.amount;
    const now = takenOf(earned, gone, known.amount);
    if (now !== taken)
      entries.push(entry(`commission-${one.what}:${known.uuid}:${one.reference}`, one.at, taken - now));
    taken = now;
  }
  return { entries, change: { amount: earned, takenAmount: taken, isNew } };
}

/** Above zero the affiliate is owed more. */
const entry = (key: string, at: string, amount: number): Entry => ({
  key,
  at,
  lines: [
    { account: "affiliate_payable", amount: -amount },
    { account: "affiliate_commissions", amount },
  ],
});
