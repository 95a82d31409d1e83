import type { Stripe } from "stripe";
import type { Gateway, GatewayCall } from "../../kernel/payment-ports";
import { exactText } from "./signatures";
import { chargeKept } from "./stripe-charge";
import { idOf, nothingSince, toStripe, truthOfIntent, truthOfSession } from "./stripe-truth";

export interface StripeSettings {
  secretKey: string;
  /** Of the endpoint; after a change the old one beside the new. */
  webhookSecrets: readonly string[];
  /** Another origin than Stripe's, for tests on this machine. */
  apiOrigin?: string;
}

const toleranceSeconds = 300;
const patienceMs = 10_000;

/** Checkout Sessions of Stripe, and payment intents for what is charged without the buyer: either is a payment's reference. The SDK is loaded when somebody pays. */
export function stripeGateway(settings: StripeSettings): Gateway {
  let loaded: Promise<Stripe> | undefined;
  const client = () => (loaded ??= load(settings));
  return {
    name: "stripe",
    firstFor: [],
    async open({ uuid, orderUuid, amount, currency, description, email, locale, returnUrl, keepMeans }) {
      const ours = { payment: uuid, order: orderUuid };
      const session = await (await client()).checkout.sessions.create(
        {
          mode: "payment",
          client_reference_id: uuid,
          customer_email: email,
          ...(keepMeans ? { customer_creation: "always" } : {}),
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: currency.toLowerCase(),
                unit_amount: toStripe(amount, currency),
                product_data: { name: description },
              },
            },
          ],
          metadata: ours,
          payment_intent_data: { metadata: ours, ...(keepMeans ? { setup_future_usage: "off_session" } : {}) },
          // Stripe's page has no Arabic: the browser's languages decide.
          locale: locale === "en" ? "en" : "auto",
          success_url: returnUrl,
          cancel_url: returnUrl,
        },
        { idempotencyKey: uuid },
      );
      if (!session.url) throw new Error(`Stripe gave the session ${session.id} no page`);
      return { reference: session.id, payUrl: session.url };
    },

    async charge(payment) {
      return { reference: await chargeKept(await client(), payment) };
    },

    async close(reference) {
      if (isIntent(reference)) return;
      const { sessions } = (await client()).checkout;
      const session = await sessions.retrieve(reference).catch(noneIfMissing);
      // What is paid, or over, cannot be expired.
      if (session?.status === "open") await sessions.expire(reference);
    },

    async ask(reference) {
      const stripe = await client();
      if (isIntent(reference)) {
        const expand = ["latest_charge"];
        const intent = await stripe.paymentIntents.retrieve(reference, { expand }).catch(noneIfMissing);
        if (!intent) return null;
        return truthOfIntent(intent, intent.status === "succeeded" ? await since(stripe, intent.id) : nothingSince);
      }
      const expand = ["payment_intent.latest_charge"];
      const session = await stripe.checkout.sessions.retrieve(reference, { expand }).catch(noneIfMissing);
      if (!session) return null;
      const intent = idOf(session.payment_intent);
      return truthOfSession(
        session,
        intent && session.payment_status === "paid" ? await since(stripe, intent) : nothingSince,
      );
    },

    async refund({ reference, uuid, amount, currency }) {
      const stripe = await client();
      const intent = isIntent(reference)
        ? reference
        : idOf((await stripe.checkout.sessions.retrieve(reference)).payment_intent);
      if (!intent) throw new Error(`Nothing was paid in ${reference}`);
      // Stripe forgets idempotency keys after a day or so; what was sent back is there for good.
      const { data } = await stripe.refunds.list({ payment_intent: intent, limit: 100 });
      if (data.some(({ metadata }) => metadata?.ours === uuid)) return;
      await stripe.refunds.create(
        { payment_intent: intent, amount: toStripe(amount, currency), metadata: { ours: uuid } },
        { idempotencyKey: uuid },
      );
    },

    async hear(body, headers, now) {
      const text = exactText(body);
      const signature = headers.get("stripe-signature");
      if (text === null || signature === null || settings.webhookSecrets.length === 0) return null;
      const stripe = await client();
      const event = await readEvent(text, signature, settings.webhookSecrets, now);
      if (!event) return null;
      return { id: event.id, kind: event.type, reference: await referenceOf(event, stripe) };
    },
  };
}

const isIntent = (reference: string) => reference.startsWith("pi_");

async function since(stripe: Stripe, intent: string) {
  const of = { payment_intent: intent, limit: 100 };
  const [refunds, disputes] = await Promise.all([stripe.refunds.list(of), stripe.disputes.list(of)]);
  return { refunds: refunds.data, disputes: disputes.data };
}

async function load({ secretKey, apiOrigin }: StripeSettings): Promise<Stripe> {
  const { Stripe } = await import("stripe");
  const { protocol, hostname, port } = new URL(apiOrigin ?? "https://api.stripe.com");
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: 2,
    timeout: patienceMs,
    telemetry: false,
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port || 443,
  });
}

/** The event, where one of the secrets signed it and lately. */
async function readEvent(
  text: string,
  signature: string,
  secrets: readonly string[],
  now: Date,
): Promise<Stripe.Event | null> {
  const { Stripe } = await import("stripe");
  const crypto = Stripe.createSubtleCryptoProvider();
  for (const secret of secrets) {
    try {
      return await Stripe.webhooks.constructEventAsync(
        text,
        signature,
        secret,
        toleranceSeconds,
        crypto,
        now.getTime(),
      );
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}

/** What an event is about. Sessions say it themselves; of what knows only its payment intent it is asked which session made it, or whether we charged it. */
async function referenceOf({ type, data }: Stripe.Event, stripe: Stripe): Promise<GatewayCall["reference"]> {
  const about = data.object as { id: string; payment_intent?: string | { id: string } | null };
  if (type.startsWith("checkout.session.")) return about.id;
  if (!/^(payment_intent\.|charge\.refund|refund\.|charge\.dispute\.)/.test(type)) return null;
  const intent = type.startsWith("payment_intent.") ? about.id : idOf(about.payment_intent);
  if (!intent) return null;
  const { data: sessions } = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 });
  if (sessions[0]) return sessions[0].id;
  const charged = await stripe.paymentIntents.retrieve(intent).catch(noneIfMissing);
  return charged?.metadata.payment ? charged.id : null;
}

/** Null for what Stripe does not know; anything else is thrown on. */
function noneIfMissing(error: unknown): null {
  if ((error as { code?: string }).code === "resource_missing") return null;
  throw error;
}
