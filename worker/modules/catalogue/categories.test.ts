import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { createCategory, deleteCategory, deleteCourse, editCategory, listCategories, restoreCategory } from ".";

const world = createWorld();
const name = (en: string, ar?: string) => ({ en: { name: en }, ...(ar ? { ar: { name: ar } } : {}) });

describe("categories", () => {
  it("CRS-1 managers grow, order and rename the tree, in both languages, and no category ends up below itself", async () => {
    const run = world.as(await world.person("content_manager")).run;
    const create = async (en: string, parentUuid?: string, sortOrder = 0) =>
      (
        await run(createCategory, {
          translations: name(en, `${en} ع`),
          ...(parentUuid ? { parentUuid } : {}),
          sortOrder,
        })
      ).uuid;
    const top = await create("Technology", undefined, 1);
    const data = await create("Data", top);
    const sql = await create("SQL", data);
    await create("Arts");
    const tree = async (locale: "en" | "ar" = "en") =>
      (await world.visitor.run(listCategories, { locale })).items.map((c) => `${"-".repeat(c.depth)}${c.name}`);
    expect(await tree()).toEqual(["Arts", "Technology", "-Data", "--SQL"]);
    expect((await tree("ar"))[0]).toBe("Arts ع");
    await expectRefusal(run(editCategory, { uuid: top, parentUuid: sql }), "category_cycle");
    await expectRefusal(run(editCategory, { uuid: top, parentUuid: top }), "category_cycle");
    await expectRefusal(run(editCategory, { uuid: top, parentUuid: crypto.randomUUID() }), "not_found");
    await run(editCategory, { uuid: sql, parentUuid: null, translations: name("Queries") });
    expect(await tree()).toEqual(["Queries", "Arts", "Technology", "-Data"]);
    expect(
      (
        await Promise.allSettled([
          run(editCategory, { uuid: top, parentUuid: sql }),
          run(editCategory, { uuid: sql, parentUuid: data }),
        ])
      )
        .map((r) => r.status)
        .sort(),
    ).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(
      world.as(await world.person("instructor")).run(createCategory, { translations: name("Mine") }),
      "forbidden",
    );
  });

  it("CMS-3 slugs are numbered when made, refused when chosen, and never given to another", async () => {
    const run = world.as(await world.person("content_manager")).run;
    const make = (slug?: string) => run(createCategory, { translations: name("Health"), ...(slug ? { slug } : {}) });
    const { uuid } = await make();
    await make();
    await expectRefusal(make("health-2"), "slug_taken");
    await run(editCategory, { uuid, slug: "care" });
    await expectRefusal(make("health"), "slug_taken");
    await run(editCategory, { uuid, slug: "health" });
    await expectRefusal(make("care"), "slug_taken");
  });

  it("ADM-7 a category goes only when it is empty, and comes back", async () => {
    const manager = await world.person("content_manager");
    const run = world.as(manager).run;
    const { uuid } = await run(createCategory, { translations: name("Passing") });
    const child = await run(createCategory, { translations: name("Passing child"), parentUuid: uuid });
    await expectRefusal(run(deleteCategory, { uuid }), "category_in_use");
    await run(deleteCategory, { uuid: child.uuid });
    const course = await makeCourse(world, manager, { title: "Passing course", category: "passing" });
    await expectRefusal(run(deleteCategory, { uuid }), "category_in_use");
    await run(deleteCourse, { uuid: course.uuid });
    await run(deleteCategory, { uuid });
    await expectRefusal(run(deleteCategory, { uuid }), "not_found");
    expect((await world.visitor.run(listCategories, {})).items.some((c) => c.uuid === uuid)).toBe(false);
    await run(restoreCategory, { uuid });
    await expectRefusal(run(restoreCategory, { uuid }), "not_found");
    expect((await world.visitor.run(listCategories, {})).items.some((c) => c.uuid === uuid)).toBe(true);
  });
});
