import * as v from "valibot";

export interface RazorpayKeys {
  keyId: string;
  keySecret: string;
  /** Another origin than Razorpay's, for tests on this machine. */
  apiOrigin?: string;
}

/** It understood, and will not: asked again, it says so again. */
export class RazorpayRefusal extends Error {}

const patienceMs = 10_000;

// Where an entity has no notes, Razorpay sends an empty list.
const Notes = v.fallback(v.record(v.string(), v.string()), {});
export const Order = v.object({
  id: v.string(),
  amount: v.number(),
  currency: v.string(),
  status: v.string(),
  notes: Notes,
  created_at: v.number(),
});
export const Payment = v.object({
  id: v.string(),
  status: v.string(),
  captured: v.nullish(v.boolean()),
  method: v.nullish(v.string()),
  acquirer_data: v.fallback(v.record(v.string(), v.nullable(v.string())), {}),
  customer_id: v.nullish(v.string()),
  /** Of what may be charged again. */
  token_id: v.nullish(v.string()),
  created_at: v.number(),
});
export type Payment = v.InferOutput<typeof Payment>;
export const Refund = v.object({
  id: v.string(),
  amount: v.number(),
  status: v.string(),
  notes: Notes,
  created_at: v.number(),
});
export const Dispute = v.object({
  id: v.string(),
  payment_id: v.string(),
  amount: v.number(),
  status: v.string(),
  phase: v.nullish(v.string()),
  created_at: v.number(),
});
export const Customer = v.object({ id: v.string(), contact: v.nullish(v.string()) });
export const Token = v.object({
  method: v.nullish(v.string()),
  card: v.nullish(v.object({ last4: v.nullish(v.string()) })),
  recurring_details: v.nullish(v.object({ status: v.nullish(v.string()) })),
});
/** What came of charging a token: the payment is asked about by its order. */
export const Charged = v.object({ razorpay_payment_id: v.nullish(v.string()) });
export const listOf = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) });

/** Razorpay's answers, checked. Null for an id that it does not know, which it calls a bad request. */
export function razorpayApi({ keyId, keySecret, apiOrigin = "https://api.razorpay.com" }: RazorpayKeys) {
  const authorization = `Basic ${btoa(`${keyId}:${keySecret}`)}`;
  return async function call<S extends v.GenericSchema>(
    schema: S,
    path: string,
    sent?: { body: Record<string, unknown>; headers?: Record<string, string>; method?: "POST" | "PATCH" },
  ): Promise<v.InferOutput<S> | null> {
    const response = await fetch(`${apiOrigin}/v1${path}`, {
      method: sent ? (sent.method ?? "POST") : "GET",
      headers: { authorization, ...(sent ? { "content-type": "application/json", ...sent.headers } : {}) },
      ...(sent ? { body: JSON.stringify(sent.body) } : {}),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: unknown = await response.json();
    if (response.ok) return v.parse(schema, answer);
    const said = (answer as { error?: { code?: string; description?: string } }).error;
    if (!sent && (response.status === 404 || /does not exist/.test(said?.description ?? ""))) return null;
    const text = `Razorpay answered ${response.status} to ${path}: ${said?.description ?? said?.code ?? ""}`;
    throw response.status === 400 ? new RazorpayRefusal(text) : new Error(text);
  };
}
