import type { Gateway, KeptMeans } from "../../kernel/payment-ports";
import {
  Charged,
  Customer,
  listOf,
  Order,
  type Payment,
  RazorpayRefusal,
  type razorpayApi,
  Token,
} from "./razorpay-api";

type Call = ReturnType<typeof razorpayApi>;
type Charge = Parameters<Gateway["charge"]>[0];

/** What a bank lets pass without its customer, in paise; what costs more asks them each time. */
const leastMandate = 1_500_000;

/** What an order says so that its card may be charged again, at any time and for less than this. */
export const mandate = (amount: number) => ({
  method: "card",
  token: { max_amount: Math.max(amount, leastMandate), frequency: "as_presented" },
});

/** The customer of this address, made where there is none: Razorpay keeps cards by customer. */
export async function customerOf(call: Call, email: string): Promise<string> {
  const customer = await call(Customer, "/customers", { body: { email, fail_existing: "0" } });
  if (!customer) throw new Error("Razorpay made no customer");
  return customer.id;
}

/** Razorpay has no idempotency keys for orders: it is looked up by our uuid, before and after, and the first one made counts. */
export async function orderOnce(
  call: Call,
  { uuid, orderUuid, amount, currency }: Pick<Charge, "uuid" | "orderUuid" | "amount" | "currency">,
  terms: Record<string, unknown>,
): Promise<string> {
  const made = async () => {
    const found = await call(listOf(Order), `/orders?receipt=${encodeURIComponent(uuid)}`);
    return found?.items.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))[0];
  };
  const known = await made();
  if (known) return known.id;
  const notes = { payment: uuid, order: orderUuid };
  const order = await call(Order, "/orders", { body: { amount, currency, receipt: uuid, notes, ...terms } });
  const first = (await made()) ?? order;
  if (!first) throw new Error(`Razorpay made no order for ${uuid}`);
  return first.id;
}

/** Charges a kept card for an order. A bank's refusal is a payment of the order that failed; a card that is no longer kept leaves none, and a note instead. */
export async function chargeToken(call: Call, charge: Charge, orderId: string): Promise<void> {
  const { uuid, orderUuid, amount, currency, description, email, means } = charge;
  const [customerId = "", token = ""] = means.split("/");
  const customer = await call(Customer, `/customers/${encodeURIComponent(customerId)}`);
  const notes = { payment: uuid, order: orderUuid };
  const of = { email, contact: customer?.contact ?? "", customer_id: customerId, token, recurring: "1" };
  try {
    await call(Charged, "/payments/create/recurring", {
      body: { ...of, order_id: orderId, amount, currency, description, notes },
    });
  } catch (error) {
    if (!(error instanceof RazorpayRefusal)) throw error;
    await call(Order, `/orders/${orderId}`, { method: "PATCH", body: { notes: { ...notes, [refusedNote]: "yes" } } });
  }
}

type Noted = { notes: Record<string, string> };
const refusedNote = "refused";
export const isRefused = ({ notes }: Noted): boolean => notes[refusedNote] !== undefined;

/** Razorpay ends no orders: one that nobody is to pay any more says so. Money that comes all the same is money all the same. */
export const closeOrder = (call: Call, { id, notes }: Noted & { id: string }) =>
  call(Order, `/orders/${encodeURIComponent(id)}`, {
    method: "PATCH",
    body: { notes: { ...notes, [closedNote]: "yes" } },
  });
const closedNote = "closed";
export const isClosed = ({ notes }: Noted): boolean => notes[closedNote] !== undefined;

/** A token that its bank has confirmed. */
export async function meansOf(call: Call, payment: Payment): Promise<KeptMeans | null> {
  const { customer_id: customerId, token_id: tokenId } = payment;
  if (!customerId || !tokenId) return null;
  const token = await call(Token, `/customers/${customerId}/tokens/${tokenId}`);
  if (token?.recurring_details?.status !== "confirmed") return null;
  const last4 = token.card?.last4;
  return { reference: `${customerId}/${tokenId}`, label: last4 ? `card ${last4}` : (token.method ?? null) };
}
