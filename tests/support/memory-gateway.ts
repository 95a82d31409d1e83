import type { Gateway, GatewayTruth } from "../../worker/kernel/payment-ports";
import { cancel, charge, opened, refund, type TestPayment, truthOf } from "../../worker/platform/gateways/test-payment";

/** The test gateway's books in memory, for tests of verbs: what the buyer does there is done to `payments` by the functions of test-payment.ts. */
export function memoryGateway(now: () => Date) {
  const payments = new Map<string, TestPayment>();
  const state = {
    payments,
    /** Told once in place of the present truth, as an answer that was long on its way. */
    staleTruths: [] as GatewayTruth[],
    isAway: false,
    the(reference: string): TestPayment {
      const payment = payments.get(reference);
      if (!payment) throw new Error(`No payment ${reference}`);
      return payment;
    },
  };
  const gateway: Gateway = {
    name: "test",
    firstFor: [],
    async open(payment) {
      if (state.isAway) throw new Error("The gateway is away");
      const fresh = opened(payment);
      if (!payments.has(fresh.reference)) payments.set(fresh.reference, fresh);
      return { reference: fresh.reference, payUrl: `https://pay.example.org/${fresh.reference}` };
    },
    async charge({ means, orderUuid: _, ...payment }) {
      if (state.isAway) throw new Error("The gateway is away");
      const fresh = opened({ ...payment, returnUrl: "" });
      if (!payments.has(fresh.reference)) {
        payments.set(fresh.reference, fresh);
        charge(fresh, means, now().toISOString());
      }
      return { reference: fresh.reference };
    },
    async close(reference) {
      if (state.isAway) throw new Error("The gateway is away");
      cancel(state.the(reference));
    },
    async ask(reference) {
      if (state.isAway) throw new Error("The gateway is away");
      const payment = payments.get(reference);
      return state.staleTruths.shift() ?? (payment ? truthOf(payment) : null);
    },
    async refund({ reference, uuid, amount }) {
      if (state.isAway) throw new Error("The gateway is away");
      refund(state.the(reference), uuid, amount, now().toISOString());
    },
    hear: async () => null,
  };
  return { ...state, state, gateway };
}
