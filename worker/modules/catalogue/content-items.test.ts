import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { createQuiz } from "../assessment";
import type { MediaKind } from "../media";
import { learningLesson } from "../progress";
import {
  addMaterial,
  createContentItem,
  deleteContentItem,
  editContentItem,
  editCourse,
  editMaterial,
  listMaterials,
  moveContentItem,
  readCourseForAuthoring,
  removeMaterial,
  restoreMaterial,
} from ".";
import { videoFromUrl } from "./inputs";

const world = createWorld();
const body = (text: string) => ({ en: { body: text } });
let files = 0;
async function upload(owner: Person, kind: MediaKind, status = "temporary"): Promise<string> {
  const { rows } = await world.sql.query(
    `insert into media_files (owner_id, kind, status, storage_key, filename, mime_type, size_bytes, duration_seconds, expires_at)
     values ($1, $2, $3, $4, 'file', 'application/octet-stream', 10, 95, now() + interval '1 day') returning uuid`,
    [owner.id, kind, status, `file-${files++}`],
  );
  return rows[0].uuid;
}
const statusOf = async (uuid: string) =>
  (await world.sql.query("select status from media_files where uuid = $1", [uuid])).rows[0].status;

describe("content items", () => {
  it("CRS-3 a lesson's items are added, ordered and replaced; the first gives the lesson its type", async () => {
    const author = await world.person("instructor");
    const run = world.as(author).run;
    const { uuid, lessonUuids } = await makeCourse(world, author, { status: "draft" });
    const [lessonUuid = ""] = lessonUuids;
    const lesson = async () => (await run(readCourseForAuthoring, { uuid })).sections[0]?.lessons[0];
    const text = (await lesson())?.items[0]?.uuid ?? "";
    const film = (
      await run(createContentItem, {
        lessonUuid,
        contentType: "video",
        source: { provider: "youtube", videoId: "dQw4w9WgXcQ" },
        durationSeconds: 212,
      })
    ).uuid;
    expect(await lesson()).toMatchObject({
      primaryType: "text",
      items: [
        { uuid: text },
        { uuid: film, source: { provider: "youtube", videoId: "dQw4w9WgXcQ" }, durationSeconds: 212 },
      ],
    });
    await run(moveContentItem, { uuid: film, afterUuid: null });
    expect(await lesson()).toMatchObject({ primaryType: "video", items: [{ uuid: film }, { uuid: text }] });
    await run(editContentItem, {
      uuid: text,
      contentType: "text",
      translations: { en: { title: "T", body: "New" }, ar: { body: "جديد" } },
    });
    expect((await lesson())?.items[1]?.translations).toEqual({ en: { title: "T", body: "New" }, ar: { body: "جديد" } });
    await expectRefusal(
      run(editContentItem, { uuid: text, contentType: "embed", source: { url: "https://www.desmos.com/calculator" } }),
      "conflict",
    );
    await run(deleteContentItem, { uuid: film });
    expect(await lesson()).toMatchObject({ primaryType: "text", items: [{ uuid: text }] });
    const stranger = world.as(await world.person("instructor"));
    await expectRefusal(
      stranger.run(createContentItem, { lessonUuid, contentType: "text", translations: body("x") }),
      "not_found",
    );
    await expectRefusal(
      stranger.run(editContentItem, { uuid: text, contentType: "text", translations: body("x") }),
      "not_found",
    );
    await expectRefusal(stranger.run(moveContentItem, { uuid: text, afterUuid: null }), "not_found");
    await expectRefusal(stranger.run(deleteContentItem, { uuid: text }), "not_found");
  });

  it("LES-6 frames and links lead only to https, frames only to the hosts we know; videos have their provider's ids", async () => {
    const author = await world.person("instructor");
    const { lessonUuids } = await makeCourse(world, author, { status: "draft" });
    const [lessonUuid = ""] = lessonUuids;
    const create = (item: object) => world.as(author).run(createContentItem, { lessonUuid, ...item } as never);
    await create({ contentType: "embed", source: { url: "https://phet.colorado.edu/sims/html/circuit/latest" } });
    await create({ contentType: "embed", source: { url: "https://www.figma.com/embed?x=1" } });
    await create({ contentType: "external_link", source: { url: "https://www.postgresql.org/docs/" } });
    await create({ contentType: "video", source: { provider: "vimeo", videoId: "76979871" } });
    const bad = [
      ...[
        "https://evil.example/",
        "http://www.figma.com/",
        "https://figma.com.evil.example/",
        "https://evil.example/?https://figma.com",
        "https://figma.com@evil.example/",
        "javascript:alert(1)",
      ].map((url) => ({ contentType: "embed", source: { url } })),
      ...[
        "http://www.postgresql.org/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://printer.local/",
        "https://user:pass@example.com/",
        "https://example.com:8443/",
        "data:text/html,x",
        "//example.com",
        "example.com",
        "",
      ].map((url) => ({ contentType: "external_link", source: { url } })),
      { contentType: "video", source: { provider: "youtube", videoId: "short" } },
      { contentType: "video", source: { provider: "vimeo", videoId: "dQw4w9WgXcQ" } },
      { contentType: "video", source: { provider: "dailymotion", videoId: "dQw4w9WgXcQ" } },
      { contentType: "video" },
      { contentType: "video", mediaUuid: crypto.randomUUID(), source: { provider: "youtube", videoId: "dQw4w9WgXcQ" } },
      { contentType: "video", source: { provider: "youtube", videoId: "dQw4w9WgXcQ" }, durationSeconds: 0 },
      { contentType: "text" },
      { contentType: "text", translations: { en: { body: "" } } },
      { contentType: "text", translations: body("x"), mediaUuid: crypto.randomUUID() },
      { contentType: "pdf" },
      { contentType: "hologram" },
    ];
    for (const item of bad) await expectRefusal(create(item), "invalid_input");
    const refused = await expectRefusal(
      create({ contentType: "video", source: { provider: "vimeo", videoId: "abc" } }),
      "invalid_input",
    );
    expect(refused.params.fields).toEqual({ "source.videoId": { code: "format" } });

    expect(videoFromUrl("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3")).toEqual({
      provider: "youtube",
      videoId: "dQw4w9WgXcQ",
    });
    expect(videoFromUrl("https://youtu.be/dQw4w9WgXcQ?si=1")).toEqual({ provider: "youtube", videoId: "dQw4w9WgXcQ" });
    expect(videoFromUrl("https://m.youtube.com/shorts/dQw4w9WgXcQ")).toEqual({
      provider: "youtube",
      videoId: "dQw4w9WgXcQ",
    });
    expect(videoFromUrl("https://player.vimeo.com/video/76979871")).toEqual({ provider: "vimeo", videoId: "76979871" });
    expect(videoFromUrl("https://vimeo.com/channels/staffpicks/76979871")).toEqual({
      provider: "vimeo",
      videoId: "76979871",
    });
    expect(videoFromUrl("https://evil.example/watch?v=dQw4w9WgXcQ")).toBeNull();
    expect(videoFromUrl("nothing")).toBeNull();
  });

  it("MED-3 items and covers take the author's own finished files of the right kind, keep them, and let go of those replaced", async () => {
    const author = await world.person("instructor");
    const colleague = await world.person("instructor");
    const { uuid, lessonUuids } = await makeCourse(world, author, { status: "draft" });
    await world.sql.query(
      "insert into course_instructors (course_id, user_id) select id, $1 from courses where uuid = $2",
      [colleague.id, uuid],
    );
    const [lessonUuid = ""] = lessonUuids;
    const pdf = await upload(author, "lesson_document");
    const arabic = await upload(author, "lesson_document");
    const create = (who: Person, mediaUuid: string) =>
      world.as(who).run(createContentItem, { lessonUuid, contentType: "pdf", mediaUuid });
    for (const wrong of [
      await upload(author, "lesson_video"),
      await upload(author, "lesson_document", "receiving"),
      await upload(colleague, "lesson_document"),
      crypto.randomUUID(),
    ]) {
      await expectRefusal(create(author, wrong), "not_found");
    }
    const item = (
      await world
        .as(author)
        .run(createContentItem, { lessonUuid, contentType: "pdf", mediaUuid: pdf, mediaArUuid: arabic })
    ).uuid;
    expect([await statusOf(pdf), await statusOf(arabic)]).toEqual(["attached", "attached"]);
    // Once the course's, its other authors may use it.
    const shared = await create(colleague, pdf);
    await world.as(colleague).run(deleteContentItem, { uuid: shared.uuid });
    await world.as(colleague).run(editContentItem, { uuid: item, contentType: "pdf", mediaUuid: pdf });
    expect([await statusOf(pdf), await statusOf(arabic)]).toEqual(["attached", "temporary"]);

    const film = await upload(author, "lesson_video");
    const captions = await upload(author, "lesson_captions");
    await world.as(author).run(createContentItem, {
      lessonUuid,
      contentType: "video",
      mediaUuid: film,
      source: { captions: { ar: captions } },
    });
    const cover = await upload(author, "course_cover");
    await world.as(author).run(editCourse, { uuid, coverUuid: cover });
    const course = await world.as(author).run(readCourseForAuthoring, { uuid });
    expect(course.cover?.uuid).toBe(cover);
    expect(course.sections[0]?.lessons[0]?.items.at(-1)).toMatchObject({
      media: { uuid: film, sizeBytes: 10 },
      durationSeconds: 95,
      source: { captions: { ar: captions } },
    });
    await world.as(author).run(editCourse, { uuid, coverUuid: null });
    expect([await statusOf(cover), await statusOf(film), await statusOf(captions)]).toEqual([
      "temporary",
      "attached",
      "attached",
    ]);
  });

  it("LES-3 a picture within a text belongs to the course while the text names it; a name of no file is just words", async () => {
    const author = await world.person("instructor");
    const { lessonUuids } = await makeCourse(world, author, { lessons: 1 });
    const picture = await upload(author, "lesson_image");
    const elsewhere = await upload(await world.person("instructor"), "lesson_image");
    const named = [picture, elsewhere, crypto.randomUUID()].map((uuid) => `![A panel](media:${uuid})`).join(" ");
    const write = { contentType: "text" as const, translations: { en: { body: named } } };
    const { uuid } = await world.as(author).run(createContentItem, { ...write, lessonUuid: lessonUuids[0] ?? "" });
    expect([await statusOf(picture), await statusOf(elsewhere)]).toEqual(["attached", "temporary"]);
    await world.as(author).run(editContentItem, { ...write, uuid, translations: { en: { body: "Without it" } } });
    expect(await statusOf(picture)).toBe("temporary");
  });

  it("LES-3 a text shows the pictures of its own course and no other file, whatever uuid it names", async () => {
    const author = await world.person("instructor");
    const stranger = await world.person("instructor");
    const { uuid, lessonUuids } = await makeCourse(world, author, { status: "draft" });
    const theirs = await makeCourse(world, stranger, { status: "draft" });
    const own = await upload(author, "lesson_image");
    const waiting = await upload(author, "lesson_video");
    const film = await upload(stranger, "lesson_video");
    const drawing = await upload(stranger, "lesson_image");
    const at = { lessonUuid: theirs.lessonUuids[0] ?? "" };
    await world.as(stranger).run(createContentItem, { ...at, contentType: "video", mediaUuid: film });
    await world.as(stranger).run(createContentItem, { ...at, contentType: "image", mediaUuid: drawing });
    const words = (files: string[]) => body(files.map((file) => `![A panel](media:${file})`).join(" "));
    const [lessonUuid = ""] = lessonUuids;
    const translations = words([own, waiting, film, drawing, crypto.randomUUID()]);
    await world.as(author).run(createContentItem, { lessonUuid, contentType: "text", translations });
    // A remark beside a film is a text as well.
    const beside = await upload(author, "lesson_image");
    const source = { provider: "youtube" as const, videoId: "dQw4w9WgXcQ" };
    await world
      .as(author)
      .run(createContentItem, { lessonUuid, contentType: "video", source, translations: words([beside, film]) });
    const shown = [[], [own], [beside]];
    const player = await world.as(author).run(learningLesson, { lessonUuid });
    expect(player.items.map(({ pictures }) => pictures)).toEqual(shown);
    const course = await world.as(author).run(readCourseForAuthoring, { uuid });
    expect(course.sections[0]?.lessons[0]?.items.map(({ pictures }) => pictures)).toEqual(shown);
  });

  it("LES-3 a text that would keep its page busy is refused at its field", async () => {
    const author = await world.person("instructor");
    const { uuid, lessonUuids } = await makeCourse(world, author, { status: "draft" });
    const [lessonUuid = ""] = lessonUuids;
    const run = world.as(author).run;
    const deep = "> ".repeat(2_500);
    const wide = `${"|".repeat(101)}\n${"|-".repeat(100)}|\n${"a\n".repeat(9_800)}`;
    const write = (translations: { en: { body: string }; ar?: { body: string } }) =>
      run(createContentItem, { lessonUuid, contentType: "text", translations });
    const refused = async (work: Promise<unknown>) => (await expectRefusal(work, "invalid_input")).params.fields;
    const tooComplex = { code: "too_complex" };
    expect(await refused(write({ en: { body: deep } }))).toEqual({ "translations.en.body": tooComplex });
    expect(await refused(write({ en: { body: "a" }, ar: { body: wide } }))).toEqual({
      "translations.ar.body": tooComplex,
    });
    const description = { en: { title: "A course", description: deep } };
    expect(await refused(run(editCourse, { uuid, translations: description }))).toEqual({
      "translations.en.description": tooComplex,
    });
    const instructions = { en: { title: "A quiz", instructions: deep.slice(0, 900) } };
    expect(await refused(run(createQuiz, { courseUuid: uuid, translations: instructions }))).toEqual({
      "translations.en.instructions": tooComplex,
    });
  });

  it("ASM-1 a quiz or a deck stands only in a lesson of its own course", async () => {
    const author = await world.person("instructor");
    const { uuid, lessonUuids } = await makeCourse(world, author, { status: "draft" });
    const other = await makeCourse(world, author, { status: "draft" });
    const insert = async (table: string, course: string) =>
      (
        await world.sql.query(
          `insert into ${table} (course_id, translations) select id, '{"en":{"title":"Check"}}' from courses where uuid = $1 returning uuid`,
          [course],
        )
      ).rows[0].uuid;
    const [lessonUuid = ""] = lessonUuids;
    const create = (contentType: "quiz" | "flashcard", refUuid: string) =>
      world.as(author).run(createContentItem, { lessonUuid, contentType, refUuid });
    const quiz = await insert("quizzes", uuid);
    await create("quiz", quiz);
    await create("flashcard", await insert("flashcard_decks", uuid));
    await expectRefusal(create("quiz", await insert("quizzes", other.uuid)), "not_found");
    await expectRefusal(create("flashcard", quiz), "not_found");
    const course = await world.as(author).run(readCourseForAuthoring, { uuid });
    expect(course.sections[0]?.lessons[0]?.items[1]?.ref).toEqual({ uuid: quiz, title: "Check", count: 0 });
    expect([course.quizzes.length, course.decks.length]).toEqual([1, 1]);
  });

  it("CRS-4 materials are added, renamed, replaced, removed and put back by the course's authors", async () => {
    const author = await world.person("instructor");
    const { uuid: courseUuid } = await makeCourse(world, author, { status: "draft" });
    const run = world.as(author).run;
    const file = await upload(author, "course_material");
    const better = await upload(author, "course_material");
    const { uuid } = await run(addMaterial, { courseUuid, mediaUuid: file, translations: { en: { title: "Sheet" } } });
    await run(addMaterial, { courseUuid, mediaUuid: file, translations: { en: { title: "Second" } } });
    await run(editMaterial, {
      uuid,
      mediaArUuid: better,
      translations: { en: { title: "Worksheet" }, ar: { title: "ورقة عمل" } },
    });
    const list = async () => (await run(listMaterials, { courseUuid })).items;
    expect(await list()).toMatchObject([
      {
        uuid,
        translations: { ar: { title: "ورقة عمل" } },
        media: { uuid: file },
        mediaAr: { uuid: better },
        downloadCount: 0,
      },
      { mediaAr: null },
    ]);
    await run(editMaterial, { uuid, mediaArUuid: null });
    expect(await statusOf(better)).toBe("temporary");
    await run(removeMaterial, { uuid });
    expect(await list()).toHaveLength(1);
    await expectRefusal(run(editMaterial, { uuid, translations: { en: { title: "x" } } }), "not_found");
    await run(restoreMaterial, { uuid });
    expect(await list()).toHaveLength(2);
    const stranger = world.as(await world.person("instructor"));
    await expectRefusal(stranger.run(listMaterials, { courseUuid }), "not_found");
    await expectRefusal(stranger.run(removeMaterial, { uuid }), "not_found");
    await expectRefusal(
      stranger.run(addMaterial, { courseUuid, mediaUuid: file, translations: { en: { title: "x" } } }),
      "not_found",
    );
  });
});
