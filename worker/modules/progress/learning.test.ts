import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { addLesson, courseOf, enrolledStudent, sampleQuiz } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { startAttempt, submitAttempt } from "../assessment";
import { completeLesson } from "./complete-lesson";
import { learningLesson, learningOutline, learningPlayer } from "./learning";
import { openLesson } from "./open-lesson";

describe("the player", () => {
  const world = createWorld();
  const later = (seconds: number) => {
    world.now = new Date(world.now.getTime() + seconds * 1_000);
  };

  it("LES-1 an outline shows sections, states, percent and what is missing, and marks nothing", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "video", durationSeconds: 60 }], {
      watched_percent: 50,
      minimum_score_percent: 70,
    });
    const quiz = await sampleQuiz(world, course);
    const third = await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    const as = world.as(student);
    const outline = await as.run(learningOutline, { courseSlug: course.slug });
    expect(outline).toMatchObject({
      course: {
        uuid: course.uuid,
        slug: course.slug,
        translations: { en: { title: "Demo course" }, ar: { title: "مساق تجريبي" } },
        coverUuid: null,
      },
      viewer: "student",
      enrolment: { uuid: enrolmentUuid, status: "in_progress", enrolledAt: world.now.toISOString(), completedAt: null },
      percent: 0,
      completedLessons: 0,
      requiredLessons: 3,
      resumeLessonUuid: lesson(0).uuid,
      rules: {
        minimumScorePercent: 70,
        watchedPercent: 50,
        scorePercent: 0,
        scoreReached: false,
        lessonsLeft: 3,
        quizzes: [{ uuid: quiz.uuid, lessonUuid: third.uuid, bestPercent: null, passed: false, passPercent: 60 }],
      },
      certificateEnabled: true,
      certificateNumber: null,
    });
    expect(outline.sections).toHaveLength(1);
    expect(outline.sections[0]?.lessons.map((l) => [l.uuid, l.type, l.state, l.mandatory, l.minutes])).toEqual([
      [lesson(0).uuid, "text", "not_started", true, 5],
      [lesson(1).uuid, "video", "not_started", true, 5],
      [third.uuid, "quiz", "not_started", true, 5],
    ]);
    await as.run(learningLesson, { lessonUuid: lesson(0).uuid });
    expect(
      (
        await world.sql.query(
          "select p.id from lesson_progress p join enrollments e on e.id = p.enrollment_id where e.uuid = $1",
          [enrolmentUuid],
        )
      ).rows,
    ).toEqual([]);

    await as.run(openLesson, { lessonUuid: lesson(0).uuid });
    const after = await as.run(completeLesson, { lessonUuid: lesson(0).uuid });
    expect(after.percent).toBe(33);
    expect(
      (await as.run(learningOutline, { courseUuid: course.uuid })).sections[0]?.lessons.map((l) => l.state),
    ).toEqual(["completed", "not_started", "not_started"]);
  });

  it("LES-1 one goes on where one was: the lesson opened last, else the next that is left", async () => {
    const { course, lesson } = await courseOf(
      world,
      Array.from({ length: 4 }, () => ({ type: "text" as const })),
    );
    const { student } = await enrolledStudent(world, course);
    const resume = async () =>
      (await world.as(student).run(learningOutline, { courseUuid: course.uuid })).resumeLessonUuid;
    const open = async (at: number) => {
      later(1);
      await world.as(student).run(openLesson, { lessonUuid: lesson(at).uuid });
    };
    const complete = (at: number) => world.as(student).run(completeLesson, { lessonUuid: lesson(at).uuid });
    expect(await resume()).toBe(lesson(0).uuid);
    await open(2);
    expect(await resume()).toBe(lesson(2).uuid);
    await complete(2);
    expect(await resume()).toBe(lesson(3).uuid);
    await open(3);
    await complete(3);
    expect(await resume()).toBe(lesson(0).uuid);
    await complete(0);
    await complete(1);
    expect(await resume()).toBe(lesson(0).uuid);
  });

  it("LES-1 a lesson comes with its content, its quizzes' states and its neighbours, across sections", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }]);
    const quiz = await sampleQuiz(world, course, { timeLimitSeconds: 300 });
    const second = await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    const { rows } = await world.sql.query(
      `insert into sections (course_id, position, translations) values ($1, 2048, '{"en":{"title":"Two"}}') returning id`,
      [course.id],
    );
    const last = (
      await world.sql.query(
        `insert into lessons (course_id, section_id, position, translations) values ($1, $2, 1, '{"en":{"title":"Last"}}') returning uuid`,
        [course.id, rows[0].id],
      )
    ).rows[0];
    const { student } = await enrolledStudent(world, course);
    const as = world.as(student);
    expect(await as.run(learningLesson, { lessonUuid: lesson(0).uuid })).toMatchObject({
      previousUuid: null,
      nextUuid: second.uuid,
      ready: true,
      state: "not_started",
      course: { slug: course.slug },
      items: [
        {
          type: "text",
          translations: { en: { body: "# Text" }, ar: { body: "# نص" } },
          watch: null,
          quiz: null,
          file: null,
        },
      ],
    });
    const { attemptUuid } = await as.run(startAttempt, { quizUuid: quiz.uuid });
    await as.run(submitAttempt, { attemptUuid, responses: { [quiz.choice]: { chosen: ["b"] } } });
    const shown = await as.run(learningLesson, { lessonUuid: second.uuid });
    expect(shown).toMatchObject({ previousUuid: lesson(0).uuid, nextUuid: last.uuid, ready: false });
    expect(shown.items[0]).toMatchObject({
      refUuid: quiz.uuid,
      quiz: {
        uuid: quiz.uuid,
        questionCount: 4,
        passPercent: 60,
        timeLimitSeconds: 300,
        attempts: 1,
        bestPercent: 30,
        passed: false,
      },
    });
    expect(await as.run(learningLesson, { lessonUuid: last.uuid })).toMatchObject({
      previousUuid: second.uuid,
      nextUuid: null,
      sectionTitle: { en: { title: "Two" } },
    });
  });

  it("LES-1 the player's page is one query of lesson and outline together", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "pdf" }]);
    const { student } = await enrolledStudent(world, course);
    const as = world.as(student);
    const lessonUuid = lesson(1).uuid;
    const page = await as.run(learningPlayer, { lessonUuid });
    expect(page.lesson).toEqual(await as.run(learningLesson, { lessonUuid }));
    expect(page.outline).toEqual(await as.run(learningOutline, { courseUuid: course.uuid }));
  });

  it("LES-1 files and captions come by uuid, deleted ones not at all", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "video", durationSeconds: 60 }]);
    const file = newUuid();
    await world.sql.query(
      `insert into media_files (uuid, owner_id, kind, status, storage_key, filename, mime_type, size_bytes)
       values ($1, $2, 'lesson_video', 'attached', $3, 'film.mp4', 'video/mp4', 99)`,
      [file, course.instructor.id, `video/${file}`],
    );
    const captions = { en: newUuid() };
    await world.sql.query(
      "update content_items set media_id = (select id from media_files where uuid = $1), source = $2 where uuid = $3",
      [file, { captions }, lesson(0).itemUuid],
    );
    const { student } = await enrolledStudent(world, course);
    const item = async () => (await world.as(student).run(learningLesson, { lessonUuid: lesson(0).uuid })).items[0];
    expect(await item()).toMatchObject({
      file: { uuid: file, filename: "film.mp4", mimeType: "video/mp4", sizeBytes: 99, altText: {} },
      fileAr: null,
      source: { captions },
      durationSeconds: 60,
      watch: { position: 0, watched: [], percent: 0 },
    });
    await world.sql.query("update media_files set deleted_at = now() where uuid = $1", [file]);
    expect(await item()).toMatchObject({ file: null });
  });

  it("LES-1 authors look on, strangers do not, and a draft is not even there", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }]);
    const lessonUuid = lesson(0).uuid;
    const which = { courseUuid: course.uuid };
    for (const author of [course.instructor, await world.person("content_manager")]) {
      const page = await world.as(author).run(learningPlayer, { lessonUuid });
      expect(page).toMatchObject({
        lesson: { viewer: "author" },
        outline: { viewer: "author", enrolment: null, percent: 0, resumeLessonUuid: lessonUuid },
      });
      await expectRefusal(world.as(author).run(openLesson, { lessonUuid }), "not_enrolled");
    }
    const strangers = [
      await world.person("student"),
      await world.person("instructor"),
      (await enrolledStudent(world, course, { status: "dropped" })).student,
    ];
    for (const stranger of strangers) {
      await expectRefusal(world.as(stranger).run(learningLesson, { lessonUuid }), "not_enrolled");
      await expectRefusal(world.as(stranger).run(learningOutline, which), "not_enrolled");
    }
    await expectRefusal(world.visitor.run(learningOutline, which), "unauthenticated");
    const { student } = await enrolledStudent(world, course);
    await world.sql.query("update courses set status = 'draft' where id = $1", [course.id]);
    await expectRefusal(world.as(student).run(learningPlayer, { lessonUuid }), "not_found");
    await expectRefusal(world.as(student).run(openLesson, { lessonUuid }), "not_enrolled");
    expect(await world.as(course.instructor).run(learningOutline, which)).toMatchObject({ viewer: "author" });
    await world.sql.query("update courses set deleted_at = now() where id = $1", [course.id]);
    await expectRefusal(world.as(course.instructor).run(learningOutline, which), "not_found");
  });

  it("LES-1 an outline is asked for by slug or uuid, one of them", async () => {
    const { student } = await enrolledStudent(world, (await courseOf(world, [])).course);
    const as = world.as(student);
    await expectRefusal(as.run(learningOutline, {}), "invalid_input");
    await expectRefusal(as.run(learningOutline, { courseSlug: "a-b", courseUuid: newUuid() }), "invalid_input");
    await expectRefusal(as.run(learningOutline, { courseSlug: "no-such-course" }), "not_found");
  });
});
