import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import type { InputOf } from "../../kernel/verb";
import { editUser } from "../accounts";
import { pruneMails, resubscribe, sendMail, unsubscribe } from "./index";

describe("mails", () => {
  const world = createWorld();
  let course: { uuid: string };
  let teacher: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor", { fullName: "Demo <b>Mona</b>\r\nBcc: all@example.org" });
    course = await makeCourse(world, teacher, { title: "Clear & short", titleAr: "واضح وقصير" });
  });

  type Message =
    InputOf<typeof sendMail> extends infer M
      ? M extends { outboxUuid: string }
        ? Omit<M, "outboxUuid">
        : never
      : never;
  const send = (message: Message, outboxUuid: string = randomUUID()) =>
    world.system.run(sendMail, { outboxUuid, ...message } as InputOf<typeof sendMail>);
  const link = (person: Person, expires = "2026-03-03T10:00:00.000Z") => ({
    userUuid: person.uuid,
    jti: randomUUID(),
    expires,
  });
  const lastMail = () => {
    const mail = world.mails.at(-1);
    if (!mail) throw new Error("no mail");
    return mail;
  };
  async function enrolment(student: Person) {
    const { rows } = await world.sql.query<{ uuid: string }>(
      `insert into enrollments (user_id, course_id, enrollment_type, enrolled_by_id) select $1, id, 'instructor', $2 from courses where uuid = $3 returning uuid`,
      [student.id, teacher.id, course.uuid],
    );
    return (rows[0] as { uuid: string }).uuid;
  }

  it("NTF-2 a mail goes out once, however often and however many at once ask, under the outbox id", async () => {
    const student = await world.person("student");
    const outboxUuid = randomUUID();
    const message = { kind: "mail.password_changed", payload: { userUuid: student.uuid } } as const;
    const answers = await Promise.allSettled([1, 2, 3].map(() => send(message, outboxUuid)));
    expect(answers.some((answer) => answer.status === "fulfilled")).toBe(true);
    expect(await send(message, outboxUuid)).toEqual({ status: "sent" });
    const sent = world.mails.filter((mail) => mail.id === outboxUuid);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: student.email, subject: "Your password was changed" });
    expect(sent[0]?.headers).toBeUndefined();
  });

  it("NTF-2 a sending that fails is noted and tried again; a claim whose holder died is taken over", async () => {
    const student = await world.person("student");
    const outboxUuid = randomUUID();
    const message = { kind: "mail.account_reinstated", payload: { userUuid: student.uuid } } as const;
    const failing = vi.spyOn(world.mails, "push").mockImplementationOnce(() => {
      throw new Error("the mail server is away");
    });
    await expect(send(message, outboxUuid)).rejects.toThrow("away");
    failing.mockRestore();
    const row = async () =>
      (
        await world.sql.query("select status, attempts, last_error from mail_deliveries where outbox_uuid = $1", [
          outboxUuid,
        ])
      ).rows[0];
    expect(await row()).toEqual({ status: "failed", attempts: 1, last_error: "Error: the mail server is away" });
    await world.sql.query("update mail_deliveries set status = 'claimed', claimed_at = $2 where outbox_uuid = $1", [
      outboxUuid,
      world.now,
    ]);
    await expectRefusal(send(message, outboxUuid), "conflict");
    const { now } = world;
    world.now = new Date(now.getTime() + 121_000);
    expect(await send(message, outboxUuid)).toEqual({ status: "sent" });
    world.now = now;
    expect(await row()).toEqual({ status: "sent", attempts: 2, last_error: null });
  });

  it("NTF-2 each kind is written in the recipient's language, with working links, in HTML and in plain text", async () => {
    const english = await world.person("student", { fullName: "Demo Omar" });
    const arabic = await world.person("student", { locale: "ar" });
    await world.sql.query("update users set full_name_ar = 'ليلى' where id = $1", [arabic.id]);
    const ofUser = ["already_registered", "password_changed", "account_suspended", "account_reinstated"] as const;
    const ofLink = ["verify_email", "reset_password", "invitation"] as const;
    for (const person of [english, arabic]) {
      for (const name of [...ofUser, ...ofLink]) {
        const isLink = (ofLink as readonly string[]).includes(name);
        const message = { kind: `mail.${name}`, payload: isLink ? link(person) : { userUuid: person.uuid } } as Message;
        expect(await send(message), name).toEqual({ status: "sent" });
        const { subject, html, text } = lastMail();
        const isArabic = person === arabic;
        expect(html).toContain(`<html lang="${person.locale}" dir="${isArabic ? "rtl" : "ltr"}">`);
        expect(/[\u0600-\u06FF]/.test(subject), `${name}: ${subject}`).toBe(isArabic);
        expect(text).toContain(isArabic ? "مرحبًا \u2068ليلى\u2069،" : "Hello \u2068Demo Omar\u2069,");
        expect(`${subject}${html}${text}`).not.toMatch(/\{\w+\}/);
        if (isLink) {
          const path = name.replace("_", "-");
          const url = new RegExp(`http://localhost:8787${isArabic ? "/ar" : ""}/${path}\\?token=[\\w.-]+`);
          expect(text).toMatch(url);
          expect(html).toMatch(new RegExp(`href="${url.source}"`));
        }
      }
    }
    expect(new Set(world.mails.map((mail) => mail.subject)).size).toBeGreaterThanOrEqual(14);
  });

  it("NTF-2 names and titles cannot break out of a mail", async () => {
    const student = await world.person("student", { fullName: `Demo "><script>alert(1)</script>` });
    await send({ kind: "mail.enrolled_by_instructor", payload: { enrolmentUuid: await enrolment(student) } });
    const { subject, html, text, headers } = lastMail();
    expect(subject).toBe("You are enrolled in Clear & short");
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain("Clear &amp; short");
    expect(text).toContain("Demo <b>Mona</b> Bcc: all@example.org");
    expect(headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  });

  it("PLT-10 only a template's own address becomes a link, and an unproven address is greeted without a name", async () => {
    const name = "Claim http://evil.example/x www.evil.example";
    const student = await world.person("student", { fullName: name });
    const verification = { kind: "mail.verify_email", payload: link(student) } as const;
    await send(verification);
    expect(lastMail().text).toContain(name);
    expect(lastMail().html).not.toMatch(/href="[^"]*evil/);
    expect(lastMail().html).toMatch(/href="http:\/\/localhost:8787\/verify-email/);
    await world.sql.query("update users set email_verified_at = null where id = $1", [student.id]);
    for (const kind of ["verify_email", "reset_password"]) {
      await send({ kind: `mail.${kind}`, payload: link(student) } as Message);
      expect(`${lastMail().subject}${lastMail().html}${lastMail().text}`).not.toContain("evil");
      expect(lastMail().text).toMatch(/^Hello,\n/);
    }
    // Plain text holds addresses as they are: a mark beside one would end up in the browser.
    await send({ kind: "mail.already_registered", payload: { userUuid: student.uuid } });
    expect(lastMail().text).toMatch(/ http:\/\/localhost:8787\/forgot-password\n/);
    expect(lastMail().html).toContain('href="http://localhost:8787/forgot-password"');
  });

  it("ADM-2 the proven address that an account had is told that support changed it; the new one is asked to prove itself", async () => {
    const student = await world.person("student", { email: "had@example.org" });
    await world.as(await world.person("super_admin")).run(editUser, { uuid: student.uuid, email: "has@example.org" });
    await world.settle();
    const told = world.events.find((event) => event.kind === "mail.address_changed");
    expect(await send({ kind: "mail.address_changed", payload: told?.payload } as Message)).toEqual({ status: "sent" });
    expect(lastMail()).toMatchObject({
      to: "had@example.org",
      subject: "The address of your account was changed",
    });
    expect(`${lastMail().text}${lastMail().html}`).not.toContain("has@example.org");
    await send({ kind: "mail.verify_email", payload: link(student) });
    expect(lastMail().to).toBe("has@example.org");
    // What no change stands behind goes nowhere.
    const payload = { userUuid: student.uuid, requestId: "none" };
    expect(await send({ kind: "mail.address_changed", payload })).toEqual({ status: "skipped" });
  });

  it("NTF-2 a certificate's mail names the course and where it is checked; a revoked one is not announced", async () => {
    const student = await world.person("student", { locale: "ar" });
    const { rows } = await world.sql.query<{ uuid: string }>(
      `insert into certificates (number, user_id, course_id, enrollment_id, recipient_name, course_title, completed_on, locale, issued_at)
       select 'RL-AAAA-BBBB-CCCC-DDDD', e.user_id, e.course_id, e.id, 'Demo', '{"en":"Clear & short","ar":"واضح وقصير"}', '2026-03-01', 'ar', now()
       from enrollments e where e.uuid = $1 returning uuid`,
      [await enrolment(student)],
    );
    const payload = { certificateUuid: (rows[0] as { uuid: string }).uuid };
    await send({ kind: "mail.certificate", payload });
    expect(lastMail().subject).toBe("شهادتك في دورة واضح وقصير");
    expect(lastMail().text).toContain("http://localhost:8787/ar/verify/RL-AAAA-BBBB-CCCC-DDDD");
    expect(lastMail().html).toContain(`href="http://localhost:8787/student/certificates"`);
    await world.sql.query("update certificates set revoked_at = now() where uuid = $1", [payload.certificateUuid]);
    expect(await send({ kind: "mail.certificate", payload })).toEqual({ status: "skipped" });
  });

  it("NTF-2 nobody is mailed who is gone, whose link is over, or who may not sign in", async () => {
    const student = await world.person("student");
    const before = world.mails.length;
    expect(await send({ kind: "mail.password_changed", payload: { userUuid: randomUUID() } })).toEqual({
      status: "skipped",
    });
    expect(await send({ kind: "mail.verify_email", payload: link(student, "2026-03-02T09:59:59.000Z") })).toEqual({
      status: "skipped",
    });
    const enrolmentUuid = await enrolment(student);
    await world.sql.query("update users set status = 'suspended' where id = $1", [student.id]);
    expect(await send({ kind: "mail.enrolled_by_instructor", payload: { enrolmentUuid } })).toEqual({
      status: "skipped",
    });
    expect(world.mails).toHaveLength(before);
    expect(await send({ kind: "mail.account_suspended", payload: { userUuid: student.uuid } })).toEqual({
      status: "sent",
    });
    await world.sql.query("update users set deleted_at = now() where id = $1", [student.id]);
    expect(await send({ kind: "mail.password_changed", payload: { userUuid: student.uuid } })).toEqual({
      status: "skipped",
    });
    await expectRefusal(
      world.as(teacher).run(sendMail, {
        outboxUuid: randomUUID(),
        kind: "mail.password_changed",
        payload: { userUuid: teacher.uuid },
      }),
      "forbidden",
    );
  });

  it("ACC-4 PLT-10 the links that prove an address and set a password lead on to where somebody was going", async () => {
    const student = await world.person("student");
    for (const kind of ["mail.verify_email", "mail.reset_password"] as const) {
      await send({ kind, payload: { ...link(student), next: "/student/courses?page=2" } });
      expect(lastMail().text, kind).toContain("&next=%2Fstudent%2Fcourses%3Fpage%3D2");
    }
  });

  it("NTF-2 the link in a mail turns its kind off and on again, without a sign-in; account mail goes on", async () => {
    const student = await world.person("student");
    const enrolmentUuid = await enrolment(student);
    const message = { kind: "mail.enrolled_by_instructor", payload: { enrolmentUuid } } as const;
    await send(message);
    const token = /one-click\/([\w.-]+)>/.exec(lastMail().headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
    expect(lastMail().text).toContain(`http://localhost:8787/unsubscribe?token=${token}`);
    expect(await world.visitor.run(unsubscribe, { token })).toEqual({ category: "learning" });
    expect(await world.visitor.run(unsubscribe, { token })).toEqual({ category: "learning" });
    expect(await send(message)).toEqual({ status: "skipped" });
    expect(await send({ kind: "mail.password_changed", payload: { userUuid: student.uuid } })).toEqual({
      status: "sent",
    });
    await world.visitor.run(resubscribe, { token });
    expect(await send(message)).toEqual({ status: "sent" });
    await expectRefusal(world.visitor.run(unsubscribe, { token: `${token}x` }), "token_invalid");
    await expectRefusal(world.visitor.run(unsubscribe, { token: "" }), "invalid_input");
    await expectRefusal(world.visitor.run(resubscribe, { token: "a.b" }), "token_invalid");
  });

  it("NTF-2 deliveries are forgotten after seven days", async () => {
    await world.sql.query("update mail_deliveries set created_at = $1", [world.now]);
    await world.sql.query(
      "update mail_deliveries set created_at = $1 where id in (select id from mail_deliveries limit 2)",
      [new Date("2026-02-23T09:00:00Z")],
    );
    expect(await world.system.run(pruneMails, {})).toEqual({ removed: 2 });
  });
});
