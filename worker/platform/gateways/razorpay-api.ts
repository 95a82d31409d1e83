import * as v from "valibot";

export interface RazorpayKeys {
  keyId: string;
  keySecret: string;
  /** Another origin than Razorpay's, for tests on this machine. */
  apiOrigin?: string;
}

const patienceMs = 10_000;

// Where an entity has no notes, Razorpay sends an empty list.
const Notes = v.fallback(v.record(v.string(), v.string()), {});
export const Order = v.object({
  id: v.string(),
  amount: v.number(),
  currency: v.string(),
  status: v.string(),
  created_at: v.number(),
});
export const Payment = v.object({
  id: v.string(),
  status: v.string(),
  captured: v.nullish(v.boolean()),
  method: v.nullish(v.string()),
  acquirer_data: v.fallback(v.record(v.string(), v.nullable(v.string())), {}),
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
export const listOf = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) });

/** Razorpay's answers, checked. Null for an id that it does not know, which it calls a bad request. */
export function razorpayApi({ keyId, keySecret, apiOrigin = "https://api.razorpay.com" }: RazorpayKeys) {
  const authorization = `Basic ${btoa(`${keyId}:${keySecret}`)}`;
  return async function call<S extends v.GenericSchema>(
    schema: S,
    path: string,
    sent?: { body: Record<string, unknown>; headers?: Record<string, string> },
  ): Promise<v.InferOutput<S> | null> {
    const response = await fetch(`${apiOrigin}/v1${path}`, {
      method: sent ? "POST" : "GET",
      headers: { authorization, ...(sent ? { "content-type": "application/json", ...sent.headers } : {}) },
      ...(sent ? { body: JSON.stringify(sent.body) } : {}),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: unknown = await response.json();
    if (response.ok) return v.parse(schema, answer);
    const said = (answer as { error?: { code?: string; description?: string } }).error;
    if (!sent && (response.status === 404 || /does not exist/.test(said?.description ?? ""))) return null;
    throw new Error(`Razorpay answered ${response.status} to ${path}: ${said?.description ?? said?.code ?? ""}`);
  };
}
