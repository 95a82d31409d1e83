import { startLoopback } from "./loopback";

interface Order {
  id: string;
  amount: number;
  currency: string;
  receipt: string;
  status: string;
  created_at: number;
}
interface Payment {
  id: string;
  order_id: string;
  status: string;
  captured: boolean;
  method: string;
  acquirer_data: Record<string, string | null>;
  created_at: number;
}
interface Refund {
  id: string;
  payment_id: string;
  amount: number;
  status: string;
  notes: Record<string, string> | [];
  created_at: number;
}

const at = 1_772_445_600;
const list = (items: unknown[]) => ({ json: { entity: "collection", count: items.length, items } });

/** As much of Razorpay's API as a payment needs, in memory: orders are made as often as they are asked for, as there. */
export async function startRazorpay() {
  const orders: Order[] = [];
  const payments: Payment[] = [];
  const refunds: Refund[] = [];
  const disputes: Record<string, unknown>[] = [];
  const authorization = `Basic ${Buffer.from("rzp_test_loopback:key_secret").toString("base64")}`;
  const server = await startLoopback(({ method, path, query, headers, body }) => {
    if (headers.authorization !== authorization) return { status: 401, json: { error: { code: "BAD_REQUEST_ERROR" } } };
    if (path === "/v1/orders" && method === "POST") {
      const { amount, currency, receipt } = JSON.parse(body) as Order;
      const id = `order_${orders.length + 1}`;
      const order = { id, amount, currency, receipt, status: "created", created_at: at + orders.length };
      orders.push(order);
      return { json: order };
    }
    // Newest first, as there.
    if (path === "/v1/orders") return list(orders.filter((one) => one.receipt === query.get("receipt")).reverse());
    if (path === "/v1/disputes") {
      const skip = Number(query.get("skip"));
      const since = disputes.filter((one) => Number(one.created_at) >= Number(query.get("from")));
      return list(since.slice(skip, skip + Number(query.get("count"))));
    }
    const [, of, id, what] = /^\/v1\/(orders|payments)\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (of === "orders" && what === "payments") return list(payments.filter((one) => one.order_id === id));
    if (of === "orders") {
      const order = orders.find((one) => one.id === id);
      const description = "The id provided does not exist";
      return order ? { json: order } : { status: 400, json: { error: { code: "BAD_REQUEST_ERROR", description } } };
    }
    if (of === "payments" && what === "refunds") return list(refunds.filter((one) => one.payment_id === id));
    if (of === "payments" && what === "refund") {
      const { amount, notes } = JSON.parse(body) as Refund;
      const refund = { amount, notes, payment_id: String(id), status: "processed", created_at: at + 100 };
      refunds.push({ id: `rfnd_${refunds.length + 1}`, ...refund });
      return { json: refunds.at(-1) };
    }
    return null;
  });
  return {
    ...server,
    orders,
    refunds,
    disputes,
    /** The buyer tries to pay. */
    pay(orderId: string, status: "captured" | "failed") {
      const id = `pay_${payments.length + 1}`;
      payments.push({
        ...{ id, order_id: orderId, status, captured: status === "captured", method: "upi" },
        ...{ acquirer_data: { rrn: "412345678901" }, created_at: at + 60 },
      });
      return id;
    },
  };
}
