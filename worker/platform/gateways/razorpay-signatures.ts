import { isMacOf, utf8 } from "./signatures";

/** What a browser brings back from paying for an order. The order is the one that we know of, never the one that comes with it. */
export const isPaymentSigned = (
  keySecret: string,
  orderId: string,
  { paymentId, signature }: { paymentId: string; signature: string },
): Promise<boolean> => isMacOf([keySecret], utf8(`${orderId}|${paymentId}`), signature);

/** The same for a subscription, which stands behind the payment. */
export const isSubscriptionSigned = (
  keySecret: string,
  subscriptionId: string,
  { paymentId, signature }: { paymentId: string; signature: string },
): Promise<boolean> => isMacOf([keySecret], utf8(`${paymentId}|${subscriptionId}`), signature);
