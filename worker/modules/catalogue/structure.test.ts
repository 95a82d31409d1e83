import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import {
  createLesson,
  createSection,
  deleteContentItem,
  deleteCourse,
  deleteLesson,
  deleteSection,
  editLesson,
  editSection,
  moveLesson,
  moveSection,
  readCourseForAuthoring,
  restoreContentItem,
  restoreLesson,
  restoreSection,
} from ".";

const world = createWorld();
const words = (title: string) => ({ en: { title } });

/** The course as its outline: "Section: lesson lesson". */
async function outline(who: Person, uuid: string) {
  const course = await world.as(who).run(readCourseForAuthoring, { uuid });
  return course.sections.map(
    (s) => `${s.translations.en.title}: ${s.lessons.map((l) => l.translations.en.title).join(" ")}`,
  );
}

describe("sections and lessons", () => {
  it("CRS-3 sections and lessons are added, moved to any place and between sections, by their author alone", async () => {
    const author = await world.person("instructor");
    const stranger = await world.person("instructor");
    const run = world.as(author).run;
    const { uuid: courseUuid, sectionUuid: one } = await makeCourse(world, author, { lessons: 0, status: "draft" });
    await run(editSection, { uuid: one, translations: words("One") });
    const two = (await run(createSection, { courseUuid, translations: words("Two") })).uuid;
    const zero = (await run(createSection, { courseUuid, translations: words("Zero"), afterUuid: null })).uuid;
    const lesson = async (title: string, sectionUuid: string, afterUuid?: string | null) =>
      (
        await run(createLesson, {
          sectionUuid,
          translations: words(title),
          durationMinutes: 5,
          ...(afterUuid === undefined ? {} : { afterUuid }),
        })
      ).uuid;
    const a = await lesson("a", one);
    const b = await lesson("b", one);
    await lesson("c", one, a);
    expect(await outline(author, courseUuid)).toEqual(["Zero: ", "One: a c b", "Two: "]);
    await run(moveLesson, { uuid: b, sectionUuid: one, afterUuid: null });
    await run(moveLesson, { uuid: a, sectionUuid: two, afterUuid: null });
    await run(moveSection, { uuid: zero, afterUuid: two });
    await run(moveSection, { uuid: two, afterUuid: null });
    expect(await outline(author, courseUuid)).toEqual(["Two: a", "One: b c", "Zero: "]);
    // Where it stands already.
    await run(moveSection, { uuid: two, afterUuid: null });
    expect(await outline(author, courseUuid)).toEqual(["Two: a", "One: b c", "Zero: "]);

    const other = await makeCourse(world, stranger, { status: "draft" });
    await expectRefusal(
      world.as(stranger).run(moveLesson, { uuid: a, sectionUuid: one, afterUuid: null }),
      "not_found",
    );
    await expectRefusal(
      world.as(stranger).run(createLesson, { sectionUuid: one, translations: words("x") }),
      "not_found",
    );
    await expectRefusal(world.as(stranger).run(deleteSection, { uuid: one }), "not_found");
    await expectRefusal(run(moveLesson, { uuid: a, sectionUuid: other.sectionUuid, afterUuid: null }), "not_found");
    await expectRefusal(run(moveLesson, { uuid: a, sectionUuid: two, afterUuid: b }), "not_found");
    await expectRefusal(run(moveSection, { uuid: two, afterUuid: two }), "not_found");
    await expectRefusal(run(moveSection, { uuid: two, afterUuid: other.sectionUuid }), "not_found");
    await expectRefusal(run(moveSection, { uuid: two } as never), "invalid_input");
    expect(await outline(author, courseUuid)).toEqual(["Two: a", "One: b c", "Zero: "]);
  });

  it("CRS-3 the order holds where there is no gap left, and when many move at once", async () => {
    const author = await world.person("instructor");
    const { uuid, sectionUuid, lessonUuids } = await makeCourse(world, author, { lessons: 6, status: "draft" });
    const [first = "", , , , , last = ""] = lessonUuids;
    const move = (lesson: string, afterUuid: string | null) =>
      world.as(author).run(moveLesson, { uuid: lesson, sectionUuid, afterUuid });
    // Halving 1,024 twenty times runs out of numbers.
    const order = [...lessonUuids];
    for (let n = 0; n < 20; n++) {
      const mover = order[n % 2 ? 5 : 1] ?? "";
      order.splice(order.indexOf(mover), 1);
      order.splice(1, 0, mover);
      await move(mover, order[0] ?? null);
    }
    const read = async () =>
      (await world.as(author).run(readCourseForAuthoring, { uuid })).sections[0]?.lessons.map((l) => l.uuid);
    expect(await read()).toEqual(order);
    await world.sql.query("update lessons set position = 1 where uuid = any($1)", [lessonUuids]);
    await move(last, first);
    expect(new Set(await read()).size).toBe(6);
    expect((await read())?.indexOf(last)).toBe(((await read())?.indexOf(first) ?? 0) + 1);

    await Promise.all(lessonUuids.slice(1).map((lesson) => move(lesson, first)));
    const { rows } = await world.sql.query(
      "select count(distinct position)::int as places from lessons where uuid = any($1)",
      [lessonUuids],
    );
    expect(rows).toEqual([{ places: 6 }]);
    expect((await read())?.[0]).toBe(first);
  });

  it("CRS-3 a course counts its lessons and minutes as they come, change, go and return", async () => {
    const author = await world.person("instructor");
    const { uuid, sectionUuid, lessonUuids } = await makeCourse(world, author, { lessons: 3, status: "draft" });
    const run = world.as(author).run;
    const totals = async () => {
      const course = await run(readCourseForAuthoring, { uuid });
      return [course.lessonCount, course.durationMinutes];
    };
    const [lesson = ""] = lessonUuids;
    expect(await totals()).toEqual([3, 30]);
    await run(editLesson, { uuid: lesson, durationMinutes: 25, isMandatory: false });
    expect(await totals()).toEqual([3, 45]);
    await run(deleteLesson, { uuid: lesson });
    expect(await totals()).toEqual([2, 20]);
    await run(restoreLesson, { uuid: lesson });
    expect(await totals()).toEqual([3, 45]);
    await run(deleteSection, { uuid: sectionUuid });
    expect(await totals()).toEqual([0, 0]);
    await run(restoreSection, { uuid: sectionUuid });
    expect(await totals()).toEqual([3, 45]);
  });

  it("ADM-7 what was deleted waits in the bin and comes back to its place; what hangs on the deleted cannot be touched", async () => {
    const author = await world.person("instructor");
    const stranger = await world.person("instructor");
    const { uuid, sectionUuid, lessonUuids } = await makeCourse(world, author, { lessons: 2, status: "draft" });
    const run = world.as(author).run;
    const [lesson = "", second = ""] = lessonUuids;
    const bin = async () => (await run(readCourseForAuthoring, { uuid })).bin.map((b) => [b.kind, b.title]);
    const item = (await run(readCourseForAuthoring, { uuid })).sections[0]?.lessons[1]?.items[0]?.uuid ?? "";
    await run(deleteContentItem, { uuid: item });
    await run(deleteLesson, { uuid: lesson });
    expect(await bin()).toEqual(
      expect.arrayContaining([
        ["lesson", "Lesson 1"],
        ["content_item", "Lesson 2"],
      ]),
    );
    await expectRefusal(run(editLesson, { uuid: lesson, durationMinutes: 1 }), "not_found");
    await expectRefusal(run(deleteLesson, { uuid: lesson }), "not_found");
    await expectRefusal(run(restoreLesson, { uuid: second }), "not_found");
    await expectRefusal(world.as(stranger).run(restoreLesson, { uuid: lesson }), "not_found");
    await run(deleteSection, { uuid: sectionUuid });
    expect(await bin()).toEqual([["section", "Part 1"]]);
    await expectRefusal(run(restoreLesson, { uuid: lesson }), "not_found");
    await expectRefusal(run(editLesson, { uuid: second, durationMinutes: 1 }), "not_found");
    await run(restoreSection, { uuid: sectionUuid });
    await run(restoreContentItem, { uuid: item });
    await run(restoreLesson, { uuid: lesson });
    expect(await bin()).toEqual([]);
    expect(await outline(author, uuid)).toEqual(["Part 1: Lesson 1 Lesson 2"]);
    await run(deleteCourse, { uuid });
    await expectRefusal(run(editLesson, { uuid: second, durationMinutes: 1 }), "not_found");
    await expectRefusal(run(createSection, { courseUuid: uuid, translations: words("x") }), "not_found");
  });
});
