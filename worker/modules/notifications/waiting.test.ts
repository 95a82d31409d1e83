import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import type { InputOf } from "../../kernel/verb";
import {
  fireReminders,
  notificationPreferencesOf,
  pruneNotifications,
  raise,
  releaseDeferred,
  resubscribe,
  sendDigests,
  sendMail,
  sendPush,
  setNotificationPreferences,
  setReminder,
  spreadPush,
  subscribePush,
  unsubscribe,
  unsubscribePush,
} from "./index";

describe("what waits, and what is pushed", () => {
  const world = createWorld();
  const wanted = ["chat.private_message:in_app", "chat.private_message:mail", "chat.private_message:push"];
  const subscription = (name: string) => ({
    endpoint: `https://push.example.org/${name}`,
    keys: { p256dh: "B".repeat(87), auth: "a".repeat(22) },
  });

  /** Tells somebody something, and hands on what was left in the outbox as the queue would; answers with what is still there. */
  async function tell(person: Person) {
    world.events.length = 0;
    const payload = { type: "chat.private_message" as const, to: { userUuids: [person.uuid] }, link: "/student" };
    await world.system.run(raise, { outboxUuid: randomUUID(), kind: "notification.asked", payload });
    await work();
  }
  async function work() {
    await world.settle();
    while (world.events.length > 0) {
      const { kind, payload, uuid: outboxUuid } = world.events.shift() as (typeof world.events)[number];
      if (kind.startsWith("mail."))
        await world.system.run(sendMail, { outboxUuid, kind, payload } as InputOf<typeof sendMail>);
      if (kind === "push.notification")
        await world.system.run(spreadPush, { outboxUuid, ...(payload as { notificationUuid: string }) });
      if (kind === "push.send") await world.system.run(sendPush, payload as InputOf<typeof sendPush>);
      if (kind === "notification.asked")
        await world.system.run(raise, { outboxUuid, kind, payload } as InputOf<typeof raise>);
      await world.settle();
    }
  }
  const mailsTo = (person: Person) => world.mails.filter(({ to }) => to === person.email);
  const at = (iso: string) => {
    world.now = new Date(iso);
  };

  it("NTF-4 mail and push wait until quiet hours end, over midnight and in the person's own zone; the bell does not", async () => {
    const student = await world.person("student");
    await world.as(student).run(subscribePush, subscription(student.uuid));
    await world.as(student).run(setNotificationPreferences, {
      wanted,
      quietFrom: "22:00",
      quietTo: "07:00",
      timeZone: "Africa/Cairo",
    });
    // 23:30 in Cairo.
    at("2026-03-02T21:30:00Z");
    await tell(student);
    expect(world.notified).toContain(student.uuid);
    expect([mailsTo(student).length, world.pushed.length]).toEqual([0, 0]);
    at("2026-03-03T04:59:00Z");
    expect(await world.system.run(releaseDeferred, {})).toEqual({ released: 0 });
    at("2026-03-03T05:00:00Z");
    const both = await Promise.allSettled([1, 2].map(() => world.system.run(releaseDeferred, {})));
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    await work();
    expect([mailsTo(student).length, world.pushed.length]).toEqual([1, 1]);
    expect(await world.system.run(releaseDeferred, {})).toEqual({ released: 0 });
    // Mail about the account is sent at any hour.
    at("2026-03-03T21:30:00Z");
    await world.system.run(sendMail, {
      outboxUuid: randomUUID(),
      kind: "mail.password_changed",
      payload: { userUuid: student.uuid },
    });
    expect(mailsTo(student)).toHaveLength(2);
  });

  it("NTF-4 the hours follow the clocks of the zone when they change", async () => {
    const until = async (now: string, zone: string, from = "22:00", to = "07:00") =>
      (
        await world.sql.query("select quiet_until($1, $2, $3, $4) as at", [now, from, to, zone])
      ).rows[0].at?.toISOString() ?? null;
    // Paris puts its clocks forward on 29 March 2026: seven o'clock comes an hour earlier.
    expect(await until("2026-03-28T22:30:00Z", "Europe/Paris")).toBe("2026-03-29T05:00:00.000Z");
    expect(await until("2026-03-27T22:30:00Z", "Europe/Paris")).toBe("2026-03-28T06:00:00.000Z");
    expect(await until("2026-03-28T12:00:00Z", "Asia/Kolkata", "13:00", "18:00")).toBe("2026-03-28T12:30:00.000Z");
    expect(await until("2026-03-28T12:30:00Z", "Asia/Kolkata", "13:00", "18:00")).toBeNull();
    expect(await until("2026-03-28T12:30:00Z", "Asia/Kolkata", "13:00", "13:00")).toBeNull();
  });

  it("NTF-4 choices are kept as they were made; what is left out stays", async () => {
    const student = await world.person("student");
    const read = () => world.as(student).run(notificationPreferencesOf, {});
    const before = await read();
    expect(before).toMatchObject({ quietFrom: null, quietTo: null, timeZone: "Africa/Cairo", digest: "off" });
    await world.as(student).run(setNotificationPreferences, { digest: "weekly", quietFrom: "21:00", quietTo: "06:30" });
    expect(await read()).toEqual({ ...before, quietFrom: "21:00", quietTo: "06:30", digest: "weekly" });
    await world.as(student).run(setNotificationPreferences, { quiet: false, timeZone: "Asia/Kolkata" });
    expect(await read()).toEqual({ ...before, timeZone: "Asia/Kolkata", digest: "weekly" });
    await world.as(student).run(setNotificationPreferences, { wanted: ["quiz.graded:mail"] });
    const chosen = (await read()).choices.filter((choice) => choice.wanted);
    expect(chosen).toEqual([{ type: "quiz.graded", channel: "mail", wanted: true }]);
    await expectRefusal(world.as(student).run(setNotificationPreferences, { quiet: true }), "invalid_input");
  });

  it("NTF-4 a digest comes at eight where its reader lives, once, with what is unread, and takes the place of single mails", async () => {
    const [student, other] = [await world.person("student", { locale: "ar" }), await world.person("student")];
    at("2026-03-04T10:00:00Z");
    for (const person of [student, other])
      await world.as(person).run(setNotificationPreferences, { wanted, digest: "daily", timeZone: "Africa/Cairo" });
    for (let n = 0; n < 3; n++) await tell(student);
    expect(mailsTo(student)).toEqual([]);
    at("2026-03-05T05:59:00Z");
    expect(await world.system.run(sendDigests, {})).toEqual({ asked: 0 });
    at("2026-03-05T06:00:00Z");
    await Promise.allSettled([1, 2].map(() => world.system.run(sendDigests, {})));
    await work();
    expect(mailsTo(student).map(({ subject }) => subject)).toEqual(["3 إشعارات بانتظارك"]);
    expect(mailsTo(student)[0]?.text).toContain("http://localhost:8787/account/notifications/preferences");
    const token = /one-click\/([\w.-]+)>/.exec(mailsTo(student)[0]?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
    // Nothing unread, no mail.
    expect(mailsTo(other)).toEqual([]);
    expect(await world.system.run(sendDigests, {})).toEqual({ asked: 0 });
    at("2026-03-06T06:00:00Z");
    expect(await world.system.run(sendDigests, {})).toEqual({ asked: 2 });
    await work();
    // What yesterday's digest said is not said again.
    expect(mailsTo(student)).toHaveLength(1);
    const digest = async () => (await world.as(student).run(notificationPreferencesOf, {})).digest;
    expect(await world.visitor.run(unsubscribe, { token })).toEqual({ category: "digest" });
    expect(await digest()).toBe("off");
    await world.visitor.run(resubscribe, { token });
    expect(await digest()).toBe("weekly");
  });

  it("NTF-4 a weekly digest is due on Mondays at eight", async () => {
    const student = await world.person("student");
    const due = async (now: string) => {
      at(now);
      await world.as(student).run(setNotificationPreferences, { digest: "off" });
      await world.as(student).run(setNotificationPreferences, { digest: "weekly", timeZone: "Asia/Kolkata" });
      const { rows } = await world.sql.query("select digest_due_at from notification_settings where user_id = $1", [
        student.id,
      ]);
      return rows[0].digest_due_at.toISOString();
    };
    // 2 March 2026 is a Monday; eight in Kolkata is 02:30 UTC.
    expect(await due("2026-03-02T02:00:00Z")).toBe("2026-03-02T02:30:00.000Z");
    expect(await due("2026-03-02T02:31:00Z")).toBe("2026-03-09T02:30:00.000Z");
    expect(await due("2026-03-08T12:00:00Z")).toBe("2026-03-09T02:30:00.000Z");
    expect(await due("2026-03-04T12:00:00Z")).toBe("2026-03-09T02:30:00.000Z");
  });

  it("NTF-5 a reminder is told when it is due, once, also after a restart; moved, it is told at the new hour; dropped, never", async () => {
    const student = await world.person("student");
    const tell = { type: "live_session.starting" as const, to: { userUuids: [student.uuid] }, link: "/student" };
    const told = async () =>
      (
        await world.sql.query(
          "select count(*)::int as n from notifications where user_id = $1 and type = 'live_session.starting'",
          [student.id],
        )
      ).rows[0].n;
    const set = (key: string, dueAt: string | null) => world.system.run(setReminder, { key, dueAt, tell });
    at("2026-03-10T10:00:00Z");
    await set("a", "2026-03-10T11:00:00Z");
    await set("a", "2026-03-10T12:00:00Z");
    await set("b", "2026-03-10T11:00:00Z");
    await set("b", null);
    at("2026-03-10T11:30:00Z");
    expect(await world.system.run(fireReminders, {})).toEqual({ fired: 0 });
    at("2026-03-10T12:01:00Z");
    await Promise.allSettled([1, 2].map(() => world.system.run(fireReminders, {})));
    await work();
    expect(await told()).toBe(1);
    // The same message once more changes nothing; another hour is another reminder.
    await set("a", "2026-03-10T12:00:00Z");
    expect(await world.system.run(fireReminders, {})).toEqual({ fired: 0 });
    await set("a", "2026-03-10T14:00:00Z");
    at("2026-03-10T14:20:00Z");
    expect(await world.system.run(fireReminders, {})).toEqual({ fired: 1 });
    await work();
    expect(await told()).toBe(2);
    // The platform was away for hours: what it was to remind of is over.
    await set("c", "2026-03-10T15:00:00Z");
    at("2026-03-10T18:00:00Z");
    expect(await world.system.run(fireReminders, {})).toEqual({ fired: 0 });
    expect(await world.system.run(fireReminders, {})).toEqual({ fired: 0 });
  });

  it("NTF-1 news is forgotten after a year, a given-up message ninety days after it came once it was settled", async () => {
    const student = await world.person("student");
    at("2027-06-01T10:00:00Z");
    await world.system.run(pruneNotifications, {});
    for (const days of [364, 366])
      await world.sql.query(
        `insert into notifications (user_id, type, link, origin, is_in_app, created_at)
         values ($1, 'account.reinstated', '/account', gen_random_uuid(), true, $2::timestamptz - make_interval(days => $3))`,
        [student.id, world.now, days],
      );
    for (const [days, outcome] of [
      [91, null],
      [91, "discarded"],
      [89, "discarded"],
    ])
      await world.sql.query(
        `insert into dead_letters (outbox_uuid, kind, payload, outcome, created_at)
         values (gen_random_uuid(), 'mail.certificate', '{}', $2, $1::timestamptz - make_interval(days => $3))`,
        [world.now, outcome, days],
      );
    expect(await world.system.run(pruneNotifications, {})).toEqual({ removed: 2 });
  });

  it("NTF-3 a notification reaches every browser of its person, in their language; one that is gone is forgotten", async () => {
    const student = await world.person("student", { locale: "ar" });
    const [one, two] = [`${student.uuid}-1`, `${student.uuid}-2`];
    for (const name of [one, two]) await world.as(student).run(subscribePush, subscription(name));
    world.pushed.length = 0;
    at("2026-04-01T10:00:00Z");
    await tell(student);
    expect(world.pushed.map(({ endpoint }) => endpoint).sort()).toEqual(
      [one, two].map((name) => subscription(name).endpoint),
    );
    expect(world.pushed[0]?.data).toMatchObject({ title: "كتب إليك أحدهم", link: "/student", lang: "ar", dir: "rtl" });
    expect(new Set(world.pushed.map(({ data }) => data.tag)).size).toBe(1);
    world.pushAnswer = "gone";
    await tell(student);
    world.pushAnswer = "sent";
    world.pushed.length = 0;
    await tell(student);
    expect(world.pushed).toEqual([]);
  });

  it("NTF-3 a browser is one person's at a time, is unsubscribed by that person alone, and lives at a push service", async () => {
    const [student, other] = [await world.person("student"), await world.person("student")];
    const browser = subscription(`shared-${student.uuid}`);
    await world.as(student).run(subscribePush, browser);
    await world.as(other).run(subscribePush, browser);
    const owners = async () =>
      (
        await world.sql.query("select user_id from push_subscriptions where endpoint = $1", [browser.endpoint])
      ).rows.map((row) => Number(row.user_id));
    expect(await owners()).toEqual([other.id]);
    await world.as(student).run(unsubscribePush, { endpoint: browser.endpoint });
    expect(await owners()).toEqual([other.id]);
    await world.as(other).run(unsubscribePush, { endpoint: browser.endpoint });
    expect(await owners()).toEqual([]);
    await expectRefusal(
      world.as(student).run(subscribePush, { ...browser, endpoint: "https://10.0.0.1/push" }),
      "invalid_input",
    );
  });
});
