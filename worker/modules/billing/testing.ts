import type { GatewayTruth } from "../../kernel/payment-ports";
import { type Entry, type KnownPayment, settle } from "./settle";
import { leftToCredit, voidEntry } from "./void-entry";

/** One payment's books in memory, written as write-settlement.ts writes them to tables: for properties over many more cases than a database takes. */
export class Books {
  status: KnownPayment["status"] = "pending";
  order: KnownPayment["order"]["status"] = "open";
  granted = false;
  revoked = false;
  voided = false;
  isOnAccount = false;
  refundRows: KnownPayment["refunds"] = [];
  disputes: KnownPayment["disputes"] = [];
  /** The rate of the affiliate whose link led to the order. */
  commissionBasisPoints: number | null = null;
  commission = { amount: 0, takenAmount: 0 };
  entries = new Map<string, Entry>();
  invoices = 0;
  notes: string[] = [];
  /** What credit notes come to. */
  credited = { total: 0, tax: 0 };

  get held() {
    return this.granted && !this.revoked;
  }
  get refunded() {
    return this.refundRows.reduce((sum, { amount, status }) => sum + (status === "completed" ? amount : 0), 0);
  }
  entriesByKey() {
    return Object.fromEntries([...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  balances() {
    const sums: Record<string, number> = {};
    for (const { lines } of this.entries.values())
      for (const { account, amount } of lines) sums[account] = (sums[account] ?? 0) + amount;
    return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
  }
  /** Where no money came, which of the refusals was the last to be heard of is nobody's business. */
  facts() {
    const { order, held, invoices, refunded } = this;
    const status = this.status === "completed" || this.status === "refunded" ? this.status : "unpaid";
    return { status, order, held, invoices, refunded };
  }
}

export const uuid = "018f0000-0000-7000-8000-000000000001";

export const known = (
  books: Books,
  price: { total: number; tax: number },
  payableUntil: string | null = null,
): KnownPayment => ({
  uuid,
  status: books.status,
  currency: "INR",
  amount: price.total,
  isSurplus: false,
  order: { status: books.order, ...price, otherPaid: false, isVoided: books.voided, isCouponGone: false },
  isOnAccount: books.isOnAccount,
  lines: [{ uuid: "line", granted: books.granted, revoked: books.revoked, ownedOtherwise: false, payableUntil }],
  refunds: books.refundRows,
  disputes: books.disputes,
  commissionBasisPoints: books.commissionBasisPoints,
});

const credit = (books: Books, { total, tax }: { total: number; tax: number }) => {
  books.credited = { total: books.credited.total + total, tax: books.credited.tax + tax };
};

/** What an administrator who makes the invoice void writes down; nothing where there is none, or nothing left of it. */
export function voidInvoice(books: Books, price: { total: number; tax: number }): Books {
  const left = books.invoices === 1 && !books.voided ? leftToCredit(price, books.credited) : null;
  if (!left) return books;
  const entry = voidEntry("invoice", at0, left);
  books.entries.set(entry.key, entry);
  credit(books, left);
  books.voided = true;
  return books;
}
const at0 = new Date(0).toISOString();

/** What is written down after an answer of the gateway. */
export function learn(
  books: Books,
  truth: GatewayTruth,
  price: { total: number; tax: number },
  payableUntil: string | null = null,
): Books {
  const settlement = settle(known(books, price, payableUntil), truth);
  books.status = settlement.status;
  books.order = settlement.orderStatus;
  for (const entry of settlement.entries) if (!books.entries.has(entry.key)) books.entries.set(entry.key, entry);
  for (const { uuid: row, reference, amount, status } of settlement.refunds) {
    const had = books.refundRows.find((one) => one.uuid === row);
    if (had) Object.assign(had, { reference, status });
    else books.refundRows.push({ uuid: `row-${reference}`, reference, amount, status });
  }
  for (const { reference, amount, status } of settlement.disputes) {
    const had = books.disputes.find((one) => one.reference === reference);
    if (had) had.status = status;
    else books.disputes.push({ reference, amount, status });
  }
  if (settlement.commission) {
    const { amount, takenAmount } = settlement.commission;
    books.commission = { amount, takenAmount };
  }
  books.granted ||= settlement.grant.length > 0;
  books.revoked ||= settlement.revoke.length > 0;
  books.invoices += settlement.invoice ? 1 : 0;
  books.notes.push(...settlement.creditNotes.map(({ reference, tax }) => `${reference} ${tax}`));
  for (const { amount, tax } of settlement.creditNotes) credit(books, { total: amount, tax });
  return books;
}
