import { closeDispute, dispute, refund, truthOf } from "../../worker/platform/gateways/test-payment";
import type { subscribing } from "./subscribing";
import type { createWorld } from "./world";

/** A tower of upgrades, and what may become of its payments at the gateway. */
export function climbing(world: ReturnType<typeof createWorld>, s: ReturnType<typeof subscribing>) {
  const at = (text: string) => {
    world.now = new Date(text);
  };
  return {
    at,
    /** Basic, then plus and pro in its place: the references of their payments; the last one is paid at the gateway, and not heard of yet. */
    async climbed() {
      at("2026-03-01T00:00:00Z");
      const buyer = await world.person("student");
      const references: string[] = [];
      for (const [slug, when] of [
        ["basic", "2026-03-01T00:00:00Z"],
        ["plus", "2026-03-10T00:00:00Z"],
        ["pro", "2026-03-20T00:00:00Z"],
      ] as const) {
        at(when);
        const reference = await s.open(buyer, await s.place(buyer, slug));
        s.pay(reference);
        if (slug !== "pro") await s.hear(reference);
        references.push(reference);
      }
      const [basic = "", plus = "", pro = ""] = references;
      return { buyer, basic, plus, pro };
    },
    lose(reference: string) {
      const payment = world.gateway.the(reference);
      dispute(payment, world.now.toISOString());
      closeDispute(payment, "lost", world.now.toISOString());
    },
    sendBack(reference: string) {
      const payment = world.gateway.the(reference);
      refund(payment, null, payment.amount, world.now.toISOString());
    },
    /** What the buyer has back of a payment at the gateway. */
    back: (reference: string) =>
      truthOf(world.gateway.the(reference)).refunds.reduce(
        (sum, { amount, status }) => sum + (status === "completed" ? amount : 0),
        0,
      ),
    paid: (reference: string) => world.gateway.the(reference).amount,
  };
}
