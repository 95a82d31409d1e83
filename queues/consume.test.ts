import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { makeCourse } from "../tests/support/courses";
import { createWorld } from "../tests/support/world";
import { system } from "../worker/kernel/actor";
import { newUuid } from "../worker/kernel/ids";
import type { Observation } from "../worker/kernel/ports";
import { type Consumer, consume, type Delivered } from "./consume";
import { lastAttempt } from "./retries";

describe("the queue's consumer", () => {
  const world = createWorld();
  const silent = () => undefined;

  function message(kind: string, payload: Record<string, unknown>, attempts = 1) {
    const body = { tenant: "default", uuid: newUuid(), kind, payload, requestId: "request-1" };
    const fate: { done?: "ack" | number } = {};
    const delivered: Delivered = {
      body,
      attempts,
      ack: () => {
        fate.done = "ack";
      },
      retry: ({ delaySeconds }) => {
        fate.done = delaySeconds;
      },
    };
    return { body, delivered, fate };
  }
  function consumer() {
    const reported: unknown[] = [];
    const observed: Observation[] = [];
    const made: Consumer = {
      runnerFor: async (tenant) => (tenant === "default" ? world.as(system) : null),
      observe: async (_, handled) => void observed.push(handled),
      errors: { report: (error) => void reported.push(error) },
      log: { info: silent, warn: silent, error: silent },
    };
    return { ...made, reported, observed };
  }
  const outbox = "recruitlms-outbox";
  const deadLetters = async (uuid: string) =>
    (await world.sql.query("select kind, payload, last_error from dead_letters where outbox_uuid = $1", [uuid])).rows;

  /** Takes a message of the test's outbox as the queue would deliver it, as often as it asks to. */
  async function deliver(kind: string, payload: Record<string, unknown>, attempts = 1) {
    const sent = message(kind, payload, attempts);
    const by = consumer();
    await consume({ queue: outbox, messages: [sent.delivered] }, by);
    await world.settle();
    return { ...sent, reported: by.reported };
  }

  it("PRG-5 a completed course becomes a certificate, its papers and a mail; dying half-way repeats into the same one", async () => {
    const teacher = await world.person("instructor");
    const student = await world.person("student");
    const course = await makeCourse(world, teacher);
    const { rows } = await world.sql.query(
      `insert into enrollments (user_id, course_id, status, enrollment_type, completed_at)
       select $1, id, 'completed', 'free', now() from courses where uuid = $2 returning uuid`,
      [student.id, course.uuid],
    );
    world.events.length = 0;
    // Twice: the queue delivers at least once.
    for (let n = 0; n < 2; n++)
      expect((await deliver("course.progressed", { enrolmentUuid: rows[0].uuid })).fate.done).toBe("ack");
    const issued = world.events.filter((event) => event.kind === "certificate.issued");
    expect(issued).toHaveLength(1);
    const payload = issued[0]?.payload ?? {};

    vi.spyOn(world.printed, "push").mockImplementationOnce(() => {
      throw new Error("the printer died");
    });
    const first = await deliver("certificate.issued", payload);
    expect(first.fate.done).toBe(30);
    expect(first.reported).toHaveLength(1);
    for (let n = 2; n < 4; n++) expect((await deliver("certificate.issued", payload, n)).fate.done).toBe("ack");
    const mails = world.events.filter((event) => event.kind === "mail.certificate");
    expect(mails).toHaveLength(1);
    const mail = message("mail.certificate", mails[0]?.payload ?? {});
    await consume({ queue: outbox, messages: [mail.delivered, mail.delivered] }, consumer());
    expect(world.mails.filter((sent) => sent.to === student.email)).toHaveLength(1);
    const { rows: certificates } = await world.sql.query(
      "select pdf_made_at is not null as made from certificates where user_id = $1",
      [student.id],
    );
    expect(certificates).toEqual([{ made: true }]);
  });

  it("PLT-10 failures are repeated after ever longer pauses, refusals that stay are not", async () => {
    const student = await world.person("student");
    const mail = { userUuid: student.uuid };
    const failing = vi.spyOn(world.mails, "push").mockImplementation(() => {
      throw new Error("away");
    });
    const pauses: unknown[] = [];
    for (let attempt = 1; attempt < lastAttempt; attempt++)
      pauses.push((await deliver("mail.password_changed", mail, attempt)).fate.done);
    expect(pauses).toEqual([30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200]);
    const last = await deliver("mail.password_changed", mail, lastAttempt);
    expect(await deadLetters(last.body.uuid)).toEqual([
      { kind: "mail.password_changed", payload: mail, last_error: "Error: away" },
    ]);
    failing.mockRestore();
    const refused = await deliver("certificate.issued", { certificateUuid: randomUUID() });
    expect(refused.fate.done).toBe("ack");
    expect(refused.reported).toEqual([]);
  });

  it("PLT-10 what nobody can handle is kept for an administrator, and holds up nothing", async () => {
    const student = await world.person("student");
    const unknown = message("mail.horoscope", { userUuid: student.uuid });
    const wrong = message("mail.password_changed", { userUuid: 7 });
    const good = message("mail.password_changed", { userUuid: student.uuid });
    const none: Delivered = { ...message("x", {}).delivered, body: "hello" };
    const by = consumer();
    await consume({ queue: outbox, messages: [none, unknown.delivered, wrong.delivered, good.delivered] }, by);
    expect([unknown, wrong, good].map(({ fate }) => fate.done)).toEqual(["ack", "ack", "ack"]);
    expect(by.reported).toHaveLength(1);
    expect(await deadLetters(unknown.body.uuid)).toMatchObject([
      { kind: "mail.horoscope", last_error: "unknown kind" },
    ]);
    expect(await deadLetters(wrong.body.uuid)).toMatchObject([{ last_error: "payload: userUuid" }]);
    expect(world.mails.filter((mail) => mail.to === student.email)).toHaveLength(1);
  });

  it("PLT-10 the dead-letter queue fills the table, once a message, keeping the reason noted before", async () => {
    const dead = message("mail.password_changed", { userUuid: randomUUID() });
    for (let n = 0; n < 2; n++)
      await consume({ queue: "recruitlms-dead-letters", messages: [dead.delivered] }, consumer());
    expect(dead.fate.done).toBe("ack");
    expect(await deadLetters(dead.body.uuid)).toEqual([
      { kind: "mail.password_changed", payload: dead.body.payload, last_error: null },
    ]);
  });

  it("PLT-2 a message of a tenant that is not known yet waits", async () => {
    const lost = message("mail.password_changed", { userUuid: randomUUID() });
    const delivered = { ...lost.delivered, body: { ...lost.body, tenant: "elsewhere" } };
    await consume({ queue: outbox, messages: [delivered] }, consumer());
    expect(lost.fate.done).toBe(30);
  });
});
