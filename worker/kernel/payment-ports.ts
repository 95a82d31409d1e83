import type { Locale } from "./columns";

/** Those who take money for us and the papers that say so, as verbs see them (see ports.ts). */

/** What a gateway knows of one payment: the truth that our books follow. Amounts in minor units, times as ISO instants. */
export interface GatewayTruth {
  status: "open" | "paid" | "failed" | "cancelled";
  amount: number;
  currency: string;
  paidAt: string | null;
  /** "card", "upi", …: the gateway's own word. */
  method: string | null;
  /** The number that the buyer's bank shows. */
  transactionId: string | null;
  /** `ours` is the uuid that we asked for it under; none where it was begun at the gateway. */
  refunds: { reference: string; ours: string | null; amount: number; status: RefundStatus; at: string }[];
  disputes: {
    reference: string;
    amount: number;
    status: "open" | "won" | "lost";
    openedAt: string;
    closedAt: string | null;
  }[];
  /** What was kept so that it can be charged again without the person; null where nothing was. */
  means: KeptMeans | null;
}
export interface KeptMeans {
  /** The gateway's own name of it: nothing that anybody could pay with elsewhere. */
  reference: string;
  /** "card 4242": what its owner knows it by. */
  label: string | null;
}
export type RefundStatus = "pending" | "completed" | "failed";

/** Whoever takes money for us. Every call may be repeated: an uuid is opened, or goes back, once. Throws where the gateway is away. */
export interface Gateway {
  readonly name: string;
  /** The currencies for which it is asked before the others (see gatewayFor). */
  readonly firstFor: readonly string[];
  /** Makes a payment there; answers where the buyer pays and what it is called. */
  open(payment: {
    uuid: string;
    orderUuid: string;
    amount: number;
    currency: string;
    description: string;
    email: string;
    locale: Locale;
    /** Where the buyer comes back to, whatever happened. */
    returnUrl: string;
    /** Whether what is paid with is to be charged again later: the gateway asks the buyer's leave. */
    keepMeans?: boolean;
  }): Promise<{ reference: string; payUrl: string }>;
  /** Charges what was kept, without the person, once an uuid; how that ended, a bank's refusal too, is part of the truth. */
  charge(payment: {
    uuid: string;
    orderUuid: string;
    amount: number;
    currency: string;
    description: string;
    email: string;
    /** The reference of kept means. */
    means: string;
  }): Promise<{ reference: string }>;
  /** Ends what nobody has paid yet, so far as it can: nobody is to pay there any more. What came of that is part of the truth. */
  close(reference: string): Promise<void>;
  /** Null for a reference that it does not know. */
  ask(reference: string): Promise<GatewayTruth | null>;
  /** Asks for money to go back; how that ended is part of the truth. */
  refund(refund: { reference: string; uuid: string; amount: number; currency: string }): Promise<void>;
  /** The event within a call, by the signature over its raw body at `now`; null where that is wrong or too old. */
  hear(body: Uint8Array, headers: Headers, now: Date): Promise<GatewayCall | null>;
}
export interface GatewayCall {
  /** The gateway's own id of the event: what is delivered twice has it twice. */
  id: string;
  kind: string;
  /** The payment it is about; null for kinds we know nothing of. */
  reference: string | null;
}

/** Who takes a new payment in this currency: whoever is first for it, else the first of all. */
export const gatewayFor = (gateways: readonly Gateway[], currency: string): Gateway | undefined =>
  gateways.find(({ firstFor }) => firstFor.includes(currency)) ?? gateways[0];

/** Draws invoices, credit notes and statements; bytes depend on the input alone. */
export interface InvoicePrinter {
  print(sheet: InvoiceSheet): Promise<Uint8Array>;
  printStatement(sheet: StatementSheet): Promise<Uint8Array>;
}
/** A company's account over a month. */
export interface StatementSheet {
  number: string;
  /** ISO instant. */
  issuedAt: string;
  /** "2026-03". */
  period: string;
  locale: Locale;
  currency: string;
  /** Minor units: what was owed before, what the month added and took away, what is owed now. */
  opening: number;
  charges: number;
  credits: number;
  payments: number;
  closing: number;
  paper: StatementPaper;
}
export interface StatementPaper {
  seller: InvoicePaper["seller"];
  payer: { name: string; countryCode: string; taxNumber: string | null };
  /** ISO instants; above zero it adds to what is owed. */
  lines: { at: string; kind: "charge" | "credit" | "payment" | "payment_back"; title: InBoth; amount: number }[];
}
export interface InvoiceSheet {
  kind: "invoice" | "credit_note";
  number: string;
  /** ISO instant. */
  issuedAt: string;
  locale: Locale;
  currency: string;
  /** Minor units, as are all amounts on it. */
  tax: number;
  total: number;
  paper: InvoicePaper;
}
/** What an invoice or credit note says, kept as it was on the day. */
export interface InvoicePaper {
  seller: { name: string | null; address: string | null; taxNumber: string | null };
  /** `region`: of a country that has taxes by region. */
  buyer: { name: string; email: string; countryCode: string; taxNumber: string | null; region?: InBoth | null };
  lines: { title: InBoth; price: number; discount: number; tax: number; total: number }[];
  /** Rates in hundredths of a percent. `components`: what it is made of on this paper, where that is more than one tax. */
  tax: {
    name: InBoth | null;
    basisPoints: number;
    inclusive: boolean;
    reverseCharge: boolean;
    components?: { name: InBoth; basisPoints: number; amount: number }[] | null;
  };
  /** How it was paid: the gateway, its method, its number of the transaction. */
  payment: { gateway: string; method: string | null; transactionId: string | null } | null;
  /** The invoice that a credit note belongs to. */
  of: string | null;
}
type InBoth = { en: string; ar?: string | undefined };
