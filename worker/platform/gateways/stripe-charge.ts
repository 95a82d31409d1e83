import type { Stripe } from "stripe";
import type { Gateway } from "../../kernel/payment-ports";
import { toStripe } from "./stripe-truth";

type Charge = Parameters<Gateway["charge"]>[0];

/**
 * Charges a customer's kept method while they are away; answers the payment intent, of a refused charge too. The intent is made first and confirmed then:
 * whatever dies in between is found again.
 */
export async function chargeKept(stripe: Stripe, charge: Charge): Promise<string> {
  const [customer = "", method = ""] = charge.means.split("/");
  const intent = await intentOf(stripe, customer, charge);
  if (intent.status !== "requires_payment_method" || intent.last_payment_error) return intent.id;
  try {
    await stripe.paymentIntents.confirm(
      intent.id,
      { payment_method: method, off_session: true },
      { idempotencyKey: `${charge.uuid}-confirm` },
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return intent.id;
}

async function intentOf(stripe: Stripe, customer: string, charge: Charge): Promise<Stripe.PaymentIntent> {
  const { uuid, orderUuid, amount, currency, description, email } = charge;
  // Stripe forgets idempotency keys after a day or so; what was charged is there for good.
  const { data } = await stripe.paymentIntents.list({ customer, limit: 100 });
  const known = data.find(({ metadata }) => metadata.payment === uuid);
  if (known) return known;
  return stripe.paymentIntents.create(
    {
      amount: toStripe(amount, currency),
      currency: currency.toLowerCase(),
      customer,
      description,
      receipt_email: email,
      metadata: { payment: uuid, order: orderUuid },
    },
    { idempotencyKey: uuid },
  );
}

/** A bank said no, or the method is gone: how it ended is asked for as ever. */
const isRefusal = (error: unknown): boolean =>
  ["StripeCardError", "StripeInvalidRequestError"].includes((error as { type?: string }).type ?? "");
