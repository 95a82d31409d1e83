import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import {
  createContentItem,
  createLesson,
  createSection,
  deleteCourse,
  deleteLesson,
  editCourse,
  editLesson,
  editSection,
  moveLesson,
  restoreCourse,
  restoreLesson,
  setCourseStatus,
} from ".";

const world = createWorld();
const words = (title: string) => ({ en: { title } });

/** How often public pages were told to forget what they show while `work` was done. */
async function touchesOf(work: () => Promise<unknown>): Promise<number> {
  const before = world.publicTouches;
  await work();
  return world.publicTouches - before;
}

/** One author's day in a course of that status. */
async function editEverything(status: "draft" | "published") {
  const author = await world.person("instructor");
  const run = world.as(author).run;
  const { uuid, sectionUuid, lessonUuids } = await makeCourse(world, author, { lessons: 2, status });
  const [lessonUuid = "", other = ""] = lessonUuids;
  const text = { contentType: "text" as const, translations: { en: { body: "A text." } } };
  const steps: (() => Promise<unknown>)[] = [
    () => run(editCourse, { uuid, level: "advanced" }),
    () => run(createSection, { courseUuid: uuid, translations: words("More") }),
    () => run(editSection, { uuid: sectionUuid, translations: words("First") }),
    () => run(createLesson, { sectionUuid, translations: words("Third"), durationMinutes: 5 }),
    () => run(editLesson, { uuid: lessonUuid, durationMinutes: 9 }),
    () => run(createContentItem, { lessonUuid, ...text }),
    () => run(moveLesson, { uuid: other, sectionUuid, afterUuid: null }),
    () => run(deleteLesson, { uuid: other }),
    () => run(restoreLesson, { uuid: other }),
    () => run(setCourseStatus, { uuid, status }),
  ];
  const touches: number[] = [];
  for (const step of steps) touches.push(await touchesOf(step));
  return touches;
}

describe("what public pages are told of authoring", () => {
  it("CRS-1 edits of a draft leave the public pages' cache alone, those of a published course do not", async () => {
    expect(await editEverything("draft")).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // Staying published changes nothing.
    expect(await editEverything("published")).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  it("CRS-1 whatever brings a course into the catalogue or takes it out tells the public pages", async () => {
    const author = await world.person("instructor");
    const admin = world.as(await world.person("super_admin"));
    const { uuid } = await makeCourse(world, author, { status: "draft" });
    const become = (status: "private" | "published" | "archived") =>
      touchesOf(() => admin.run(setCourseStatus, { uuid, status }));
    const remove = () => touchesOf(() => admin.run(deleteCourse, { uuid }));
    const bringBack = () => touchesOf(() => admin.run(restoreCourse, { uuid }));
    expect([await remove(), await bringBack(), await become("private")]).toEqual([0, 0, 0]);
    expect([await become("published"), await remove(), await bringBack()]).toEqual([1, 1, 1]);
    expect([await become("archived"), await remove(), await bringBack()]).toEqual([1, 0, 0]);
  });

  it("CRS-1 a draft that gives a skill its Arabic name tells the pages of the courses that have it", async () => {
    const author = await world.person("instructor");
    const run = world.as(author).run;
    const draft = await makeCourse(world, author, { status: "draft" });
    const skill = (names: { en: string; ar?: string }) =>
      touchesOf(() => run(editCourse, { uuid: draft.uuid, skills: [names] }));
    expect(await skill({ en: "Soldering of wires" })).toBe(0);
    expect(await skill({ en: "Soldering of wires", ar: "لحام الأسلاك" })).toBe(1);
    expect(await skill({ en: "Soldering of wires", ar: "لحام" })).toBe(0);
  });
});
