import { createExecutionContext, createMessageBatch, getQueueResult, SELF } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { type Env, settingsOf } from "../../worker/env";
import worker from "../../worker/index";
import { connect } from "../../worker/kernel/database";
import { newUuid } from "../../worker/kernel/ids";

const env = bindings as unknown as Env;
const settings = settingsOf(env);
const database = connect(settings.DATABASE_URL, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });
const outbox = "recruitlms-outbox";
/** The queue of workerd waits a second for a batch to fill, and a chain of three messages waits three times. */
const soon = { timeout: 25_000, interval: 250 };

interface Message {
  tenant: string;
  uuid: string;
  kind: string;
  payload: Record<string, unknown>;
  requestId: string;
}
const message = (kind: string, payload: Record<string, unknown>): Message => ({
  ...{ tenant: "default", uuid: newUuid(), kind, payload },
  requestId: newUuid(),
});

/** As the queue delivers: each body in a message of its own, through the Worker's real handler. */
async function deliver(bodies: Message[], { attempts = 1, queue = outbox, by = env } = {}) {
  const batch = createMessageBatch(
    queue,
    bodies.map((body, n) => ({ id: `${n}`, timestamp: new Date(), attempts, body })),
  );
  const ctx = createExecutionContext();
  await worker.queue(batch, by, ctx);
  return getQueueResult(batch, ctx);
}

const rowsOf = async <T extends object>(query: ReturnType<typeof sql>): Promise<T[]> => {
  const [{ rows }] = await database.write((w) => [w.execute<T & Record<string, unknown>>(query)]);
  return rows;
};

/** A student who has just completed a course that gives certificates, straight into the tables. */
async function completedEnrolment() {
  const email = `queue.${newUuid().slice(-12)}@demo.recruitlms.test`;
  const enrolmentUuid = newUuid();
  await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute(sql`with person as (
        insert into users (email, full_name, user_type, status, email_verified_at)
        values (${email}, 'Demo Learner', 'student', 'active', now()) returning id),
      course as (
        insert into courses (slug, created_by_id, translations)
        select ${newUuid()}, id, '{"en":{"title":"Demo course"}}' from person returning id)
      insert into enrollments (uuid, user_id, course_id, status, enrollment_type, completed_at)
      select ${enrolmentUuid}::uuid, person.id, course.id, 'completed', 'free', now() from person, course`),
  ]);
  return { email, enrolmentUuid };
}

const certificatesOf = (enrolmentUuid: string) =>
  rowsOf<{ uuid: string; number: string; printed: boolean }>(
    sql`select c.uuid, c.number, c.pdf_made_at is not null as printed from certificates c
      join enrollments e on e.id = c.enrollment_id where e.uuid = ${enrolmentUuid}::uuid`,
  );
const papersOf = async (number: string) =>
  (await env.MEDIA.list({ prefix: `default/certificates/${number}` })).objects.map(({ key, etag }) => [key, etag]);
const mailsTo = async (email: string) =>
  (await fetch(`${settings.MAILBOX_URL}/messages.json?to=${encodeURIComponent(email)}`)).json<unknown[]>();
const mailsOwed = (certificateUuid: string) =>
  rowsOf<Message>(
    sql`select uuid, kind, payload, request_id as "requestId", 'default' as tenant from outbox
      where kind = 'mail.certificate' and payload->>'certificateUuid' = ${certificateUuid}`,
  );

