import { type Env, type Settings, settingsOf } from "./env";
import type { Actor } from "./kernel/actor";
import type { Locale } from "./kernel/columns";
import type { Runner, Request as VerbRequest } from "./kernel/context";
import { connect, type Database } from "./kernel/database";
import type { Ports, Tenant } from "./kernel/ports";
import { runner } from "./kernel/run";
import { certificatePrinter } from "./platform/certificate-printer";
import { cloudflareMailer, localMailbox, noMailer } from "./platform/mailers";
import { outboxQueue } from "./platform/outbox-queue";
import { scryptPasswords } from "./platform/passwords";
import { changeContentVersion } from "./platform/public-cache";
import { r2Files } from "./platform/r2-files";
import { logReporter, structuredLog } from "./platform/reporting";
import { hmacSigner } from "./platform/signer";
import { wasmWebp } from "./platform/webp";

/** What a door knows of the caller. */
export interface Caller {
  actor: Actor;
  requestId: string;
  locale: Locale;
  address: string | null;
  place: string | null;
  agent: string | null;
  waitUntil(work: Promise<unknown>): void;
}

export interface Inside {
  tenant: Tenant;
  settings: Settings;
  database: Database;
  ports: Ports;
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
  const ports: Ports = {
    passwords: scryptPasswords(),
    signer: hmacSigner(tenant.secret),
    files: r2Files(env.MEDIA, tenant.key),
    mailer: mailerOf(env, settings, tenant),
    certificates: certificatePrinter(env.ASSETS, tenant),
    webp: wasmWebp,
    queue: outboxQueue(env.OUTBOX, tenant.key),
    errors: logReporter(structuredLog({ tenant: tenant.key })),
    touchPublicPages: () => changeContentVersion(env.SITE, tenant.key),
  };
  const wiring = { database, ports, checkOutputs: settings.ENVIRONMENT !== "production" };
  return {
    tenant,
    settings,
    database,
    ports,
    for: (caller) => runner(requestOf(caller, tenant), wiring),
  };
}

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
