import * as v from "valibot";
import type { Locale } from "./kernel/columns";
import type { GatewayTruth } from "./kernel/payment-ports";
import type { EndedSessions } from "./kernel/ports";
import type { TestBooks, TestDelivery, TestOpening, TestOutcome, TestPayment } from "./platform/gateways/test-payment";

export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** What the Worker calls of somebody's inbox (durable-objects/inbox). */
interface InboxCalls extends Rpc.DurableObjectBranded {
  fetch(request: Request): Promise<Response>;
  changed(): Promise<void>;
  revoke(ended?: EndedSessions): Promise<void>;
}

/** What the Worker calls of a payment at the test gateway (durable-objects/test-gateway). */
interface TestGatewayCalls extends Rpc.DurableObjectBranded {
  open(given: TestOpening, locale: Locale): Promise<void>;
  charge(given: TestOpening, means: string): Promise<void>;
  remember(payment: TestPayment): Promise<void>;
  look(): Promise<TestBooks | null>;
  ask(): Promise<GatewayTruth | null>;
  pay(cardNumber: string): Promise<TestOutcome | null>;
  confirm(isGranted: boolean): Promise<boolean>;
  cancel(): Promise<boolean>;
  refund(uuid: string | null, amount: number): Promise<boolean>;
  dispute(): Promise<boolean>;
  closeDispute(status: "won" | "lost"): Promise<boolean>;
  deliverBy(delivery: TestDelivery): Promise<void>;
  sendAgain(): Promise<void>;
}

/** The Worker's bindings, as wrangler.toml names them. */
export interface Env {
  INBOX: DurableObjectNamespace<InboxCalls>;
  TEST_GATEWAY: DurableObjectNamespace<TestGatewayCalls>;
  ASSETS: Fetcher;
  MEDIA: R2Bucket;
  SITE: KVNamespace;
  OUTBOX: Queue;
  CHAT_ROOM: DurableObjectNamespace;
  LIVE_SESSION: DurableObjectNamespace;
  LIMIT_READ: RateLimiter;
  LIMIT_WRITE: RateLimiter;
  LIMIT_EXPENSIVE: RateLimiter;
  LIMIT_SIGN_IN: RateLimiter;
  LIMIT_WEBHOOK: RateLimiter;
  /** Production only; elsewhere the local mailbox stands in. */
  SEND_EMAIL?: SendEmail;
  /** Production only: it cannot be read locally, where figures are kept in memory. */
  FIGURES?: AnalyticsEngineDataset;
}

const origin = v.pipe(v.string(), v.url(), v.regex(/[^/]$/));
const secrets = v.pipe(
  v.string(),
  v.transform((text) => text.split(/\s+/).filter((secret) => secret !== "")),
);
const settingsSchema = v.object({
  ENVIRONMENT: v.picklist(["local", "production"]),
  APP_ORIGIN: origin,
  CONTENT_ORIGIN: origin,
  BRAND_NAME: v.pipe(v.string(), v.nonEmpty()),
  CURRENCY: v.pipe(v.string(), v.length(3)),
  TIME_ZONE: v.string(),
  MAIL_FROM: v.pipe(v.string(), v.email()),
  DATABASE_URL: v.pipe(v.string(), v.startsWith("postgres")),
  APP_SECRET: v.pipe(v.string(), v.minLength(32)),
  /** "2:<secret> 1:<secret>": what wraps people's keys, newest first (docs/deploy.md); without it APP_SECRET alone does. */
  DATA_SECRETS: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.regex(/^\w+:\S{32,}(\s+\w+:\S{32,})*$/),
      v.transform((text) =>
        text.split(/\s+/).map((pair) => {
          const at = pair.indexOf(":");
          return { id: pair.slice(0, at), secret: pair.slice(at + 1) };
        }),
      ),
    ),
  ),
  NEON_FETCH_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  MAILBOX_URL: v.optional(v.pipe(v.string(), v.url())),
  /** Of web push (docs/deploy.md): a pair of P-256 keys, base64url, and whom a push service writes to. Without them nothing is pushed. */
  VAPID_PUBLIC_KEY: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{87}$/))),
  VAPID_PRIVATE_KEY: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
  VAPID_SUBJECT: v.optional(v.pipe(v.string(), v.regex(/^(mailto:|https:\/\/)\S+$/))),
  /** The origin of a push service on this machine, for tests. */
  LOCAL_PUSH_SERVICE: v.optional(v.pipe(v.string(), v.url())),
  /** Who takes money (docs/deploy.md). Both of a gateway's keys, or none; secrets of webhooks separated by spaces, new ones beside old ones. */
  STRIPE_SECRET_KEY: v.optional(v.pipe(v.string(), v.regex(/^(sk|rk)_\S+$/))),
  STRIPE_WEBHOOK_SECRETS: v.optional(secrets, ""),
  RAZORPAY_KEY_ID: v.optional(v.pipe(v.string(), v.regex(/^rzp_\S+$/))),
  RAZORPAY_KEY_SECRET: v.optional(v.pipe(v.string(), v.regex(/^\S+$/))),
  RAZORPAY_WEBHOOK_SECRETS: v.optional(secrets, ""),
  /** "on" where production has no gateway yet and is to be tried: nobody pays anything there. */
  TEST_PAYMENTS: v.optional(v.picklist(["on", "off"]), "off"),
  /** A collector for traces (OTLP/HTTP), and what it wants in `Authorization`. */
  OTLP_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  OTLP_AUTHORIZATION: v.optional(v.string()),
  /** The share of traces begun here that are kept, 0 to 1; a caller that traces decides for itself. */
  TRACE_SHARE: v.optional(v.pipe(v.string(), v.regex(/^(0(\.\d+)?|1)$/), v.transform(Number)), "1"),
  /** What figures are read with from Analytics Engine: the account's id and a token with "Account Analytics: Read". */
  ANALYTICS_ACCOUNT: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))),
  ANALYTICS_TOKEN: v.optional(v.string()),
  /** "off" for load measurements on loopback, where one address is everybody. */
  RATE_LIMITS: v.optional(v.picklist(["on", "off"]), "on"),
  /** "off" where it is measured what public pages cost: each is rendered, and kept as ever. */
  PAGE_CACHE: v.optional(v.picklist(["on", "off"]), "on"),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

const parsed = new WeakMap<object, Settings>();

/** The one parse of the environment; names what is missing. */
export function settingsOf(env: Env): Settings {
  const known = parsed.get(env);
  if (known) return known;
  const result = v.safeParse(settingsSchema, env);
  if (!result.success) {
    const names = result.issues.map((issue) => v.getDotPath(issue) ?? "?");
    throw new Error(`The environment lacks or misspells: ${[...new Set(names)].join(", ")}`);
  }
  parsed.set(env, result.output);
  return result.output;
}
