import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { deleteCourse, deleteLesson, editLesson } from "../catalogue";
import { drop, enrol, listMine, listOfCourse } from ".";

const world = createWorld();
const complete = (enrolment: string, lesson: string) =>
  world.sql.query(
    `insert into lesson_progress (enrollment_id, lesson_id, status, last_opened_at)
     select e.id, l.id, 'completed', $3 from enrollments e, lessons l where e.uuid = $1 and l.uuid = $2`,
    [enrolment, lesson, world.now],
  );

describe("enrolments", () => {
  it("CRS-9 a student lists the own courses in the own language, by status and page; nobody else's, nothing deleted", async () => {
    const author = await world.person("instructor");
    const student = await world.person("student", { locale: "ar" });
    const made = [];
    for (const title of ["One", "Two", "Three"]) {
      const course = await makeCourse(world, author, { title, titleAr: `${title} ع` });
      made.push({ ...course, enrolment: (await world.as(student).run(enrol, { courseUuid: course.uuid })).uuid });
    }
    await world.as(await world.person("student")).run(enrol, { courseUuid: made[0]?.uuid ?? "" });
    const list = (filters: Parameters<typeof world.visitor.run<typeof listMine>>[1] = {}) =>
      world.as(student).run(listMine, filters);
    const all = await list();
    expect(all.items.map((e) => e.course.title)).toEqual(["Three ع", "Two ع", "One ع"]);
    expect(all).toMatchObject({ total: 3, next: null });
    expect(all.items[0]).toMatchObject({
      status: "in_progress",
      enrollmentType: "free",
      enrolledAt: world.now.toISOString(),
      completedAt: null,
      course: { slug: "three", lessonCount: 1 },
    });
    const first = await list({ limit: 2 });
    expect((await list({ limit: 2, cursor: first.next ?? "" })).items).toEqual(all.items.slice(2));
    await world.as(student).run(drop, { uuid: made[1]?.enrolment ?? "" });
    expect((await list({ status: "dropped" })).items.map((e) => e.course.title)).toEqual(["Two ع"]);
    expect((await list({ status: "in_progress" })).total).toBe(2);
    expect((await list({ status: "" })).total).toBe(3);
    await world.as(author).run(deleteCourse, { uuid: made[2]?.uuid ?? "" });
    expect((await list()).items.map((e) => e.course.title)).toEqual(["Two ع", "One ع"]);
    await expectRefusal(world.visitor.run(listMine, {}), "unauthenticated");
    await expectRefusal(list({ status: "lost" as never }), "invalid_input");
  });

  it("CRS-9 an instructor sees the students of the own course with their progress, finds them by name and address", async () => {
    const author = await world.person("instructor");
    const { uuid: courseUuid, lessonUuids } = await makeCourse(world, author, { title: "Roster", lessons: 4 });
    const [one = "", two = "", optional = "", deleted = ""] = lessonUuids;
    await world.as(author).run(editLesson, { uuid: optional, isMandatory: false });
    const names = ["Demo Amal", "Demo Bassem", "Demo 100%_student"];
    const enrolled = [];
    for (const fullName of names) {
      const person = await world.person("student", { fullName });
      enrolled.push({ person, uuid: (await world.as(person).run(enrol, { courseUuid })).uuid });
    }
    const [amal, bassem, percent] = enrolled;
    if (!amal || !bassem || !percent) throw new Error("three students");
    for (const lesson of [one, optional, deleted]) await complete(amal.uuid, lesson);
    for (const lesson of [one, two]) await complete(bassem.uuid, lesson);
    await world.as(author).run(deleteLesson, { uuid: deleted });
    await world.sql.query("update enrollments set status = 'completed', completed_at = $1 where uuid = $2", [
      world.now,
      bassem.uuid,
    ]);
    const list = (filters: object = {}) => world.as(author).run(listOfCourse, { courseUuid, ...filters });
    const page = await list();
    expect(page.course).toEqual({ uuid: courseUuid, slug: "roster", title: "Roster", lessonCount: 3 });
    expect(page.total).toBe(3);
    const byName = new Map(page.items.map((row) => [row.student.name, row]));
    expect(byName.get("Demo Amal")).toEqual({
      uuid: amal.uuid,
      student: { uuid: amal.person.uuid, name: "Demo Amal", email: amal.person.email },
      status: "in_progress",
      enrollmentType: "free",
      enrolledAt: world.now.toISOString(),
      completedAt: null,
      expiresAt: null,
      progressPercent: 50,
      completedLessons: 2,
      lastActivityAt: world.now.toISOString(),
    });
    expect(byName.get("Demo Bassem")).toMatchObject({
      status: "completed",
      progressPercent: 100,
      completedAt: world.now.toISOString(),
    });
    expect(byName.get("Demo 100%_student")).toMatchObject({
      progressPercent: 0,
      completedLessons: 0,
      lastActivityAt: null,
    });
    const found = async (q: string) => (await list({ q })).items.map((row) => row.student.name);
    expect(await found("bass")).toEqual(["Demo Bassem"]);
    expect(await found(amal.person.email.slice(0, 14).toUpperCase())).toEqual(["Demo Amal"]);
    expect(await found("100%_")).toEqual(["Demo 100%_student"]);
    expect(await found("%")).toEqual(["Demo 100%_student"]);
    expect(await found("\\")).toEqual([]);
    expect((await list({ status: "completed" })).total).toBe(1);
    const first = await list({ limit: 2 });
    expect([...first.items, ...(await list({ limit: 2, cursor: first.next })).items]).toEqual(page.items);
    await expectRefusal(world.as(await world.person("instructor")).run(listOfCourse, { courseUuid }), "not_found");
    await expectRefusal(world.as(amal.person).run(listOfCourse, { courseUuid }), "forbidden");
    expect((await world.as(await world.person("content_manager")).run(listOfCourse, { courseUuid })).total).toBe(3);
  });
});
