import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { createQuestion, createQuiz, editQuestion, editQuiz, readQuizForAuthoring } from "../assessment";
import { createContentItem, editContentItem, editCourse, editLesson, readCourseForAuthoring } from ".";

const world = createWorld();

describe("two people at one course", () => {
  it("CRS-4 who saves second is told, and does not write over what the first has saved", async () => {
    const author = await world.person("instructor");
    const { uuid } = await makeCourse(world, author, { lessons: 1 });
    const { run } = world.as(author);
    const read = () => run(readCourseForAuthoring, { uuid });
    const seen = (await read()).versions;
    const change = (title: string, words: string) =>
      run(editCourse, { uuid, translations: { en: { title } }, seen: { words } });

    await change("First", seen.words);
    await expectRefusal(change("Second", seen.words), "changed_meanwhile");
    expect((await read()).translations.en.title).toBe("First");
    // Another part of the course is nobody's obstacle, and whoever has looked may decide.
    await run(editCourse, { uuid, watchedPercent: 50, seen: { rules: seen.rules } });
    await change("Second", (await read()).versions.words);
    expect((await read()).translations.en.title).toBe("Second");
  });

  it("CRS-4 the same holds for a lesson and for a text in it", async () => {
    const author = await world.person("instructor");
    const { uuid } = await makeCourse(world, author, { lessons: 1 });
    const { run } = world.as(author);
    const lesson = async () => {
      const found = (await run(readCourseForAuthoring, { uuid })).sections[0]?.lessons[0];
      if (!found) throw new Error("no lesson");
      return found;
    };
    const before = await lesson();
    const rename = (title: string) =>
      run(editLesson, { uuid: before.uuid, translations: { en: { title } }, seen: before.version });
    await rename("First");
    await expectRefusal(rename("Second"), "changed_meanwhile");

    const item = await run(createContentItem, {
      lessonUuid: before.uuid,
      contentType: "text",
      translations: { en: { body: "As it was" } },
    });
    const seen = (await lesson()).items.at(-1)?.version;
    const write = (body: string) =>
      run(editContentItem, { uuid: item.uuid, contentType: "text", translations: { en: { body } }, seen });
    await write("First");
    await expectRefusal(write("Second"), "changed_meanwhile");
    expect((await lesson()).items.at(-1)?.translations.en.body).toBe("First");
  });

  it("ASM-1 ASM-2 and for a quiz and its questions", async () => {
    const author = await world.person("instructor");
    const { uuid: courseUuid } = await makeCourse(world, author, { lessons: 1 });
    const { run } = world.as(author);
    const { uuid } = await run(createQuiz, { courseUuid, translations: { en: { title: "Quiz" } } });
    const asked = { type: "short_answer" as const, accepted: ["volt"] };
    const question = await run(createQuestion, { ...asked, quizUuid: uuid, translations: { en: { prompt: "Unit?" } } });
    const seen = await run(readQuizForAuthoring, { uuid });
    const settings = (passPercent: number) =>
      run(editQuiz, { uuid, translations: { en: { title: "Quiz" } }, passPercent, seen: seen.version });
    const ask = (prompt: string) =>
      run(editQuestion, {
        ...asked,
        uuid: question.uuid,
        translations: { en: { prompt } },
        seen: seen.questions[0]?.version,
      });
    await settings(70);
    await expectRefusal(settings(80), "changed_meanwhile");
    await ask("First?");
    await expectRefusal(ask("Second?"), "changed_meanwhile");
    const now = await run(readQuizForAuthoring, { uuid });
    expect([now.passPercent, now.questions[0]?.translations.en.prompt]).toEqual([70, "First?"]);
  });
});
