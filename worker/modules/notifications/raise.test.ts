import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import type { InputOf } from "../../kernel/verb";
import { wordNotification } from "../../words/notifications";
import {
  archiveNotifications,
  listNotifications,
  markRead,
  markUnread,
  notificationState,
  raise,
  sendMail,
  setNotificationPreferences,
  unarchiveNotifications,
} from "./index";

describe("notifications", () => {
  const world = createWorld();
  let teacher: Person;
  let course: { uuid: string; slug: string };
  beforeAll(async () => {
    teacher = await world.person("instructor", { fullName: "Demo Mona" });
    course = await makeCourse(world, teacher, { title: "Solar basics", titleAr: "أساسيات الطاقة الشمسية" });
  });

  const tell = (message: Omit<InputOf<typeof raise>, "outboxUuid">, outboxUuid: string = randomUUID()) =>
    world.system.run(raise, { outboxUuid, ...message } as InputOf<typeof raise>);
  const stateOf = (person: Person) => world.as(person).run(notificationState, {});
  const shelf = async (person: Person, name: "unread" | "all" | "archived") =>
    (await world.as(person).run(listNotifications, { shelf: name })).items;
  async function enrolment(student: Person) {
    const { rows } = await world.sql.query(
      `insert into enrollments (user_id, course_id, enrollment_type, enrolled_by_id) select $1, id, 'instructor', $2 from courses where uuid = $3 returning uuid`,
      [student.id, teacher.id, course.uuid],
    );
    return rows[0].uuid as string;
  }
  const asked = (people: Person[], type = "chat.private_message" as const) => ({
    kind: "notification.asked" as const,
    payload: { type, to: { userUuids: people.map(({ uuid }) => uuid) }, actorUuid: teacher.uuid, link: "/student" },
  });

  it("NTF-1 whoever is enrolled is told once, however often and however many at once the queue delivers, and it is worded when it is read", async () => {
    const student = await world.person("student");
    const message = {
      kind: "mail.enrolled_by_instructor",
      payload: { enrolmentUuid: await enrolment(student) },
    } as const;
    const outboxUuid = randomUUID();
    await Promise.all([1, 2, 3].map(() => tell(message, outboxUuid)));
    expect(await tell(message, outboxUuid)).toEqual({ raised: 0 });
    const { unread, newest } = await stateOf(student);
    expect(unread).toBe(1);
    const [item] = newest;
    if (!item) throw new Error("nothing under the bell");
    expect(item).toMatchObject({
      type: "enrolment.by_instructor",
      link: `/student/learn/${course.slug}`,
      readAt: null,
    });
    const said = (locale: "en" | "ar") => {
      const { title, text } = wordNotification(item, { locale, timeZone: "Africa/Cairo" });
      return `${title}. ${text}`.replace(/[\u2068\u2069]/g, "");
    };
    expect(said("en")).toBe("You are enrolled in Solar basics. Demo Mona has enrolled you. You can start right away.");
    expect(said("ar")).toContain("سُجّلت في دورة أساسيات الطاقة الشمسية");
    expect(world.notified).toContain(student.uuid);
    // The course is renamed: so is what is said.
    await world.sql.query(
      `update courses set translations = jsonb_set(translations, '{en,title}', '"Solar, renamed"') where uuid = $1`,
      [course.uuid],
    );
    expect((await stateOf(student)).newest[0]?.course?.en).toBe("Solar, renamed");
  });

  it("NTF-1 reading, putting away and their undoing move a notification between the shelves; another's are out of reach", async () => {
    const [student, other] = [await world.person("student"), await world.person("student")];
    for (let n = 0; n < 3; n++) await tell(asked([student]));
    const [first, second] = await shelf(student, "unread");
    if (!first || !second) throw new Error("nothing was raised");
    const as = world.as(student);
    expect(await world.as(other).run(markRead, { uuids: [first.uuid] })).toMatchObject({ changed: 0 });
    expect(await as.run(markRead, { uuids: [first.uuid] })).toMatchObject({ changed: 1 });
    expect(await as.run(markRead, { uuids: [first.uuid] })).toMatchObject({ changed: 0 });
    expect((await stateOf(student)).unread).toBe(2);
    await as.run(markUnread, { uuids: [first.uuid] });
    world.now = new Date(world.now.getTime() + 1_000);
    const all = await world.as(student).run(markRead, {});
    expect(all.changed).toBe(3);
    expect(await shelf(student, "unread")).toEqual([]);
    await world.as(student).run(markUnread, { at: all.at });
    expect(await shelf(student, "unread")).toHaveLength(3);
    await world.as(student).run(markRead, { uuids: [second.uuid] });
    // What was not read stays: "all" puts away what is done with.
    const away = await world.as(student).run(archiveNotifications, {});
    expect(away.changed).toBe(1);
    expect((await shelf(student, "archived")).map(({ uuid }) => uuid)).toEqual([second.uuid]);
    expect(await shelf(student, "all")).toHaveLength(2);
    await world.as(student).run(unarchiveNotifications, { at: away.at });
    expect(await shelf(student, "all")).toHaveLength(3);
    await world.settle();
    expect(world.notified.filter((uuid) => uuid === student.uuid).length).toBeGreaterThanOrEqual(9);
  });

  it("NTF-1 a long list is read page by page without a gap, and the bell counts to a hundred", async () => {
    const student = await world.person("student");
    await world.sql.query(
      `insert into notifications (user_id, type, link, origin, is_in_app) select $1, 'account.reinstated', '/account', gen_random_uuid(), true from generate_series(1, 120)`,
      [student.id],
    );
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await world.as(student).run(listNotifications, { limit: 50, ...(cursor ? { cursor } : {}) });
      for (const { uuid } of page.items) seen.add(uuid);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(120);
    expect((await stateOf(student)).unread).toBe(100);
  });

  it("NTF-4 what somebody turned off is not raised, mailed or pushed; what cannot be turned off is", async () => {
    const student = await world.person("student");
    await world.sql.query(
      "insert into push_subscriptions (user_id, endpoint, p256dh, auth) values ($1, $2, 'k', 'a')",
      [student.id, `https://push.example.org/${student.uuid}`],
    );
    const raisedFor = async () => {
      world.events.length = 0;
      await tell(asked([student]));
      await world.settle();
      return world.events.map(({ kind }) => kind).sort();
    };
    // By default: under the bell and by push, not by mail.
    expect(await raisedFor()).toEqual(["push.notification"]);
    await world.as(student).run(setNotificationPreferences, { wanted: ["chat.private_message:mail"] });
    expect(await raisedFor()).toEqual(["mail.notification"]);
    expect((await stateOf(student)).unread).toBe(1);
    await world.as(student).run(setNotificationPreferences, { wanted: [] });
    expect(await raisedFor()).toEqual([]);
    await tell({ kind: "mail.account_reinstated", payload: { userUuid: student.uuid } });
    expect((await stateOf(student)).newest[0]?.type).toBe("account.reinstated");
    await expectRefusal(world.as(student).run(setNotificationPreferences, { wanted: ["x"] }), "invalid_input");
  });

  it("NTF-2 what has no letter of its own is mailed in the words of the bell, in the reader's language, and unsubscribed from by category", async () => {
    const student = await world.person("student", { locale: "ar" });
    await world.as(student).run(setNotificationPreferences, { wanted: ["chat.private_message:mail"] });
    world.events.length = 0;
    await tell(asked([student]));
    await world.settle();
    const [event] = world.events;
    await world.system.run(sendMail, {
      outboxUuid: randomUUID(),
      kind: "mail.notification",
      payload: event?.payload as { notificationUuid: string },
    });
    const mail = world.mails.at(-1);
    expect(mail).toMatchObject({ to: student.email, subject: "كتب إليك Demo Mona" });
    expect(mail?.html).toContain('href="http://localhost:8787/student"');
    expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  });

  it("NTF-5 each thing that happens has its own words: certificates, courses, quizzes, allowances, live sessions", async () => {
    const student = await world.person("student");
    const enrolmentUuid = await enrolment(student);
    const { rows } = await world.sql.query(
      `insert into certificates (number, user_id, course_id, enrollment_id, recipient_name, course_title, completed_on, locale, issued_at)
       select 'RL-NNNN-BBBB-CCCC-DDDD', e.user_id, e.course_id, e.id, 'Demo', '{"en":"Solar"}', '2026-03-01', 'en', now() from enrollments e where e.uuid = $1 returning uuid`,
      [enrolmentUuid],
    );
    const certificateUuid = rows[0].uuid as string;
    const { rows: quizzes } = await world.sql.query(
      `insert into quizzes (course_id, translations) select id, '{"en":{"title":"Safety check"}}' from courses where uuid = $1 returning id, uuid`,
      [course.uuid],
    );
    const quiz = quizzes[0] as { id: number; uuid: string };
    const attempt = async (n: number, status: string) =>
      (
        await world.sql.query(
          `insert into quiz_attempts (quiz_id, enrollment_id, user_id, attempt_number, status, started_at, submitted_at, paper, max_points, score_percent, passed)
           select $1, e.id, e.user_id, $2, $3, now(), now(), '[]', 10, 70, true from enrollments e where e.uuid = $4 returning uuid`,
          [quiz.id, n, status, enrolmentUuid],
        )
      ).rows[0].uuid as string;
    await world.sql.query(
      "insert into quiz_accommodations (quiz_id, user_id, extra_time_percent, extra_attempts, granted_by_id) values ($1, $2, 25, 1, $3)",
      [quiz.id, student.id, teacher.id],
    );
    await tell({ kind: "mail.certificate", payload: { certificateUuid } });
    // Not completed yet, not revoked yet, handed in by the student: no news.
    await tell({ kind: "course.progressed", payload: { enrolmentUuid } });
    await tell({ kind: "certificate.revoked", payload: { certificateUuid } });
    await tell({ kind: "attempt.graded", payload: { attemptUuid: await attempt(1, "submitted") } });
    await world.sql.query("update enrollments set status = 'completed', completed_at = now() where uuid = $1", [
      enrolmentUuid,
    ]);
    await world.sql.query(
      "update certificates set revoked_at = now(), revoked_reason = 'Demo', revoked_by_id = $2 where uuid = $1",
      [certificateUuid, teacher.id],
    );
    // Two lessons at once tell of the same completion.
    for (let n = 0; n < 2; n++) await tell({ kind: "course.progressed", payload: { enrolmentUuid } });
    await tell({ kind: "certificate.revoked", payload: { certificateUuid } });
    await tell({ kind: "attempt.graded", payload: { attemptUuid: await attempt(2, "expired") } });
    await tell({ kind: "accommodation.set", payload: { quizUuid: quiz.uuid, userUuid: student.uuid } });
    await tell({
      kind: "notification.asked",
      payload: {
        type: "live_session.starting",
        to: { learnersOf: course.uuid },
        courseUuid: course.uuid,
        params: { startsAt: "2026-03-02T15:00:00.000Z" },
        link: "/student/courses",
      },
    });
    const items = await shelf(student, "all");
    const worded = items.map((item) => {
      const { title, text } = wordNotification(item, { locale: "en", timeZone: "Africa/Cairo" });
      return `${title} | ${text}`.replace(/[\u2068\u2069]/g, "");
    });
    expect(worded).toEqual([
      "A live session of Solar, renamed begins soon | It begins 2 Mar 2026, 17:00 EET.",
      "You have more time or attempts for Safety check | Extra attempts: 1. Extra time: 25%.",
      "Safety check: time was up, and your answers were graded | Result: 70%. Course: Solar, renamed.",
      "Your certificate for Solar, renamed was revoked | Number RL-NNNN-BBBB-CCCC-DDDD does not count any more. The reason stands beside it.",
      "You have completed Solar, renamed | Well done. See what comes next.",
      "Your certificate for Solar, renamed is ready | Number RL-NNNN-BBBB-CCCC-DDDD. Download it, or share its address.",
    ]);
    for (const item of items) {
      const { title, text } = wordNotification(item, { locale: "ar", timeZone: "Africa/Cairo" });
      expect(`${title}${text}`).not.toMatch(/\{\w+\}/);
    }
  });

  it("NTF-5 a whole course is told a hundred at a time, each learner once", async () => {
    const large = await makeCourse(world, teacher, { title: "Many" });
    await world.sql.query(
      `with people as (insert into users (email, full_name, user_type, status) select 'many' || n || '@demo.recruitlms.test', 'Demo many', 'student', 'active' from generate_series(1, 130) n returning id)
       insert into enrollments (user_id, course_id, enrollment_type) select p.id, c.id, 'free' from people p, courses c where c.uuid = $1`,
      [large.uuid],
    );
    world.events.length = 0;
    const outboxUuid = randomUUID();
    const payload = {
      type: "live_session.scheduled" as const,
      to: { learnersOf: large.uuid },
      courseUuid: large.uuid,
      link: "/student",
    };
    expect(await tell({ kind: "notification.asked", payload }, outboxUuid)).toEqual({ raised: 100 });
    await world.settle();
    const next = world.events.find(({ kind }) => kind === "notification.asked");
    for (let n = 0; n < 2; n++)
      await tell({ kind: "notification.asked", payload: next?.payload as typeof payload }, next?.uuid);
    const { rows } = await world.sql.query("select count(*)::int as told from notifications where origin = $1", [
      outboxUuid,
    ]);
    expect(rows[0].told).toBe(130);
  });

  it("NTF-5 those who keep the platform are told of what the queue gave up on, once until they look", async () => {
    const keeper = await world.person("super_admin");
    const student = await world.person("student");
    for (let n = 0; n < 3; n++) await tell({ kind: "dead_letter.recorded", payload: { outboxUuid: randomUUID() } });
    expect((await stateOf(keeper)).newest.map(({ type }) => type)).toEqual(["dead_letter"]);
    expect((await stateOf(student)).unread).toBe(0);
  });
});
