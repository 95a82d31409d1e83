import { startLoopback } from "./loopback";

interface Order {
  id: string;
  amount: number;
  currency: string;
  receipt: string;
  status: string;
  notes: Record<string, string>;
  created_at: number;
}
interface Payment {
  id: string;
  order_id: string;
  status: string;
  captured: boolean;
  method: string;
  acquirer_data: Record<string, string | null>;
  customer_id?: string;
  token_id?: string;
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
  /** Of the one card that is kept there. */
  const tokens = { status: "confirmed" };
  /** Somebody tries to pay. */
  const pay = (
    orderId: string,
    status: "captured" | "failed" | "created" | "authorized",
    kept: Pick<Payment, "customer_id" | "token_id"> = {},
  ) => {
    const id = `pay_${payments.length + 1}`;
    payments.push({
      ...{ id, order_id: orderId, status, captured: status === "captured", method: "upi", ...kept },
      ...{ acquirer_data: { rrn: "412345678901" }, created_at: at + 60 },
    });
    return id;
  };
  const authorization = `Basic ${Buffer.from("rzp_test_loopback:key_secret").toString("base64")}`;
  const server = await startLoopback(({ method, path, query, headers, body }) => {
    if (headers.authorization !== authorization) return { status: 401, json: { error: { code: "BAD_REQUEST_ERROR" } } };
    if (path === "/v1/orders" && method === "POST") {
      const { amount, currency, receipt, notes } = JSON.parse(body) as Order;
      const id = `order_${orders.length + 1}`;
      const order = { id, amount, currency, receipt, status: "created", notes, created_at: at + orders.length };
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
    if (path === "/v1/customers") return { json: { id: `cust_${(JSON.parse(body) as { email: string }).email}` } };
    if (path.startsWith("/v1/customers/") && path.endsWith("/tokens/token_1"))
      return { json: { method: "card", card: { last4: "1111" }, recurring_details: { status: tokens.status } } };
    if (path.startsWith("/v1/customers/")) return { json: { id: path.slice(14), contact: "+919000000000" } };
    if (path === "/v1/payments/create/recurring") {
      const { order_id, token } = JSON.parse(body) as Payment & { order_id: string; token: string };
      if (token === "token_gone")
        return { status: 400, json: { error: { code: "BAD_REQUEST_ERROR", description: "The token is invalid" } } };
      pay(order_id, token === "token_1" ? "captured" : "failed");
      return { json: { razorpay_payment_id: payments.at(-1)?.id } };
    }
    const [, of, id, what] = /^\/v1\/(orders|payments)\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (of === "orders" && what === "payments") return list(payments.filter((one) => one.order_id === id));
    if (of === "orders") {
      const order = orders.find((one) => one.id === id);
      if (order && method === "PATCH") Object.assign(order, JSON.parse(body));
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
    tokens,
    payments,
    orders,
    refunds,
    disputes,
    pay,
  };
}
