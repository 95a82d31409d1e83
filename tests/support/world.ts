import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { postgresAt } from "../../scripts/local/postgres-access";
import { type Actor, type Person, system, visitor } from "../../worker/kernel/actor";
import type { Runner } from "../../worker/kernel/context";
import { connect } from "../../worker/kernel/database";
import type { Gateway } from "../../worker/kernel/payment-ports";
import type {
  CertificatePaper,
  ChatRoomName,
  Mail,
  OutboxMessage,
  Ports,
  PushMessage,
  RoomFile,
  SessionFacts,
  Tenant,
} from "../../worker/kernel/ports";
import { runner } from "../../worker/kernel/run";
import { beginTrace } from "../../worker/kernel/trace";
import type { AnyVerb, InputOf } from "../../worker/kernel/verb";
import { grantsOf } from "../../worker/modules/access/permissions";
import type { SystemRole } from "../../worker/modules/access/system-roles";
import { memoryFigures } from "../../worker/platform/figures-memory";
import { scryptPasswords } from "../../worker/platform/passwords";
import { hmacSigner } from "../../worker/platform/signer";
import { aesVault } from "../../worker/platform/vault";
import { verbs } from "../../worker/verbs";
import { memoryFiles } from "./memory-files";
import { memoryGateway } from "./memory-gateway";
import { nodeWebp } from "./node-webp";
import { expectFewTrips, observeTrips } from "./round-trips";
import { template } from "./template";

/**
 * A product with its own cloned database, real driver, real bridge; call once at the top of a test file.
 * `world.as(person).run(verb, input)` is what a door would do. Whatever a test runs, a verb that answers after more round trips to the
 * database than it is allowed fails the test.
 */
