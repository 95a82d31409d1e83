import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { deleteCourse, setCourseStatus } from "../catalogue";
import { drop, enrol, enrolStudent, expireDue, listMine, remove } from ".";

const world = createWorld();
const rowOf = async (uuid: string) =>
  (
    await world.sql.query(
      "select status, enrollment_type, enrolled_by_id::int, enrolled_at, expires_at, dropped_at, completed_at from enrollments where uuid = $1",
      [uuid],
    )
  ).rows[0];
const countOf = async (courseUuid: string) =>
  (
    await world.sql.query(
      "select count(*)::int as n from enrollments e join courses c on c.id = e.course_id where c.uuid = $1",
      [courseUuid],
    )
  ).rows[0].n;

describe("enrolling", () => {
  it("CRS-9 a student enrols in a free course by uuid or slug, once, and the start is announced", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student");
    const course = await makeCourse(world, author, { title: "Free" });
    const { uuid } = await world.as(student).run(enrol, { courseSlug: course.slug });
    expect(await rowOf(uuid)).toMatchObject({
      status: "in_progress",
      enrollment_type: "free",
      enrolled_by_id: null,
      enrolled_at: world.now,
    });
    await expectRefusal(world.as(student).run(enrol, { courseUuid: course.uuid }), "already_enrolled");
    await world.settle();
    expect(world.events.filter((e) => e.payload.enrolmentUuid === uuid).map((e) => e.kind)).toEqual([
      "enrolment.started",
    ]);
  });

  it("CRS-9 two clicks at once and a repeated form make one enrolment", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student");
    const { uuid: courseUuid } = await makeCourse(world, author, { title: "Clicked" });
    const run = world.as(student).run;
    const clicks = await Promise.allSettled([
      run(enrol, { courseUuid }),
      run(enrol, { courseUuid }),
      run(enrol, { courseUuid }),
    ]);
    expect(clicks.map((c) => c.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    const other = world.as(await world.person("student")).run;
    const forms = await Promise.all([
      other(enrol, { courseUuid }, { idempotencyKey: "f" }),
      other(enrol, { courseUuid }, { idempotencyKey: "f" }),
    ]);
    expect(forms[0]).toEqual(forms[1]);
    expect(await countOf(courseUuid)).toBe(2);
  });

  it("CRS-9 paid, private, archived, deleted and unknown courses are refused by name and store nothing", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student");
    const run = world.as(student).run;
    const paid = await makeCourse(world, author, { title: "Paid", price: 49900 });
    const hidden = await makeCourse(world, author, { title: "Hidden", status: "private" });
    const old = await makeCourse(world, author, { title: "Old" });
    await world.as(author).run(setCourseStatus, { uuid: old.uuid, status: "archived" });
    const gone = await makeCourse(world, author, { title: "Gone" });
    await world.as(author).run(deleteCourse, { uuid: gone.uuid });
    await expectRefusal(run(enrol, { courseUuid: paid.uuid }), "course_not_free");
    await expectRefusal(run(enrol, { courseUuid: hidden.uuid }), "course_not_open");
    await expectRefusal(run(enrol, { courseUuid: old.uuid }), "course_not_open");
    await expectRefusal(run(enrol, { courseUuid: gone.uuid }), "not_found");
    await expectRefusal(run(enrol, { courseSlug: "never-was" }), "not_found");
    await expectRefusal(run(enrol, {} as never), "invalid_input");
    await expectRefusal(run(enrol, { courseUuid: paid.uuid, courseSlug: "both" } as never), "invalid_input");
    await expectRefusal(world.visitor.run(enrol, { courseUuid: paid.uuid }), "unauthenticated");
    const { rows } = await world.sql.query("select count(*)::int as n from enrollments where user_id = $1", [
      student.id,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("CRS-9 a course is dropped by its student alone, and the same enrolment opens again", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student");
    const { uuid: courseUuid } = await makeCourse(world, author, { title: "Dropped" });
    const { uuid } = await world.as(student).run(enrol, { courseUuid });
    await expectRefusal(world.as(await world.person("student")).run(drop, { uuid }), "not_found");
    await world.as(student).run(drop, { uuid });
    await world.as(student).run(drop, { uuid });
    expect(await rowOf(uuid)).toMatchObject({ status: "dropped", dropped_at: world.now });
    world.now = new Date("2026-03-09T10:00:00Z");
    expect(await world.as(student).run(enrol, { courseUuid })).toEqual({ uuid });
    expect(await rowOf(uuid)).toMatchObject({ status: "in_progress", dropped_at: null, enrolled_at: world.now });
    const clicks = await Promise.allSettled([
      world.as(student).run(drop, { uuid }),
      world.as(student).run(enrol, { courseUuid }),
      world.as(student).run(enrol, { courseUuid }),
    ]);
    expect(clicks[0]?.status).toBe("fulfilled");
    expect(await countOf(courseUuid)).toBe(1);
    await world.sql.query("update enrollments set status = 'completed', completed_at = $1 where uuid = $2", [
      world.now,
      uuid,
    ]);
    await expectRefusal(world.as(student).run(drop, { uuid }), "already_completed");
    await expectRefusal(world.as(student).run(enrol, { courseUuid }), "already_enrolled");
  });

  it("CRS-9 instructors enrol known people in their own courses, private and paid ones too, tell them, and take them out", async () => {
    const author = await world.person("instructor");
    const stranger = await world.person("instructor");
    const student = await world.person("student", { email: "Invited@demo.recruitlms.test" });
    const hidden = await makeCourse(world, author, { title: "Staff only", status: "private" });
    const paid = await makeCourse(world, author, { title: "Paid by us", price: 100 });
    const draft = await makeCourse(world, author, { title: "Not yet", status: "draft" });
    const { uuid } = await world
      .as(author)
      .run(enrolStudent, { courseUuid: hidden.uuid, email: " invited@DEMO.recruitlms.test " });
    expect(await rowOf(uuid)).toMatchObject({ enrollment_type: "instructor", enrolled_by_id: author.id });
    await world.settle();
    expect(world.events.filter((e) => e.payload.enrolmentUuid === uuid).map((e) => e.kind)).toEqual([
      "enrolment.started",
      "mail.enrolled_by_instructor",
    ]);
    await world
      .as(await world.person("content_manager"))
      .run(enrolStudent, { courseUuid: paid.uuid, userUuid: student.uuid });
    await expectRefusal(
      world.as(author).run(enrolStudent, { courseUuid: hidden.uuid, userUuid: student.uuid }),
      "already_enrolled",
    );
    await expectRefusal(
      world.as(author).run(enrolStudent, { courseUuid: draft.uuid, userUuid: student.uuid }),
      "course_not_open",
    );
    await expectRefusal(
      world.as(author).run(enrolStudent, { courseUuid: hidden.uuid, email: "nobody@demo.recruitlms.test" }),
      "not_found",
    );
    await expectRefusal(
      world.as(author).run(enrolStudent, { courseUuid: hidden.uuid, email: "no address" }),
      "invalid_input",
    );
    await expectRefusal(
      world.as(stranger).run(enrolStudent, { courseUuid: hidden.uuid, userUuid: student.uuid }),
      "not_found",
    );
    await expectRefusal(
      world.as(student).run(enrolStudent, { courseUuid: hidden.uuid, userUuid: student.uuid }),
      "forbidden",
    );
    await expectRefusal(world.as(stranger).run(remove, { uuid }), "not_found");
    await world.as(author).run(remove, { uuid });
    expect((await rowOf(uuid)).status).toBe("dropped");
    const again = { courseUuid: hidden.uuid, userUuid: student.uuid };
    const mails = async () => {
      await world.settle();
      const mine = world.events.filter((event) => event.payload.enrolmentUuid === uuid);
      return mine.filter((event) => event.kind === "mail.enrolled_by_instructor").length;
    };
    expect(await world.as(author).run(enrolStudent, again)).toEqual({ uuid });
    // In and out again within a day is no second mail.
    expect(await mails()).toBe(1);
    await world.as(author).run(remove, { uuid });
    const { now } = world;
    world.now = new Date(now.getTime() + 86_400_000);
    await world.as(author).run(enrolStudent, again);
    expect(await mails()).toBe(2);
    world.now = now;
    await world.sql.query("update users set status = 'suspended' where id = $1", [student.id]);
    await world.as(author).run(remove, { uuid });
    await expectRefusal(
      world.as(author).run(enrolStudent, { courseUuid: hidden.uuid, userUuid: student.uuid }),
      "not_found",
    );
  });

  it("CRS-9 time ends an enrolment before and after the sweep has written so, and it can be opened again", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student");
    const { uuid: courseUuid } = await makeCourse(world, author, { title: "Timed" });
    const { uuid } = await world.as(student).run(enrol, { courseUuid });
    const mine = async () => (await world.as(student).run(listMine, {})).items.map((e) => e.status);
    await world.sql.query("update enrollments set expires_at = $1 where uuid = $2", [
      new Date(world.now.getTime() + 1000),
      uuid,
    ]);
    expect(await mine()).toEqual(["in_progress"]);
    expect(await world.system.run(expireDue, {})).toEqual({ expired: 0 });
    world.now = new Date(world.now.getTime() + 1000);
    expect(await mine()).toEqual(["expired"]);
    expect(await world.system.run(expireDue, {})).toEqual({ expired: 1 });
    expect(await world.system.run(expireDue, {})).toEqual({ expired: 0 });
    expect(await mine()).toEqual(["expired"]);
    expect(await world.as(student).run(enrol, { courseUuid })).toEqual({ uuid });
    expect(await rowOf(uuid)).toMatchObject({ status: "in_progress", expires_at: null });
    await expectRefusal(world.as(author).run(expireDue, {}), "forbidden");
  });
});
