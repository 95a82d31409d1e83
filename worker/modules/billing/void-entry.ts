import type { Entry } from "./settle";

interface Sums {
  total: number;
  tax: number;
}

/** What of an invoice no credit note has taken back yet; null for nothing. */
export function leftToCredit(invoice: Sums, credited: Sums): Sums | null {
  const total = invoice.total - credited.total;
  return total > 0 ? { total, tax: invoice.tax - credited.tax } : null;
}

/** The sale is none any more, and its tax is not owed; no money has moved, so the buyer is owed it. */
export const voidEntry = (invoiceUuid: string, at: string, { total, tax }: Sums): Entry => ({
  key: `void:${invoiceUuid}`,
  at,
  lines: [
    { account: "sales_refunds" as const, amount: total - tax },
    { account: "tax_payable" as const, amount: tax },
    { account: "customer_credit" as const, amount: -total },
  ].filter(({ amount }) => amount !== 0),
});