export function createWorld(options: { bridgeUrl?: () => string } = {}) {
  const bridgeUrl = options.bridgeUrl ?? (() => inject("bridgeUrl"));
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  const files = memoryFiles();
  const world = {
    files,
    mails: [] as Mail[],
    events: [] as OutboxMessage[],
    printed: [] as CertificatePaper[],
    /** The clock rules see; move it to travel in time. */
    now: new Date("2026-03-02T10:00:00Z"),
    publicTouches: 0,
    /** Whose bell was told that it changed, and whose sockets were told to close. */
    notified: [] as string[],
    expelled: [] as { userUuid: string; courseUuid: string }[],
    rechecked: [] as string[],
    /** Files that rooms were offered, and how long rooms were told to keep what is said. */
    offered: [] as { room: ChatRoomName; userUuid: string; file: RoomFile }[],
    retained: [] as { room: ChatRoomName; days: number | null }[],
    /** What the objects of live sessions were told. */
    sessionsTold: [] as ({ uuid: string } & SessionFacts)[],
    revoked: [] as { userUuid: string; only?: string | undefined; except?: string | undefined }[],
    pushed: [] as PushMessage[],
    /** What a push service answers. */
    pushAnswer: "sent" as "sent" | "gone",
    /** How often a password was held against a hash, which costs as much as guessing. */
    passwordsVerified: 0,
    /** What was traced, and measured. */
    recording: beginTrace(null),
    figures: memoryFigures(),
    /** Where payments are opened, and what became of them there. */
    gateway: memoryGateway((): Date => world.now),
    /** Those that stand beside it. */
    otherGateways: [] as Gateway[],
    notes: new Map<string, string>(),
    /** PostgreSQL does not answer verbs while this is set. */
    databaseAway: false,
    sql: null as unknown as pg.Client,
    as,
    person,
    visitor: { run: <V extends AnyVerb>(verb: V, input: InputOf<V>) => as(visitor).run(verb, input) },
    system: { run: <V extends AnyVerb>(verb: V, input: InputOf<V>) => as(system).run(verb, input) },
    settle,
    tenant: {} as Tenant,
  };
  const pending: Promise<unknown>[] = [];

  beforeAll(async () => {
    const access = postgresAt(inject("postgresPort"));
    await access.ensureDatabase(database, { template });
    world.sql = new pg.Client({ connectionString: access.adminUrl(database) });
    await world.sql.connect();
    await world.sql.query("select set_config('app.verb', 'test.arrange', false)");
    world.tenant = {
      key: "default",
      databaseUrl: `postgresql://app:app@db.localtest/${database}`,
      origin: "http://localhost:8787",
      contentOrigin: "http://content.localhost:8787",
      secret: "a secret for tests alone",
      dataSecrets: [],
      brand: { name: "RecruitLMS" },
      currency: "INR",
      timeZone: "Asia/Kolkata",
      mailFrom: "no-reply@recruitlms.test",
    };
  });
  afterAll(async () => {
    await settle();
    await world.sql.end();
    await postgresAt(inject("postgresPort")).dropDatabase(database);
  });

  /** Waits for what ran beside the answers: outbox drains, refusal notes. */
  async function settle() {
    while (pending.length > 0) await pending.shift();
  }

  function as(actor: Actor, from: { address?: string } = {}): Runner {
    const { tenant } = world;
    const silent = () => undefined;
    const inside = runner(
      {
        tenant,
        actor,
        requestId: randomUUID(),
        locale: actor.kind === "person" ? actor.locale : "en",
        address: from.address ?? "203.0.113.7",
        place: "Cairo, EG",
        agent: "Mozilla/5.0 (test)",
        now: world.now,
        trace: world.recording.trace,
        log: { info: silent, warn: silent, error: silent },
        waitUntil: (work) => void pending.push(work),
      },
      {
        database: connect(tenant.databaseUrl, {
          fetchEndpoint: world.databaseAway ? "http://127.0.0.1:1/sql" : `${bridgeUrl()}/sql`,
        }),
        ports: portsOf(tenant),
        checkOutputs: true,
      },
    );
    return {
      request: inside.request,
      async run(verb, input, how) {
        const { answer, trips } = await observeTrips(() => inside.run(verb, input, how));
        // A repetition under a key costs a look at the first one's reply.
        if (how?.idempotencyKey === undefined) expectFewTrips(verb, trips.length);
        return answer;
      },
    };
  }

  function portsOf(tenant: Tenant): Ports {
    // Cheap parameters: what is tested is the flow, the cost has its own test.
    const passwords = scryptPasswords({ N: 1024, r: 8, p: 1 });
    return {
      passwords: {
        ...passwords,
        verify: (hash, password) => {
          world.passwordsVerified++;
          return passwords.verify(hash, password);
        },
      },
      signer: hmacSigner(tenant.secret),
      files,
      mailer: { send: async (mail) => void world.mails.push(mail) },
      certificates: {
        print: async (paper) => {
          world.printed.push(paper);
          return new TextEncoder().encode(`%PDF-1.7 ${paper.number} ${paper.locale}`);
        },
      },
      webp: nodeWebp,
      gateways: [world.gateway.gateway, ...world.otherGateways],
      invoices: {
        printStatement: (sheet) => Promise.resolve(new TextEncoder().encode(`%PDF ${sheet.number} ${sheet.locale}`)),
        print: async (sheet) => new TextEncoder().encode(`%PDF-1.7 ${sheet.number} ${sheet.locale} ${sheet.total}`),
      },
      queue: { send: async (messages) => void world.events.push(...messages) },
      live: {
        notify: async (userUuid) => void world.notified.push(userUuid),
        revoke: async (userUuid, ended) => void world.revoked.push({ userUuid, ...ended }),
        expel: async (userUuid, courseUuid) => void world.expelled.push({ userUuid, courseUuid }),
        recheck: async (userUuid) => void world.rechecked.push(userUuid),
        offer: async (room, userUuid, file) => void world.offered.push({ room, userUuid, file }),
        retain: async (room, days) => void world.retained.push({ room, days }),
        sessionChanged: async (uuid, facts) => void world.sessionsTold.push({ uuid, ...facts }),
      },
      push: {
        publicKey: "key",
        accepts: (endpoint) => endpoint.startsWith("https://push.example.org/"),
        send: async (message) => {
          world.pushed.push(message);
          return world.pushAnswer;
        },
      },
      errors: { report: (error) => console.error(error) },
      figures: world.figures,
      vault: aesVault(tenant),
      notes: {
        get: async (name) => JSON.parse(world.notes.get(name) ?? "null"),
        put: async (name, value) => void world.notes.set(name, JSON.stringify(value)),
        delete: async (name) => void world.notes.delete(name),
      },
      touchPublicPages: async () => void world.publicTouches++,
    };
  }

  /** A person of a system role, straight into the tables; `grants` as the session query would give them. */
  async function person(
    role: SystemRole,
    overrides: Partial<Pick<Person, "fullName" | "email" | "locale">> = {},
  ): Promise<Person> {
    const userType = role.endsWith("_manager") || role.endsWith("_admin") ? "admin" : role;
    const email = overrides.email ?? `${role}.${randomUUID().slice(0, 8)}@demo.recruitlms.test`;
    const fullName = overrides.fullName ?? `Demo ${role.replaceAll("_", " ")}`;
    const { rows } = await world.sql.query<{ id: string; uuid: string }>(
      `insert into users (email, full_name, user_type, status, email_verified_at, locale)
       values ($1, $2, $3, 'active', now(), $4) returning id, uuid`,
      [email, fullName, userType, overrides.locale ?? "en"],
    );
    const row = rows[0] as { id: string; uuid: string };
    await world.sql.query("insert into user_roles (user_id, role_id) select $1, id from roles where code = $2", [
      row.id,
      role,
    ]);
    if (role === "student") await world.sql.query("insert into students (user_id) values ($1)", [row.id]);
    if (role === "instructor") await world.sql.query("insert into instructors (user_id) values ($1)", [row.id]);
    return {
      kind: "person",
      id: Number(row.id),
      uuid: row.uuid,
      userType,
      fullName,
      email,
      locale: overrides.locale ?? "en",
      timeZone: "Africa/Cairo",
      theme: "system",
      photoUuid: null,
      grants: new Set(grantsOf(role, verbs)),
      roles: [role],
      unread: 0,
      sessionUuid: randomUUID(),
    };
  }
  return world;
}

export type World = ReturnType<typeof createWorld>;
