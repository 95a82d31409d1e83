import * as v from "valibot";
import type { Env } from "../../env";
import type { Gateway } from "../../kernel/payment-ports";
import type { Tenant } from "../../kernel/ports";
import { jsonOf } from "./signatures";
import { opened } from "./test-payment";
import { isTestSignature, testSignatureHeader } from "./test-signature";

/** The body of its webhooks. */
const Called = v.object({ id: v.string(), kind: v.string(), reference: v.string() });
export type TestCall = v.InferOutput<typeof Called>;

export const isTestReference = (reference: string): boolean => /^test_[\da-f]{32}$/.test(reference);

/** One object a payment: the tenant is part of its name. */
export const testBooks = ({ TEST_GATEWAY }: Pick<Env, "TEST_GATEWAY">, tenantKey: string, reference: string) =>
  TEST_GATEWAY.getByName(`${tenantKey}:${reference}`);

/** The gateway that is built in: cards that do what they are told, and no money anywhere (durable-objects/test-gateway). */
export function testGateway(
  env: Pick<Env, "TEST_GATEWAY">,
  tenant: Pick<Tenant, "key" | "origin" | "secret">,
): Gateway {
  const books = (reference: string) => testBooks(env, tenant.key, reference);
  return {
    name: "test",
    async open({ uuid, amount, currency, description, locale, returnUrl }) {
      const { reference } = opened({ uuid, amount, currency, description, returnUrl });
      await books(reference).open({ uuid, amount, currency, description, returnUrl }, locale);
      return { reference, payUrl: `${tenant.origin}/test-gateway/${reference}` };
    },
    async ask(reference) {
      return isTestReference(reference) ? await books(reference).ask() : null;
    },
    async refund({ reference, uuid, amount }) {
      if (!isTestReference(reference) || !(await books(reference).refund(uuid, amount)))
        throw new Error(`The test gateway knows no payment ${reference}`);
    },
    async hear(body, headers, now) {
      const isOurs = await isTestSignature(tenant.secret, body, headers.get(testSignatureHeader), now);
      const call = v.safeParse(Called, isOurs ? jsonOf(body) : null);
      return call.success ? call.output : null;
    },
  };
}
