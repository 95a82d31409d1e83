import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { hmacSigner } from "../../platform/signer";
import { readContentToken } from "../media";
import {
  downloadCertificate,
  issueByHand,
  issueCertificate,
  listCertificates,
  listMine,
  printCertificate,
  reissueCertificate,
  revokeCertificate,
  verifyCertificate,
} from "./index";
import { newNumber, normaliseNumber } from "./number";

describe("certificates", () => {
  const world = createWorld();
  let teacher: Person;
  let stranger: Person;
  let course: { uuid: string };
  beforeAll(async () => {
    teacher = await world.person("instructor", { fullName: "Demo Instructor Mona" });
    stranger = await world.person("instructor");
    course = await makeCourse(world, teacher, { title: "Clear writing", titleAr: "الكتابة الواضحة" });
  });

  async function enrolled(student: Person, status = "completed", courseUuid = course.uuid): Promise<string> {
    const { rows } = await world.sql.query<{ uuid: string }>(
      `insert into enrollments (user_id, course_id, status, enrollment_type, completed_at)
       select $1, id, $2, 'free', case when $2 = 'completed' then '2026-03-01T20:00:00Z'::timestamptz end from courses where uuid = $3 returning uuid`,
      [student.id, status, courseUuid],
    );
    return (rows[0] as { uuid: string }).uuid;
  }
  async function certified(fullName?: string) {
    const student = await world.person("student", fullName ? { fullName } : {});
    const enrolmentUuid = await enrolled(student);
    const { certificateUuid } = await world.system.run(issueCertificate, { enrolmentUuid });
    if (!certificateUuid) throw new Error("nothing was issued");
    await world.system.run(printCertificate, { certificateUuid });
    const [mine] = (await world.as(student).run(listMine, {})).items;
    if (!mine) throw new Error("no certificate");
    return { student, enrolmentUuid, certificateUuid, number: mine.number };
  }
  const eventsOf = (kind: string, certificateUuid: string) =>
    world.events.filter((event) => event.kind === kind && event.payload.certificateUuid === certificateUuid);

  it("PRG-5 a completed enrolment earns one certificate with the names of the day, however often and however many ask", async () => {
    const student = await world.person("student", { fullName: "Demo \u202ELayla\u202C Hassan" });
    await world.sql.query("update users set full_name_ar = 'ليلى حسن' where id = $1", [student.id]);
    const enrolmentUuid = await enrolled(student);
    const answers = await Promise.all([1, 2, 3].map(() => world.system.run(issueCertificate, { enrolmentUuid })));
    const issued = answers.map((answer) => answer.certificateUuid).filter((uuid) => uuid !== null);
    expect(issued).toHaveLength(1);
    expect(await world.system.run(issueCertificate, { enrolmentUuid })).toEqual({ certificateUuid: null });
    const { rows } = await world.sql.query(
      `select c.uuid, number, recipient_name, recipient_name_ar, course_title, instructor_name, completed_on::text, issued_by_id
       from certificates c join enrollments e on e.id = c.enrollment_id where e.uuid = $1`,
      [enrolmentUuid],
    );
    expect(rows).toEqual([
      {
        uuid: issued[0],
        number: expect.stringMatching(/^RL(-[0-9A-HJKMNP-TV-Z]{4}){4}$/),
        recipient_name: "Demo Layla Hassan",
        recipient_name_ar: "ليلى حسن",
        course_title: { en: "Clear writing", ar: "الكتابة الواضحة" },
        instructor_name: "Demo Instructor Mona",
        // Eight in the evening UTC is the next day in Kolkata.
        completed_on: "2026-03-02",
        issued_by_id: null,
      },
    ]);
    await world.settle();
    expect(eventsOf("certificate.issued", String(issued[0]))).toHaveLength(1);
  });

  it("PRG-5 nothing is issued for a course still going on, or one that gives no certificates", async () => {
    const student = await world.person("student");
    const going = await enrolled(student, "in_progress");
    expect(await world.system.run(issueCertificate, { enrolmentUuid: going })).toEqual({ certificateUuid: null });
    const plain = await makeCourse(world, teacher, { title: "Without papers" });
    await world.sql.query("update courses set certificate_enabled = false where uuid = $1", [plain.uuid]);
    const done = await enrolled(student, "completed", plain.uuid);
    expect(await world.system.run(issueCertificate, { enrolmentUuid: done })).toEqual({ certificateUuid: null });
    await expectRefusal(world.as(student).run(issueCertificate, { enrolmentUuid: done }), "forbidden");
    await expectRefusal(world.as(teacher).run(issueByHand, { enrolmentUuid: done }), "certificate_not_offered");
  });

  it("PRG-5 both papers are drawn, and a printing that dies half-way is repeated into one certificate and one mail", async () => {
    const student = await world.person("student", { fullName: "Demo Omar" });
    const enrolmentUuid = await enrolled(student);
    const { certificateUuid } = await world.system.run(issueCertificate, { enrolmentUuid });
    if (!certificateUuid) throw new Error("nothing was issued");
    const { put } = world.files;
    world.files.put = async (key, ...rest) => {
      if (key.endsWith(".ar.pdf")) throw new Error("the consumer died");
      return put(key, ...rest);
    };
    await expect(world.system.run(printCertificate, { certificateUuid })).rejects.toThrow("died");
    world.files.put = put;
    const [before] = (await world.as(student).run(listMine, {})).items;
    expect(before?.isReady).toBe(false);
    await expectRefusal(
      world.as(student).run(downloadCertificate, { number: before?.number ?? "", locale: "en" }),
      "certificate_not_ready",
    );

    world.printed.length = 0;
    const answers = await Promise.all([1, 2].map(() => world.system.run(printCertificate, { certificateUuid })));
    expect(answers.map((answer) => answer.printed).sort()).toEqual([false, true]);
    expect(await world.system.run(printCertificate, { certificateUuid })).toEqual({ printed: false });
    await world.settle();
    expect(eventsOf("mail.certificate", certificateUuid)).toHaveLength(1);
    const number = before?.number ?? "";
    expect([...world.files.objects.keys()].filter((key) => key.includes(number)).sort()).toEqual([
      `certificates/${number}.ar.pdf`,
      `certificates/${number}.en.pdf`,
    ]);
    expect(world.printed.find((paper) => paper.locale === "ar")).toMatchObject({
      recipientName: "Demo Omar",
      courseTitle: "الكتابة الواضحة",
      verifyUrl: `http://localhost:8787/ar/verify/${number}`,
      issuedBy: "RecruitLMS",
    });
    await expectRefusal(
      world.system.run(printCertificate, { certificateUuid: "0190a0a0-0000-7000-8000-000000000000" }),
      "not_found",
    );
  });

  it("PRG-6 the holder downloads by a link of ten minutes, counted and in the trail; nobody else finds it", async () => {
    const { student, number } = await certified();
    const { url, expiresAt } = await world
      .as(student)
      .run(downloadCertificate, { number: number.toLowerCase(), locale: "ar" });
    expect(new Date(expiresAt).getTime() - world.now.getTime()).toBe(600_000);
    const token = new URL(url).pathname.split("/")[2] ?? "";
    expect(url.startsWith("http://content.localhost:8787/m/")).toBe(true);
    const signer = hmacSigner(world.tenant.secret);
    expect(await readContentToken(signer, token, world.now)).toMatchObject({
      key: `certificates/${number}.ar.pdf`,
      disposition: "attachment",
    });
    expect(await readContentToken(signer, token, new Date(world.now.getTime() + 601_000))).toBeNull();
    await world.as(teacher).run(downloadCertificate, { number, locale: "en" });
    expect((await world.as(student).run(listMine, {})).items[0]?.downloadCount).toBe(2);
    const { rows } = await world.sql.query(
      "select actor_id::int from audit_logs where action = 'downloaded' and detail->>'number' = $1 order by id",
      [number],
    );
    expect(rows.map((row) => row.actor_id)).toEqual([student.id, teacher.id]);

    for (const other of [await world.person("student"), stranger]) {
      await expectRefusal(world.as(other).run(downloadCertificate, { number, locale: "en" }), "not_found");
    }
    await expectRefusal(world.visitor.run(downloadCertificate, { number, locale: "en" }), "unauthenticated");
    await expectRefusal(world.as(student).run(downloadCertificate, { number, locale: "fr" as "en" }), "invalid_input");
  });

  it("PRG-6 anyone checks a number however it is typed; an unknown one and nonsense answer alike", async () => {
    const { number } = await certified("Demo Sara");
    const typed = [
      number,
      number.toLowerCase(),
      ` ${number.replaceAll("-", " ")} `,
      number.replace(/^RL-/, ""),
      number.replaceAll("0", "o").replaceAll("1", "l"),
    ];
    for (const way of typed) {
      expect(await world.visitor.run(verifyCertificate, { number: way })).toMatchObject({
        found: true,
        certificate: {
          number,
          status: "valid",
          recipientName: "Demo Sara",
          courseTitle: { en: "Clear writing", ar: "الكتابة الواضحة" },
          completedOn: "2026-03-02",
          issuedAt: world.now.toISOString(),
          issuer: "RecruitLMS",
        },
      });
    }
    for (const wrong of [newNumber(), "RL-1", "' or true --", "٠".repeat(16)]) {
      expect(await world.visitor.run(verifyCertificate, { number: wrong })).toEqual({
        found: false,
        certificate: null,
      });
    }
    await expectRefusal(world.visitor.run(verifyCertificate, { number: "9".repeat(61) }), "invalid_input");
    await expectRefusal(world.visitor.run(verifyCertificate, {} as never), "invalid_input");
  });

  it("PRG-6 numbers survive any casing, spacing and look-alike letters", () => {
    fc.assert(
      fc.property(fc.constantFrom(" ", "-", "", "\u2013"), fc.boolean(), (gap, lower) => {
        const number = newNumber();
        const typed = number.replaceAll("-", gap).replaceAll("0", "O").replaceAll("1", "I");
        expect(normaliseNumber(lower ? typed.toLowerCase() : typed)).toBe(number);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) =>
        /^(RL(-[0-9A-HJKMNP-TV-Z]{4}){4})?$/.test(normaliseNumber(text)),
      ),
    );
  });

  it("PRG-6 a revoked certificate says so to whoever checks, is not downloaded, and does not come back by itself", async () => {
    const { student, number, enrolmentUuid } = await certified();
    await expectRefusal(world.as(student).run(revokeCertificate, { number, reason: "mine" }), "forbidden");
    await expectRefusal(world.as(stranger).run(revokeCertificate, { number, reason: "not mine" }), "not_found");
    await expectRefusal(world.as(teacher).run(revokeCertificate, { number, reason: " " }), "invalid_input");
    const touches = world.publicTouches;
    await world.as(teacher).run(revokeCertificate, { number, reason: "Copied work" });
    expect(world.publicTouches).toBe(touches + 1);
    await expectRefusal(world.as(teacher).run(revokeCertificate, { number, reason: "again" }), "certificate_revoked");
    expect((await world.visitor.run(verifyCertificate, { number })).certificate).toMatchObject({
      status: "revoked",
      revokedAt: world.now.toISOString(),
      isReplaced: false,
    });
    await expectRefusal(world.as(student).run(downloadCertificate, { number, locale: "en" }), "certificate_revoked");
    expect(await world.system.run(issueCertificate, { enrolmentUuid })).toEqual({ certificateUuid: null });
    // By hand it may.
    const again = await world.as(teacher).run(issueByHand, { enrolmentUuid });
    expect(again.number).not.toBe(number);
  });

  it("PRG-6 a reissue takes the names of today, a new number, and the old one's place", async () => {
    const { student, number } = await certified("Demo Old Name");
    await world.sql.query("update users set full_name = 'Demo New Name' where id = $1", [student.id]);
    await expectRefusal(world.as(stranger).run(reissueCertificate, { number }), "not_found");
    const both = await Promise.allSettled([1, 2].map(() => world.as(teacher).run(reissueCertificate, { number })));
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const [fresh] = (await world.as(student).run(listMine, {})).items;
    expect(fresh).toMatchObject({ recipientName: "Demo New Name", isReady: false, completedOn: "2026-03-02" });
    expect((await world.visitor.run(verifyCertificate, { number })).certificate).toMatchObject({
      status: "revoked",
      isReplaced: true,
    });
    const { items } = await world.as(teacher).run(listCertificates, { q: "demo old name" });
    expect(items).toMatchObject([{ number, status: "revoked", revokedReason: "reissued", replacedBy: fresh?.number }]);
  });

  it("PRG-6 an instructor issues by hand in the own course, once", async () => {
    const student = await world.person("student");
    const enrolmentUuid = await enrolled(student, "in_progress");
    await expectRefusal(world.as(stranger).run(issueByHand, { enrolmentUuid }), "not_found");
    await expectRefusal(world.as(student).run(issueByHand, { enrolmentUuid }), "forbidden");
    const both = await Promise.allSettled([1, 2].map(() => world.as(teacher).run(issueByHand, { enrolmentUuid })));
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(world.as(teacher).run(issueByHand, { enrolmentUuid }), "certificate_exists");
    const dropped = await enrolled(await world.person("student"), "dropped");
    await expectRefusal(world.as(teacher).run(issueByHand, { enrolmentUuid: dropped }), "course_not_completed");
    const once = await enrolled(await world.person("student"), "in_progress");
    const call = () => world.as(teacher).run(issueByHand, { enrolmentUuid: once }, { idempotencyKey: "once" });
    expect(await call()).toEqual(await call());
  });

  it("PRG-6 the list shows each their own, finds by name and number, filters and pages", async () => {
    const { number } = await certified("Demo Zeinab Unique");
    const admin = await world.person("content_manager");
    expect((await world.as(stranger).run(listCertificates, {})).items).toEqual([]);
    await expectRefusal(world.as(await world.person("student")).run(listCertificates, {}), "forbidden");
    for (const q of ["zeinab", number.toLowerCase().replaceAll("-", "")]) {
      const found = await world.as(admin).run(listCertificates, { q, courseUuid: course.uuid, status: "valid" });
      expect(found).toMatchObject({
        items: [
          { number, recipient: { name: "Demo Zeinab Unique" }, course: { title: "Clear writing" }, isReady: true },
        ],
        total: 1,
      });
    }
    expect((await world.as(admin).run(listCertificates, { q: "%" })).items).toEqual([]);
    const first = await world.as(teacher).run(listCertificates, { limit: 2 });
    const second = await world.as(teacher).run(listCertificates, { limit: 2, cursor: first.next ?? "" });
    expect(first.items).toHaveLength(2);
    expect(new Set([...first.items, ...second.items].map((item) => item.number)).size).toBe(2 + second.items.length);
    expect(first.total).toBeGreaterThanOrEqual(4);
  });
});
