import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { writeCursor } from "../../kernel/paging";
import {
  browseCourses,
  createCategory,
  deleteCourse,
  editCategory,
  editCourse,
  listCategories,
  setCourseStatus,
} from ".";

const world = createWorld();
const titles = (page: { items: { title: string }[] }) => page.items.map((item) => item.title);

describe("courses.browse", () => {
  it("CRS-1 visitors find published courses by words in English and Arabic, whatever their language, with typos and beginnings", async () => {
    const author = await world.person("instructor", { fullName: "Demo Teacher" });
    await makeCourse(world, author, {
      title: "Installing Solar Panels",
      titleAr: "تركيب الألواح الشمسية",
      description: "Rooftops, strings and inverters.",
    });
    await makeCourse(world, author, {
      title: "Spreadsheets to SQL",
      titleAr: "من الجداول إلى الاستعلامات",
      description: "Solar data is one of the examples.",
    });
    await makeCourse(world, author, { title: "Café management", titleAr: "إدارة المقاهي" });
    await makeCourse(world, author, { title: "A solar draft", status: "draft" });
    await makeCourse(world, author, { title: "A private solar course", status: "private" });
    const find = async (q: string, locale: "en" | "ar" = "en") =>
      titles(await world.visitor.run(browseCourses, { q, locale }));

    // A title outweighs a description; stems match.
    expect(await find("solar")).toEqual(["Installing Solar Panels", "Spreadsheets to SQL"]);
    expect(await find("installation of panel")).toEqual(["Installing Solar Panels"]);
    expect(await find("cafe")).toEqual(["Café management"]);
    expect(await find('"solar panels"')).toEqual(["Installing Solar Panels"]);
    expect(await find("solar -data")).toEqual(["Installing Solar Panels"]);
    // Arabic without its hamza and with tashkeel, read by an English reader too.
    expect(await find("الواح شمسية", "ar")).toEqual(["تركيب الألواح الشمسية"]);
    expect(await find("تَرْكِيب", "en")).toEqual(["Installing Solar Panels"]);
    expect(await find("اداره المقاهي", "ar")).toEqual(["إدارة المقاهي"]);
    // Nobody's words: what begins or sounds like them.
    expect(await find("spreadsh")).toEqual(["Spreadsheets to SQL"]);
    expect(await find("Installign")).toEqual(["Installing Solar Panels"]);
    expect(await find("شمسيه الواح", "en")).toEqual(["Installing Solar Panels"]);
    expect(await find("zzzz qqqq")).toEqual([]);
    for (const q of ["the", "%", "'", "\\", "a & | !", "((", "solar:*", "<script>"]) await find(q);
  });

  it("CRS-1 filters by category with what is below it, level and price; counts add up; cards fall back to English", async () => {
    const manager = await world.person("content_manager");
    const run = world.as(manager).run;
    const trades = await run(createCategory, { translations: { en: { name: "Trades" }, ar: { name: "الحرف" } } });
    const wood = await run(createCategory, { translations: { en: { name: "Wood" } }, parentUuid: trades.uuid });
    await makeCourse(world, manager, { title: "Joinery", category: "wood", level: "advanced", price: 49900 });
    await makeCourse(world, manager, { title: "Tools", category: "trades" });
    const browse = (filters: Parameters<typeof world.visitor.run<typeof browseCourses>>[1]) =>
      world.visitor.run(browseCourses, { sort: "title", ...filters });

    const all = await browse({ category: "trades" });
    expect(titles(all)).toEqual(["Joinery", "Tools"]);
    expect(all.total).toBe(2);
    expect(all.categories.filter((c) => c.slug === "trades" || c.slug === "wood")).toEqual([
      { uuid: trades.uuid, slug: "trades", name: "Trades", parentSlug: null, depth: 0, count: 2 },
      { uuid: wood.uuid, slug: "wood", name: "Wood", parentSlug: "trades", depth: 1, count: 1 },
    ]);
    expect(titles(await browse({ category: "wood" }))).toEqual(["Joinery"]);
    expect(titles(await browse({ category: "trades", level: "beginner" }))).toEqual(["Tools"]);
    expect(titles(await browse({ category: "trades", price: "paid" }))).toEqual(["Joinery"]);
    expect(titles(await browse({ category: "trades", price: "free", q: "tools" }))).toEqual(["Tools"]);
    expect((await browse({ category: "nothing" })).items).toEqual([]);
    // As a form sends what was not chosen.
    expect(titles(await browse({ category: "trades", level: "", price: "", q: "" }))).toEqual(["Joinery", "Tools"]);

    const arabic = await browse({ category: "wood", locale: "ar" });
    expect(arabic.items[0]).toEqual({
      uuid: expect.any(String),
      slug: "joinery",
      title: "Joinery",
      titleLocale: "en",
      subtitle: null,
      level: "advanced",
      pricingModel: "one_time",
      price: { INR: 49900 },
      lessonCount: 1,
      durationMinutes: 10,
      coverUuid: null,
      category: { slug: "wood", name: "Wood" },
      instructors: [{ name: manager.fullName }],
    });
    expect(arabic.categories.find((c) => c.slug === "trades")?.name).toBe("الحرف");

    await run(editCategory, { uuid: wood.uuid, slug: "woodwork" });
    expect(titles(await browse({ category: "wood" }))).toEqual(["Joinery"]);
    expect(titles(await browse({ category: "woodwork" }))).toEqual(["Joinery"]);
    expect((await world.visitor.run(listCategories, { locale: "en" })).items.map((c) => c.slug)).toEqual([
      "trades",
      "woodwork",
    ]);
  });

  it("CRS-1 pages meet without gap or repetition in every order, and cursors made by hand do no harm", async () => {
    const author = await world.person("instructor");
    for (let n = 1; n <= 7; n++) {
      world.now = new Date(Date.UTC(2026, 3, n === 4 ? 3 : n));
      await makeCourse(world, author, { title: `Paging ${"gfedcba"[n - 1]}`, level: "advanced" });
    }
    for (const sort of ["relevance", "newest", "title"] as const) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: { items: { title: string }[]; next: string | null; total: number } = await world.visitor.run(
          browseCourses,
          { q: "paging", sort, limit: 3, ...(cursor ? { cursor } : {}) },
        );
        expect(page.total).toBe(7);
        seen.push(...titles(page));
        cursor = page.next;
      }
      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
      if (sort === "title") expect(seen).toEqual([..."abcdefg"].map((c) => `Paging ${c}`));
      if (sort === "newest") expect([seen[0], seen[6]]).toEqual(["Paging a", "Paging g"]);
    }
    const first = await world.visitor.run(browseCourses, { level: "advanced", limit: 2 });
    const second = await world.visitor.run(browseCourses, { level: "advanced", limit: 60, cursor: first.next ?? "" });
    const whole = await world.visitor.run(browseCourses, { level: "advanced", limit: 60 });
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.next).toBeNull();

    const uuid = whole.items[0]?.uuid ?? "";
    const handmade = [
      ["newest", "2026-13-45 00:00:00+00", uuid],
      ["newest", "now", uuid],
      ["newest", "2026-03-02 10:00:00+00", "'; drop table courses"],
      ["title", "a\u0000b", uuid],
      [1, 2, 3],
    ];
    for (const keys of handmade)
      expect(
        (
          await world.visitor.run(browseCourses, {
            sort: keys[0] === "title" ? "title" : "newest",
            cursor: writeCursor(keys),
          })
        ).items.length,
      ).toBeGreaterThan(0);
    await world.visitor.run(browseCourses, { cursor: "%%%" });
  });

  it("CRS-1 what is deleted, taken back or misspelt is refused or gone", async () => {
    const author = await world.person("instructor");
    const gone = await makeCourse(world, author, { title: "Vanishing act" });
    expect(titles(await world.visitor.run(browseCourses, { q: "vanishing" }))).toEqual(["Vanishing act"]);
    await world.as(author).run(setCourseStatus, { uuid: gone.uuid, status: "archived" });
    expect(titles(await world.visitor.run(browseCourses, { q: "vanishing" }))).toEqual([]);
    await world.as(author).run(setCourseStatus, { uuid: gone.uuid, status: "published" });
    await world.as(author).run(deleteCourse, { uuid: gone.uuid });
    expect(titles(await world.visitor.run(browseCourses, { q: "vanishing" }))).toEqual([]);
    await expectRefusal(world.visitor.run(browseCourses, { level: "expert" as never }), "invalid_input");
    await expectRefusal(world.visitor.run(browseCourses, { limit: 1000 }), "invalid_input");
    await expectRefusal(world.visitor.run(browseCourses, { q: "x".repeat(201) }), "invalid_input");
    await expectRefusal(world.visitor.run(browseCourses, { order: "asc" } as never), "invalid_input");
    await expectRefusal(world.visitor.run(editCourse, { uuid: gone.uuid }), "unauthenticated");
  });
});
