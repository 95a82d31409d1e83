import { app } from "./app";
import { insideOf } from "./as-system";
import type { Env } from "./env";
import type { TestCall } from "./platform/gateways/test-gateway";
import { testSignature, testSignatureHeader } from "./platform/gateways/test-signature";

/**
 * A webhook of the test gateway: a signed request at the Worker's own door, as those of other gateways are, but for the network. A Worker that fetches its own
 * address does not reach itself everywhere.
 */
export async function deliverTestCall(
  env: Env,
  name: string,
  { id, kind, reference }: TestCall,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<boolean> {
  const inside = await insideOf(env, name.slice(0, name.indexOf(":")));
  if (!inside) return false;
  const { origin, secret } = inside.tenant;
  const body = new TextEncoder().encode(JSON.stringify({ id, kind, reference }));
  const request = new Request(`${origin}/webhooks/test`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      [testSignatureHeader]: await testSignature(secret, body, new Date()),
    },
    body,
  });
  const response = await app.fetch(request, env, { waitUntil, passThroughOnException: () => undefined, props: {} });
  return response.ok;
}
