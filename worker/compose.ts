import { type Env, type Settings, settingsOf } from "./env";
import { type Actor, system } from "./kernel/actor";
import type { Locale } from "./kernel/columns";
import type { Log, Runner, Request as VerbRequest } from "./kernel/context";
import { connect, type Database } from "./kernel/database";
import { newUuid } from "./kernel/ids";
import type { Gateway } from "./kernel/payment-ports";
import type { Figures, Observation, Ports, Signer, Tenant } from "./kernel/ports";
import { runner } from "./kernel/run";
import { beginTrace, type Trace } from "./kernel/trace";
import { recallPayment } from "./modules/billing";
import { openRooms } from "./modules/chat";
import { openSessions } from "./modules/live";
import { certificatePrinter } from "./platform/certificate-printer";
import { analyticsFigures } from "./platform/figures-analytics-engine";
import { memoryFigures } from "./platform/figures-memory";
import { razorpayGateway } from "./platform/gateways/razorpay";
import { stripeGateway } from "./platform/gateways/stripe";
import { type Recall, testGateway } from "./platform/gateways/test-gateway";
import { invoicePrinter } from "./platform/invoice-printer";
import { kvNotes } from "./platform/kv-notes";
import { liveObjects, type Whereabouts } from "./platform/live-objects";
import { cloudflareMailer, localMailbox, noMailer } from "./platform/mailers";
import { figureObserver, logObserver, type Observer } from "./platform/observing";
import { otlpObserver } from "./platform/otlp";
import { outboxQueue } from "./platform/outbox-queue";
import { scryptPasswords } from "./platform/passwords";
import { changeContentVersion } from "./platform/public-cache";
import { r2Files } from "./platform/r2-files";
import { logReporter, structuredLog, withoutRepetition } from "./platform/reporting";
import { hmacSigner } from "./platform/signer";
import { aesVault } from "./platform/vault";
import { webPush } from "./platform/web-push";
import { wasmWebp } from "./platform/webp";

/** What a door knows of the caller. */
export interface Caller {
  actor: Actor;
  requestId: string;
  locale: Locale;
  address: string | null;
  place: string | null;
  agent: string | null;
  trace: Trace;
  waitUntil(work: Promise<unknown>): void;
}

export interface Inside {
  tenant: Tenant;
  settings: Settings;
  database: Database;
  ports: Ports;
  /** Keeps what a door has observed: in the log, in the figures, and at a collector where there is one. */
  observe(observed: Observation, waitUntil: Caller["waitUntil"]): void;
  /** Binds a caller: what pages, the API, queues and sockets run verbs with. */
  for(caller: Caller): Runner;
}

const insides = new WeakMap<Env, Map<string, Inside>>();

/** Environment + tenant → everything verbs need. Made once per isolate and tenant. */
export function compose(env: Env, tenant: Tenant): Inside {
  const byTenant = insides.get(env) ?? new Map<string, Inside>();
  insides.set(env, byTenant);
  const made = byTenant.get(tenant.key) ?? build(env, tenant);
  byTenant.set(tenant.key, made);
  return made;
}

function build(env: Env, tenant: Tenant): Inside {
  const settings = settingsOf(env);
  const database = connect(tenant.databaseUrl, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });
  const log = structuredLog({ tenant: tenant.key });
  const figures = figuresOf(env, settings, tenant);
  const signer = hmacSigner(tenant.secret);
  const ports: Ports = {
    passwords: scryptPasswords(),
    signer,
    files: r2Files(env.MEDIA, tenant.key),
    mailer: mailerOf(env, settings, tenant),
    certificates: certificatePrinter(env.ASSETS, tenant),
    webp: wasmWebp,
    gateways: gatewaysOf(env, settings, tenant, signer),
    invoices: invoicePrinter(env.ASSETS, tenant),
    queue: outboxQueue(env.OUTBOX, tenant.key),
    live: liveObjects(env, tenant.key, whereaboutsIn(env, tenant)),
    push: webPush(vapidOf(settings), settings.ENVIRONMENT === "local" ? settings.LOCAL_PUSH_SERVICE : undefined),
    errors: withoutRepetition(logReporter(log)),
    figures,
    vault: aesVault(tenant),
    notes: kvNotes(env.SITE, tenant.key),
    touchPublicPages: (waitUntil) => changeContentVersion(env.SITE, tenant.key, waitUntil),
  };
  const observers = observersOf(settings, log, figures);
  const wiring = { database, ports, checkOutputs: settings.ENVIRONMENT !== "production" };
  return {
    tenant,
    settings,
    database,
    ports,
    observe: (observed, waitUntil) => {
      for (const observe of observers) observe(observed, waitUntil);
    },
    for: (caller) => runner(requestOf(caller, tenant), wiring),
  };
}

