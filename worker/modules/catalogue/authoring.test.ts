import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import {
  createCourse,
  deleteCourse,
  editCourse,
  listManagedCourses,
  listSkills,
  readCourseForAuthoring,
  restoreCourse,
  setCourseStatus,
} from ".";
import { mayBecome } from "./course-status";
import { courseStatuses } from "./inputs";
import { slugify } from "./slugs";

const world = createWorld();
const words = (title: string) => ({ en: { title } });
const read = (who: Person, uuid: string) => world.as(who).run(readCourseForAuthoring, { uuid });
const titles = (page: { items: { title: string }[] }) => page.items.map((item) => item.title);

describe("course authoring", () => {
  it("CRS-4 an instructor starts a draft, edits it whole, and a stranger finds nothing of it", async () => {
    const author = await world.person("instructor");
    const stranger = await world.person("instructor");
    const student = await world.person("student");
    const { uuid } = await world.as(author).run(createCourse, { translations: words("Café & bar: from C# to C++") });
    const fresh = await read(author, uuid);
    expect(fresh).toMatchObject({
      slug: "cafe-and-bar-from-csharp-to-cplusplus",
      status: "draft",
      level: "beginner",
      pricingModel: "free",
      price: null,
      sections: [],
      bin: [],
    });
    expect(fresh.instructors).toEqual([{ uuid: author.uuid, name: author.fullName, email: author.email }]);

    await world.as(author).run(editCourse, {
      uuid,
      translations: { en: { title: "Bar", description: "Text" }, ar: { title: "مقهى" } },
      level: "advanced",
      pricing: { model: "one_time", price: { INR: 49900, USD: 999 } },
      watchedPercent: "80",
      certificateEnabled: "false",
      skills: [{ en: "C++" }, { en: "C#" }, { en: "C++", ar: "سي++" }],
      seo: { en: { metaTitle: "Bars" } },
    });
    const edited = await read(author, uuid);
    expect(edited).toMatchObject({
      translations: { en: { title: "Bar", description: "Text" }, ar: { title: "مقهى" } },
      level: "advanced",
      price: { INR: 49900, USD: 999 },
      watchedPercent: 80,
      minimumScorePercent: 0,
      certificateEnabled: false,
      skills: [
        { en: "C#", ar: null },
        { en: "C++", ar: "سي++" },
      ],
      seo: { en: { metaTitle: "Bars" } },
    });
    await world.as(author).run(editCourse, { uuid, pricing: { model: "free" }, skills: [{ en: "C#" }] });
    expect(await read(author, uuid)).toMatchObject({
      price: null,
      pricingModel: "free",
      skills: [{ en: "C#" }],
      level: "advanced",
    });
    expect((await world.visitor.run(listSkills, {})).items.map((s) => s.code)).toEqual(["csharp", "cplusplus"]);

    await expectRefusal(read(stranger, uuid), "not_found");
    await expectRefusal(world.as(stranger).run(editCourse, { uuid, level: "beginner" }), "not_found");
    await expectRefusal(world.as(stranger).run(setCourseStatus, { uuid, status: "private" }), "not_found");
    await expectRefusal(world.as(stranger).run(deleteCourse, { uuid }), "not_found");
    await expectRefusal(world.as(student).run(editCourse, { uuid }), "forbidden");
    await expectRefusal(world.as(student).run(createCourse, { translations: words("x") }), "forbidden");
    expect(await read(await world.person("content_manager"), uuid)).toMatchObject({ uuid });
  });

  it("CRS-4 bad fields are named and nothing is stored", async () => {
    const author = await world.person("instructor");
    const { uuid } = await world.as(author).run(createCourse, { translations: words("Whole") });
    const before = await read(author, uuid);
    const edit = (input: object) => world.as(author).run(editCourse, { uuid, ...input } as never);
    const refused = await expectRefusal(
      edit({ translations: { en: { title: " " } }, level: "expert", watchedPercent: 101, extra: 1 }),
      "invalid_input",
    );
    expect(refused.params.fields).toEqual({
      "translations.en.title": { code: "required" },
      level: { code: "choice" },
      watchedPercent: { code: "too_big", limit: 100 },
      extra: { code: "unknown" },
    });
    await expectRefusal(edit({ translations: { en: { title: "x".repeat(161) } } }), "invalid_input");
    await expectRefusal(edit({ pricing: { model: "one_time", price: {} } }), "invalid_input");
    await expectRefusal(edit({ pricing: { model: "one_time", price: { INR: 0.5 } } }), "invalid_input");
    await expectRefusal(edit({ pricing: { model: "one_time" } }), "invalid_input");
    await expectRefusal(edit({ category: "no-such", level: "advanced" }), "not_found");
    await expectRefusal(edit({ coverUuid: uuid, level: "advanced" }), "not_found");
    await expectRefusal(edit({ prerequisites: [crypto.randomUUID()], level: "advanced" }), "not_found");
    expect(await read(author, uuid)).toEqual(before);
  });

  it("CRS-4 equal titles get numbered slugs, at the same time too; a repeated form makes one course", async () => {
    const author = await world.person("instructor");
    const create = (key?: string) =>
      world.as(author).run(createCourse, { translations: words("Same title") }, { idempotencyKey: key });
    const made = await Promise.all([create(), create(), create(), create("k"), create("k")]);
    expect(new Set(made.map((course) => course.uuid)).size).toBe(4);
    const slugs = await Promise.all(made.slice(0, 4).map(async ({ uuid }) => (await read(author, uuid)).slug));
    expect(slugs.sort()).toEqual(["same-title", "same-title-2", "same-title-3", "same-title-4"]);
    expect(slugify("دورة", "course")).toMatch(/^course-[0-9a-z]{8}$/);
    expect(slugify("x".repeat(100), "course")).toHaveLength(70);
  });

  it("CRS-4 prerequisites cannot go round in a circle", async () => {
    const author = await world.person("instructor");
    const [a, b, c] = await Promise.all(
      ["a", "b", "c"].map((t) => world.as(author).run(createCourse, { translations: words(`Circle ${t}`) })),
    );
    if (!a || !b || !c) throw new Error("three courses");
    const require = (uuid: string, prerequisites: string[]) =>
      world.as(author).run(editCourse, { uuid, prerequisites });
    await require(b.uuid, [a.uuid]);
    await require(c.uuid, [b.uuid]);
    await expectRefusal(require(a.uuid, [c.uuid]), "prerequisite_cycle");
    await expectRefusal(require(a.uuid, [a.uuid]), "prerequisite_cycle");
    // Crosswise at once, again and again: one of the two is refused as a circle, and neither dies waiting for the other.
    for (let round = 0; round < 8; round++) {
      await Promise.all([require(a.uuid, []), require(b.uuid, [])]);
      const both = await Promise.allSettled([require(a.uuid, [b.uuid]), require(b.uuid, [a.uuid])]);
      expect(both.map((r) => (r.status === "fulfilled" ? "done" : r.reason.code)).sort()).toEqual([
        "done",
        "prerequisite_cycle",
      ]);
    }
    const edges = await Promise.all([read(author, a.uuid), read(author, b.uuid)]);
    expect(edges.every((course) => course.prerequisites.length === 1)).toBe(false);
  });

  it("CRS-3 a course is published only when it is whole, and told what it lacks", async () => {
    const author = await world.person("instructor");
    const { uuid } = await world.as(author).run(createCourse, { translations: words("Half") });
    const set = (status: (typeof courseStatuses)[number]) => world.as(author).run(setCourseStatus, { uuid, status });
    expect((await expectRefusal(set("published"), "course_incomplete")).params).toEqual({
      missing: ["description", "lessons"],
    });
    expect((await expectRefusal(set("archived"), "course_status_refused")).params).toEqual({
      from: "draft",
      to: "archived",
    });
    const whole = await makeCourse(world, author, { title: "Whole" });
    const first = (await read(author, whole.uuid)).publishedAt;
    expect(first).toBe(world.now.toISOString());
    world.now = new Date("2026-05-05T05:05:05Z");
    const again = (status: "private" | "published" | "draft") =>
      world.as(author).run(setCourseStatus, { uuid: whole.uuid, status });
    await again("private");
    await again("private");
    await again("published");
    expect(await read(author, whole.uuid)).toMatchObject({ status: "published", publishedAt: first });
    await expectRefusal(again("draft"), "course_status_refused");
  });

  it("CRS-3 every move between states is either in the table or refused", () => {
    const legal = courseStatuses.flatMap((from) =>
      courseStatuses.filter((to) => from !== to && mayBecome(from, to)).map((to) => `${from}>${to}`),
    );
    expect(legal).toEqual([
      "draft>private",
      "draft>published",
      "private>published",
      "private>archived",
      "published>private",
      "published>archived",
      "archived>private",
      "archived>published",
    ]);
    for (const status of courseStatuses) expect(mayBecome(status, status)).toBe(true);
  });

  it("ADM-7 a deleted course leaves every list, stays in the bin, keeps its slug and comes back as it was", async () => {
    const author = await world.person("instructor");
    const { uuid, slug } = await makeCourse(world, author, { title: "Come back" });
    const before = await read(author, uuid);
    await world.as(author).run(deleteCourse, { uuid });
    await expectRefusal(world.as(author).run(deleteCourse, { uuid }), "not_found");
    await expectRefusal(read(author, uuid), "not_found");
    await expectRefusal(world.as(author).run(editCourse, { uuid, level: "advanced" }), "not_found");
    expect(titles(await world.as(author).run(listManagedCourses, {}))).toEqual([]);
    const bin = await world.as(author).run(listManagedCourses, { deleted: true });
    expect(bin.items).toMatchObject([{ uuid, title: "Come back", deletedAt: world.now.toISOString() }]);
    expect((await makeCourse(world, author, { title: "Come back" })).slug).toBe(`${slug}-2`);
    await expectRefusal(world.as(await world.person("instructor")).run(restoreCourse, { uuid }), "not_found");
    await world.as(author).run(restoreCourse, { uuid });
    expect({ ...(await read(author, uuid)), updatedAt: "" }).toEqual({ ...before, updatedAt: "" });
  });

  it("CRS-4 authors list their own courses, managers all, by page, status and words, with students counted", async () => {
    const author = await world.person("instructor");
    const manager = await world.person("content_manager");
    const first = await makeCourse(world, author, { title: "Listed beekeeping" });
    await makeCourse(world, author, { title: "Listed draft", status: "draft" });
    await makeCourse(world, await world.person("instructor"), { title: "Listed elsewhere" });
    const student = await world.person("student");
    await world.sql.query(
      "insert into enrollments (user_id, course_id, enrollment_type) select $1, id, 'free' from courses where uuid = $2",
      [student.id, first.uuid],
    );
    const own = await world.as(author).run(listManagedCourses, {});
    expect(own.items.map((c) => [c.title, c.status, c.studentCount])).toEqual([
      ["Listed draft", "draft", 0],
      ["Listed beekeeping", "published", 1],
    ]);
    expect(own.total).toBe(2);
    expect(titles(await world.as(author).run(listManagedCourses, { status: "draft" }))).toEqual(["Listed draft"]);
    expect(titles(await world.as(author).run(listManagedCourses, { q: "beekeepers" }))).toEqual(["Listed beekeeping"]);
    expect(titles(await world.as(author).run(listManagedCourses, { q: "elsewhere" }))).toEqual([]);
    const pageOne = await world.as(manager).run(listManagedCourses, { q: "listed", limit: 2 });
    const pageTwo = await world
      .as(manager)
      .run(listManagedCourses, { q: "listed", limit: 2, cursor: pageOne.next ?? "" });
    expect([...titles(pageOne), ...titles(pageTwo)]).toEqual(["Listed elsewhere", "Listed draft", "Listed beekeeping"]);
    expect(pageTwo.next).toBeNull();
  });
});
