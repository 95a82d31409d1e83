import { renewSubscription, returnSurplus, sendRefund, settlePayment } from "../../worker/modules/billing";
import type { Handler } from "../run";

/** What a gateway calls about is not believed but asked for. */
export const look: Handler<"payment.called"> = ({ gateway, reference, kept }, { runner }) =>
  runner.run(settlePayment, { gateway, reference, unlessHeard: kept });

export const giveBack: Handler<"payment.surplus"> = ({ paymentUuid }, { runner }) =>
  runner.run(returnSurplus, { paymentUuid });

/** Some gateways call when it is done, some answer at once: either way the books are made to say so. */
export const sendBack: Handler<"refund.asked"> = async ({ refundUuid }, { runner }) =>
  runner.run(settlePayment, await runner.run(sendRefund, { refundUuid }));

export const renew: Handler<"subscription.due"> = ({ subscriptionUuid }, { runner }) =>
  runner.run(renewSubscription, { subscriptionUuid });
