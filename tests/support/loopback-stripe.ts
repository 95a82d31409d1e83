import { type Asked, startLoopback } from "./loopback";

interface Session {
  id: string;
  url: string;
  created: number;
  status: string;
  payment_status: string;
  amount_total: number;
  currency: string;
  payment_intent: string | null;
  /** Of an intent that is made when it is paid. */
  setup_future_usage: string | null;
}
interface Refund {
  id: string;
  payment_intent: string;
  amount: number;
  status: string;
  created: number;
  metadata: Record<string, string>;
}

const at = 1_772_445_600;
const list = (data: unknown[]) => ({ json: { object: "list", data, has_more: false } });

/** As much of Stripe's API as a payment needs, in memory: sessions, intents and refunds are made once a key, and a refusal is one under its key too. */
export async function startStripe() {
  const sessions: Session[] = [];
  const refunds: Refund[] = [];
  const disputes: Record<string, unknown>[] = [];
  /** Of a session that was paid. */
  const intents = new Map<string, Record<string, unknown>>();
  const byKey = new Map<string, unknown>();
  /** Kept methods that a bank declines, or wants to see their owner for. */
  const declined = new Map<string, string>();
  const once = (asked: Asked, make: () => unknown) => {
    const key = String(asked.headers["idempotency-key"]);
    if (!byKey.has(key)) byKey.set(key, make());
    return { json: byKey.get(key) };
  };
  const server = await startLoopback((asked) => {
    const { method, path, query } = asked;
    const intent = query.get("payment_intent");
    const form = new URLSearchParams(asked.body);
    if (asked.headers.authorization !== "Bearer sk_test_loopback") return { status: 401, json: { error: {} } };
    if (path === "/v1/checkout/sessions" && method === "POST")
      return once(asked, () => {
        const id = `cs_test_${sessions.length + 1}`;
        const session: Session = {
          id,
          url: `https://checkout.example/${id}`,
          created: at,
          status: "open",
          payment_status: "unpaid",
          amount_total: Number(form.get("line_items[0][price_data][unit_amount]")),
          currency: String(form.get("line_items[0][price_data][currency]")),
          payment_intent: null,
          setup_future_usage: form.get("payment_intent_data[setup_future_usage]"),
        };
        sessions.push(session);
        return session;
      });
    if (path === "/v1/checkout/sessions") return list(sessions.filter((one) => one.payment_intent === intent));
    const [, id, ending] = /^\/v1\/checkout\/sessions\/(\w+?)(\/expire)?$/.exec(path) ?? [];
    if (id) {
      const session = sessions.find((one) => one.id === id);
      if (!session)
        return { status: 404, json: { error: { type: "invalid_request_error", code: "resource_missing" } } };
      if (ending && session.status !== "open")
        return { status: 400, json: { error: { type: "invalid_request_error", message: "Not open" } } };
      if (ending) session.status = "expired";
      const isExpanded = query.getAll("expand[0]").concat(query.getAll("expand[]")).length > 0;
      const known = intents.get(session.payment_intent ?? "");
      return { json: { ...session, payment_intent: isExpanded && known ? known : session.payment_intent } };
    }
    if (path === "/v1/payment_intents" && method === "POST")
      return once(asked, () => {
        const made = `pi_charged_${intents.size + 1}`;
        const metadata = { payment: form.get("metadata[payment]"), order: form.get("metadata[order]") };
        const of = {
          customer: form.get("customer"),
          amount: Number(form.get("amount")),
          currency: form.get("currency"),
        };
        intents.set(made, { id: made, status: "requires_payment_method", created: at, metadata, ...of });
        return { ...intents.get(made) };
      });
    if (path === "/v1/payment_intents")
      return list([...intents.values()].filter(({ customer }) => customer === query.get("customer")));
    const [, of, act] = /^\/v1\/payment_intents\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    const known = intents.get(of ?? "");
    if (known && act === "confirm") {
      const kept = String(form.get("payment_method"));
      const code = declined.get(kept);
      if (code) {
        known.last_payment_error = { code };
        return {
          status: 402,
          json: { error: { type: "card_error", code, message: "Declined", payment_intent: known } },
        };
      }
      if (kept === "pm_gone")
        return { status: 400, json: { error: { type: "invalid_request_error", message: "Gone" } } };
      const details = { type: "card", card: { last4: "4242" } };
      const charge = { id: `ch_${of}`, created: at + 60, payment_method_details: details };
      return { json: Object.assign(known, { status: "succeeded", payment_method: kept, latest_charge: charge }) };
    }
    if (known) return { json: known };
    if (of) return { status: 404, json: { error: { type: "invalid_request_error", code: "resource_missing" } } };
    if (path === "/v1/refunds" && method === "POST")
      return once(asked, () => {
        const refund: Refund = {
          id: `re_${refunds.length + 1}`,
          payment_intent: String(form.get("payment_intent")),
          amount: Number(form.get("amount")),
          status: "succeeded",
          created: at + 100,
          metadata: { ours: String(form.get("metadata[ours]")) },
        };
        refunds.push(refund);
        return refund;
      });
    if (path === "/v1/refunds") return list(refunds.filter((one) => one.payment_intent === intent));
    if (path === "/v1/disputes") return list(disputes.filter((one) => one.payment_intent === intent));
    return null;
  });
  return {
    ...server,
    byKey,
    declined,
    intents,
    sessions,
    refunds,
    disputes,
    /** The buyer pays by card. */
    pay(id: string) {
      const session = sessions.find((one) => one.id === id);
      if (!session) throw new Error(`No session ${id}`);
      const intent = `pi_${id}`;
      Object.assign(session, { status: "complete", payment_status: "paid", payment_intent: intent });
      const details = { type: "card", card: { last4: "4242" } };
      const charge = { id: `ch_${id}`, created: at + 60, payment_method_details: details };
      const kept = { customer: "cus_1", payment_method: "pm_1", setup_future_usage: session.setup_future_usage };
      intents.set(intent, { id: intent, status: "succeeded", latest_charge: charge, metadata: {}, ...kept });
      return intent;
    },
  };
}