/** What the platform asks our own verbs. */
function asNobody(env: Env, tenant: Tenant): Runner {
  const waitUntil = () => undefined;
  const nobody = { locale: "en", address: null, place: null, agent: null, waitUntil } as const;
  return compose(env, tenant).for({ ...nobody, actor: system, requestId: newUuid(), trace: beginTrace(null).trace });
}

/** Where a person may have a socket open: PostgreSQL knows. */
const whereaboutsIn = (env: Env, tenant: Tenant): Whereabouts => ({
  rooms: async (userUuid) => (await asNobody(env, tenant).run(openRooms, { userUuid })).rooms,
  sessions: async (userUuid, courseUuid) =>
    (await asNobody(env, tenant).run(openSessions, courseUuid ? { userUuid, courseUuid } : { userUuid })).uuids,
});

function requestOf(caller: Caller, tenant: Tenant): VerbRequest {
  const { requestId, actor } = caller;
  return {
    ...caller,
    tenant,
    now: new Date(),
    log: structuredLog({ tenant: tenant.key, requestId, ...(actor.kind === "person" ? { actor: actor.uuid } : {}) }),
  };
}

function mailerOf(env: Env, settings: Settings, tenant: Tenant) {
  if (env.SEND_EMAIL) return cloudflareMailer(env.SEND_EMAIL, tenant.mailFrom);
  return settings.MAILBOX_URL ? localMailbox(settings.MAILBOX_URL, tenant.mailFrom) : noMailer;
}

/**
 * Whoever takes money: where both are set up, Razorpay for rupees, as it says itself, and Stripe for the rest. The one that is built in stands behind them,
 * and alone where there are no keys.
 */
function gatewaysOf(env: Env, settings: Settings, tenant: Tenant, signer: Signer): Gateway[] {
  const { STRIPE_SECRET_KEY: secretKey, RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret } = settings;
  const stripe = secretKey ? [stripeGateway({ secretKey, webhookSecrets: settings.STRIPE_WEBHOOK_SECRETS })] : [];
  const razorpay =
    keyId && keySecret
      ? [razorpayGateway({ keyId, keySecret, webhookSecrets: settings.RAZORPAY_WEBHOOK_SECRETS }, tenant, signer)]
      : [];
  const recall: Recall = async (reference) =>
    (await asNobody(env, tenant).run(recallPayment, { gateway: "test", reference })).payment;
  const hasTest = settings.ENVIRONMENT === "local" || settings.TEST_PAYMENTS === "on";
  return [...stripe, ...razorpay, ...(hasTest ? [testGateway(env, tenant, recall)] : [])];
}

/** All three or none: half a setting is no setting. */
function vapidOf({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject }: Settings) {
  return publicKey && privateKey && subject ? { publicKey, privateKey, subject } : null;
}

function figuresOf({ FIGURES: dataset }: Env, settings: Settings, tenant: Tenant) {
  if (!dataset) return memoryFigures();
  const { ANALYTICS_ACCOUNT: account, ANALYTICS_TOKEN: token } = settings;
  return analyticsFigures({ dataset, name: "recruitlms_figures", tenantKey: tenant.key, account, token });
}

function observersOf(settings: Settings, log: Log, figures: Figures): Observer[] {
  const { OTLP_ENDPOINT: endpoint, OTLP_AUTHORIZATION: authorization, ENVIRONMENT: environment } = settings;
  const collector = endpoint
    ? [otlpObserver({ endpoint, authorization, service: "recruitlms", environment }, log)]
    : [];
  return [logObserver(log), figureObserver(figures), ...collector];
}