/** Everything bound as it is, but for a bucket that dies once it has stored the paper that `after` matches. */
function dyingAfterPut(after: RegExp): Env {
  const put: R2Bucket["put"] = async (key: string, ...rest: unknown[]) => {
    const stored = await (env.MEDIA.put as (...all: unknown[]) => Promise<R2Object>)(key, ...rest);
    if (after.test(key)) throw new Error("the consumer died here");
    return stored;
  };
  const bucket = new Proxy(env.MEDIA, {
    get: (target, name) => {
      if (name === "put") return put;
      const own = Reflect.get(target, name) as unknown;
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
  return { ...env, MEDIA: bucket };
}

describe("the queue, in workerd", () => {
  it("PRG-5 a completed course becomes one certificate, two papers in R2 and one mail, by way of the queue itself, though each message comes twice", async () => {
    const { email, enrolmentUuid } = await completedEnrolment();
    const progressed = message("course.progressed", { enrolmentUuid });
    await env.OUTBOX.sendBatch([{ body: progressed }, { body: progressed }]);
    await vi.waitFor(async () => expect(await mailsTo(email)).toHaveLength(1), soon);
    const [certificate, ...more] = await certificatesOf(enrolmentUuid);
    expect(more).toEqual([]);
    expect(certificate?.printed).toBe(true);
    const { uuid = "", number = "" } = certificate ?? {};
    const papers = await papersOf(number);
    expect(papers.map(([key]) => key)).toEqual(
      ["ar", "en"].map((locale) => `default/certificates/${number}.${locale}.pdf`),
    );

    // The whole chain once more, at once, as a queue that forgot its acknowledgements would: nothing is added.
    const owed = await mailsOwed(uuid);
    expect(owed).toHaveLength(1);
    const again = [progressed, message("certificate.issued", { certificateUuid: uuid }), ...owed];
    const results = await Promise.all([deliver(again, { attempts: 2 }), deliver(again, { attempts: 2 })]);
    expect(results.map(({ retryMessages }) => retryMessages)).toEqual([[], []]);
    expect(await certificatesOf(enrolmentUuid)).toEqual([certificate]);
    expect(await papersOf(number)).toEqual(papers);
    expect(await mailsOwed(uuid)).toEqual(owed);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it.each([
    ["between the two papers", /\.en\.pdf$/],
    ["between the papers and the commit", /\.ar\.pdf$/],
  ])("PRG-5 a consumer that dies %s leaves one certificate and one mail", async (_, where) => {
    const { email, enrolmentUuid } = await completedEnrolment();
    // Issued by hand, its message kept from the queue: what follows delivers it.
    const silent = { ...env, OUTBOX: { ...env.OUTBOX, sendBatch: async () => undefined } } as unknown as Env;
    await deliver([message("course.progressed", { enrolmentUuid })], { by: silent });
    const [{ uuid, number } = { uuid: "", number: "" }] = await certificatesOf(enrolmentUuid);
    const issued = message("certificate.issued", { certificateUuid: uuid });

    const died = await deliver([issued], { by: dyingAfterPut(where) });
    expect(died.explicitAcks).toEqual([]);
    expect(died.retryMessages).toEqual([{ msgId: "0" }]);
    expect(await certificatesOf(enrolmentUuid)).toEqual([{ uuid, number, printed: false }]);
    expect(await mailsOwed(uuid)).toEqual([]);

    // Delivered again: twice in one batch, and by two consumers at once.
    const repeated = await Promise.all([1, 2].map(() => deliver([issued, issued], { attempts: 2 })));
    expect(repeated.map(({ explicitAcks }) => explicitAcks)).toEqual([
      ["0", "1"],
      ["0", "1"],
    ]);
    await vi.waitFor(async () => expect(await mailsTo(email)).toHaveLength(1), soon);
    expect(await certificatesOf(enrolmentUuid)).toEqual([{ uuid, number, printed: true }]);
    const owed = await mailsOwed(uuid);
    expect(owed).toHaveLength(1);
    const late = await deliver([...owed, ...owed], { attempts: 3 });
    expect(late.explicitAcks).toEqual(["0", "1"]);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await papersOf(number)).toHaveLength(2);
  });

  it("PLT-6 what the queue gave up on reaches the table, once a message, and so does what nobody handles", async () => {
    const dead = message("certificate.issued", { certificateUuid: newUuid() });
    for (let n = 0; n < 2; n++) {
      const { explicitAcks } = await deliver([dead], { queue: "recruitlms-dead-letters", attempts: n + 1 });
      expect(explicitAcks).toEqual(["0"]);
    }
    const letters = (uuid: string) =>
      rowsOf(sql`select kind, payload, last_error from dead_letters where outbox_uuid = ${uuid}::uuid`);
    expect(await letters(dead.uuid)).toEqual([{ kind: dead.kind, payload: dead.payload, last_error: null }]);

    const unknown = message("mail.horoscope", { userUuid: newUuid() });
    await env.OUTBOX.send(unknown);
    await vi.waitFor(
      async () => expect(await letters(unknown.uuid)).toMatchObject([{ last_error: "unknown kind" }]),
      soon,
    );
  });

  it("PLT-6 a caller's trace goes through the request, the verb and the database, and on with the message to its handler", async () => {
    const traceId = newUuid().replaceAll("-", "");
    const lines: { event?: string; traceId?: string; spans?: { name: string; parent: string; id: string }[] }[] = [];
    const log = vi.spyOn(console, "info").mockImplementation((line: string) => void lines.push(JSON.parse(line)));
    const response = await SELF.fetch("http://localhost:8787/api/v1/accounts", {
      method: "POST",
      headers: { "content-type": "application/json", traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      body: JSON.stringify({
        fullName: "Demo Traced",
        email: `traced.${newUuid().slice(-12)}@demo.recruitlms.test`,
        locale: "en",
      }),
    });
    expect(response.status, await response.clone().text()).toBe(201);
    await vi.waitFor(
      () => expect(lines.filter((line) => line.traceId === traceId).map(({ event }) => event)).toContain("handled"),
      soon,
    );
    log.mockRestore();
    const [answered, handled] = ["answered", "handled"].map((event) =>
      lines.find((line) => line.event === event && line.traceId === traceId),
    );
    const named = (line: typeof answered, name: string) => line?.spans?.find((span) => span.name === name);
    expect(named(answered, "POST")?.parent).toBe("00f067aa0ba902b7");
    expect(named(answered, "accounts.register")?.parent).toBe(named(answered, "POST")?.id);
    expect(answered?.spans?.map(({ name }) => name)).toContain("database.write");
    const queued = named(handled, "queue mail.verify_email");
    expect(queued?.parent).toBe(named(answered, "accounts.register")?.id);
    expect(named(handled, "mails.send")?.parent).toBe(queued?.id);
  });
});
