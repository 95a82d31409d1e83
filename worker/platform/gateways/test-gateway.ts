import * as v from "valibot";
import type { Env } from "../../env";
import type { Gateway } from "../../kernel/payment-ports";
import type { Tenant } from "../../kernel/ports";
import { jsonOf } from "./signatures";
import { opened, type Remembered, remembered, type TestOpening } from "./test-payment";
import { isTestSignature, testSignatureHeader } from "./test-signature";

/** The body of its webhooks. */
const Called = v.object({ id: v.string(), kind: v.string(), reference: v.string() });
export type TestCall = v.InferOutput<typeof Called>;

export const isTestReference = (reference: string): boolean => /^test_[\da-f]{32}$/.test(reference);

/** One object a payment: the tenant is part of its name. */
export const testBooks = ({ TEST_GATEWAY }: Pick<Env, "TEST_GATEWAY">, tenantKey: string, reference: string) =>
  TEST_GATEWAY.getByName(`${tenantKey}:${reference}`);

/** What our own books say of a payment that was made; null where they know none. */
export type Recall = (
  reference: string,
) => Promise<(Omit<Remembered, "reference" | "returnUrl"> & { orderUuid: string }) | null>;

/**
 * The gateway that is built in: cards that do what they are told, and no money anywhere (durable-objects/test-gateway). A payment that it does not know,
 * as those of the demo and of a database that was brought back, it takes over from the books.
 */
export function testGateway(
  env: Pick<Env, "TEST_GATEWAY">,
  tenant: Pick<Tenant, "key" | "origin" | "secret">,
  recall: Recall,
): Gateway {
  const books = (reference: string) => testBooks(env, tenant.key, reference);
  const returnTo = (orderUuid: string) => `${tenant.origin}/checkout/orders/${orderUuid}/return`;
  /** Whether it is known now. */
  const isRecalled = async (reference: string) => {
    const known = isTestReference(reference) ? await recall(reference) : null;
    if (!known) return false;
    const { orderUuid, ...payment } = known;
    await books(reference).remember(remembered({ ...payment, reference, returnUrl: returnTo(orderUuid) }));
    return true;
  };
  return {
    name: "test",
    firstFor: [],
    async open({ uuid, amount, currency, description, locale, returnUrl, keepMeans }) {
      const given: TestOpening = { uuid, amount, currency, description, returnUrl, keepMeans };
      const { reference } = opened(given);
      await books(reference).open(given, locale);
      return { reference, payUrl: `${tenant.origin}/test-gateway/${reference}` };
    },
    async charge({ uuid, orderUuid, amount, currency, description, means }) {
      const given: TestOpening = { uuid, amount, currency, description, returnUrl: returnTo(orderUuid) };
      const { reference } = opened(given);
      await books(reference).charge(given, means);
      return { reference };
    },
    async close(reference) {
      if (isTestReference(reference)) await books(reference).cancel();
    },
    async ask(reference) {
      if (!isTestReference(reference)) return null;
      const truth = await books(reference).ask();
      return truth ?? ((await isRecalled(reference)) ? await books(reference).ask() : null);
    },
    async refund({ reference, uuid, amount }) {
      const isKnown = isTestReference(reference) && (await books(reference).look()) !== null;
      if (!(isKnown || (await isRecalled(reference))) || !(await books(reference).refund(uuid, amount)))
        throw new Error(`The test gateway knows no payment ${reference}`);
    },
    async hear(body, headers, now) {
      const isOurs = await isTestSignature(tenant.secret, body, headers.get(testSignatureHeader), now);
      const call = v.safeParse(Called, isOurs ? jsonOf(body) : null);
      return call.success ? call.output : null;
    },
  };
}
