import * as v from "valibot";
import type { Signer } from "../../kernel/ports";

/** What our page on the way to Razorpay knows, and what comes back with the buyer: signed by us, so the order in it is the one that we opened. */
const Checkout = v.object({
  orderId: v.string(),
  amount: v.number(),
  currency: v.string(),
  description: v.string(),
  locale: v.picklist(["en", "ar"]),
  returnUrl: v.string(),
  /** Whose card is kept to be charged again; none where it is not kept. */
  customerId: v.optional(v.string()),
});
export type Checkout = v.InferOutput<typeof Checkout>;

const purpose = "razorpay checkout";
/** As long as a payment is asked about (billing/reconcile.ts). */
const days = 7;

export const checkoutToken = (signer: Pick<Signer, "sign">, checkout: Checkout): Promise<string> =>
  signer.sign(purpose, { ...checkout }, new Date(Date.now() + days * 86_400_000));

/** Null for a token that is not ours, or too old. */
export async function readCheckout(signer: Pick<Signer, "verify">, token: string, now: Date): Promise<Checkout | null> {
  const read = v.safeParse(Checkout, await signer.verify(purpose, token, now));
  return read.success ? read.output : null;
}
