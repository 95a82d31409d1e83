import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { CoursePage } from ".";
import {
  deleteCourse,
  deleteLesson,
  deleteSection,
  editCourse,
  editLesson,
  readCourse,
  readPreviewLesson,
  setCourseStatus,
} from ".";

const world = createWorld();
async function pageOf(slug: string, locale: "en" | "ar" = "en"): Promise<CoursePage> {
  const page = await world.visitor.run(readCourse, { slug, locale });
  if ("redirectTo" in page) throw new Error(`redirected to ${page.redirectTo}`);
  return page;
}

describe("courses.read", () => {
  it("CRS-2 a visitor reads a course in either language with all that its page shows", async () => {
    const author = await world.person("instructor", { fullName: "Demo Teacher" });
    await world.sql.query("update instructors set translations = $1 where user_id = $2", [
      { en: { headline: "Electrician", bio: "Twenty years on roofs." }, ar: { headline: "كهربائي" } },
      author.id,
    ]);
    await world.sql.query("update users set full_name_ar = 'مدرّس تجريبي' where id = $1", [author.id]);
    const first = await makeCourse(world, author, { title: "Basics" });
    const hidden = await makeCourse(world, author, { title: "Hidden basics", status: "draft" });
    const course = await makeCourse(world, author, { title: "Solar", lessons: 2 });
    await world.as(author).run(editCourse, {
      uuid: course.uuid,
      translations: {
        en: {
          title: "Solar",
          subtitle: "From roof to grid",
          description: "# Why",
          outcomes: ["Wire a string"],
          requirements: ["A head for heights"],
        },
        ar: { title: "الطاقة الشمسية", description: "# لماذا" },
      },
      skills: [{ en: "Wiring", ar: "التمديدات" }, { en: "Safety" }],
      prerequisites: [first.uuid, hidden.uuid],
      seo: { en: { metaTitle: "Solar course", keywords: ["solar"] } },
      minimumScorePercent: 70,
    });
    const page = await pageOf("solar");
    expect(page).toMatchObject({
      title: "Solar",
      titleLocale: "en",
      subtitle: "From roof to grid",
      description: "# Why",
      outcomes: ["Wire a string"],
      requirements: ["A head for heights"],
      skills: [
        { code: "safety", name: "Safety" },
        { code: "wiring", name: "Wiring" },
      ],
      prerequisites: [{ slug: "basics", title: "Basics" }],
      instructors: [{ name: "Demo Teacher", headline: "Electrician", bio: "Twenty years on roofs.", photoUuid: null }],
      lessonCount: 2,
      durationMinutes: 20,
      cover: null,
      seo: { metaTitle: "Solar course", metaDescription: null, keywords: ["solar"] },
      locales: ["en", "ar"],
      minimumScorePercent: 70,
      publishedAt: world.now.toISOString(),
    });
    expect(page.updatedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(
      page.sections.map((s) => [
        s.title,
        s.lessons.map((l) => [l.title, l.primaryType, l.durationMinutes, l.isPreview]),
      ]),
    ).toEqual([
      [
        "Part 1",
        [
          ["Lesson 1", "text", 10, false],
          ["Lesson 2", "text", 10, false],
        ],
      ],
    ]);
    expect(await pageOf("solar", "ar")).toMatchObject({
      title: "الطاقة الشمسية",
      titleLocale: "ar",
      subtitle: "From roof to grid",
      description: "# لماذا",
      outcomes: ["Wire a string"],
      skills: [{ name: "Safety" }, { name: "التمديدات" }],
      instructors: [{ name: "مدرّس تجريبي", headline: "كهربائي", bio: "Twenty years on roofs." }],
    });
  });

  it("CMS-3 an old slug leads to the present one, which nobody else can take, and its owner can take back", async () => {
    const author = await world.person("instructor");
    const rename = (uuid: string, slug: string) => world.as(author).run(editCourse, { uuid, slug });
    const { uuid } = await makeCourse(world, author, { title: "First name" });
    const other = await makeCourse(world, author, { title: "Another" });
    await rename(uuid, "second-name");
    await rename(uuid, "third-name");
    expect(await world.visitor.run(readCourse, { slug: "first-name" })).toEqual({ redirectTo: "third-name" });
    expect(await world.visitor.run(readCourse, { slug: "second-name" })).toEqual({ redirectTo: "third-name" });
    await expectRefusal(rename(other.uuid, "first-name"), "slug_taken");
    await expectRefusal(rename(other.uuid, "third-name"), "slug_taken");
    // A new course of the old name keeps clear of both.
    expect((await makeCourse(world, author, { title: "First name" })).slug).toBe("first-name-2");
    await rename(uuid, "first-name");
    expect((await pageOf("first-name")).uuid).toBe(uuid);
    expect(await world.visitor.run(readCourse, { slug: "third-name" })).toEqual({ redirectTo: "first-name" });
    await rename(uuid, "first-name");
    expect((await pageOf("first-name")).uuid).toBe(uuid);
    for (const slug of ["Bad Slug", "-a", "a--b", "ع", "a".repeat(81), ""])
      await expectRefusal(rename(uuid, slug), "invalid_input");
    await world.as(author).run(deleteCourse, { uuid });
    await expectRefusal(world.visitor.run(readCourse, { slug: "third-name" }), "not_found");
  });

  it("CRS-2 a preview lesson is open to everybody, the others to nobody; what is not published is not found", async () => {
    const author = await world.person("instructor");
    const { uuid, slug, sectionUuid, lessonUuids } = await makeCourse(world, author, {
      title: "Previewed",
      lessons: 2,
    });
    const [open = "", shut = ""] = lessonUuids;
    await world.as(author).run(editLesson, { uuid: open, isPreview: true });
    const read = (lessonUuid: string, of = slug) =>
      world.visitor.run(readPreviewLesson, { slug: of, lessonUuid, locale: "ar" });
    expect(await read(open)).toMatchObject({
      title: "Lesson 1",
      sectionTitle: "Part 1",
      course: { uuid, slug, title: "Previewed" },
      items: [{ contentType: "text", body: "Text 1", media: null, provider: null, captions: {}, refUuid: null }],
    });
    await expectRefusal(read(shut), "not_found");
    await expectRefusal(read(open, "another"), "not_found");
    await expectRefusal(read("not-a-uuid"), "invalid_input");
    await world.as(author).run(deleteLesson, { uuid: shut });
    expect((await pageOf(slug)).sections[0]?.lessons).toHaveLength(1);
    await world.as(author).run(deleteSection, { uuid: sectionUuid });
    await expectRefusal(read(open), "not_found");
    expect((await pageOf(slug)).sections).toEqual([]);
    await world.as(author).run(setCourseStatus, { uuid, status: "private" });
    await expectRefusal(world.visitor.run(readCourse, { slug }), "not_found");
    await expectRefusal(world.visitor.run(readCourse, { slug: "never-was" }), "not_found");
  });
});
