import { purchases } from "../../../worker/words/purchases";
import { useWords } from "../../locale";
import { Status } from "../../ui";

/** What decides how an order stands. */
interface Standing {
  status: "open" | "paid" | "cancelled";
  total: number;
  payment: { status: string; refundedAmount: number } | null;
}

const tones = {
  open: "neutral",
  waiting: "warning",
  cancelled: "neutral",
  paid: "success",
  returning: "info",
  part: "info",
  refunded: "info",
} as const;
type OrderState = keyof typeof tones;

/** An order's state in one word, from its own and that of the payment that counts. */
function orderState({ status, total, payment }: Standing): OrderState {
  if (status === "cancelled") return "cancelled";
  if (status === "open") return payment?.status === "pending" ? "waiting" : "open";
  if (payment?.status === "refunded") return "refunded";
  const back = payment?.refundedAmount ?? 0;
  return back === 0 ? "paid" : back < total ? "part" : "returning";
}

export function OrderStatus({ order }: { order: Standing }) {
  const t = useWords(purchases);
  const state = orderState(order);
  return <Status tone={tones[state]}>{t(`state_${state}`)}</Status>;
}

/** "by card ending in 4242", from what the gateway says. */
export function usePaidBy(): (method: string | null) => string | null {
  const t = useWords(purchases);
  return (method) => {
    if (method === null) return null;
    const digits = /^card (\d{4})$/.exec(method)?.[1];
    return digits ? t("by_card", { digits }) : t("by", { method });
  };
}
