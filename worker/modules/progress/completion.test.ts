import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { addLesson, courseOf, enrolledStudent, sampleQuiz } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { startAttempt, submitAttempt } from "../assessment";
import { beacon } from "./beacon";
import { completeLesson } from "./complete-lesson";
import { learningOutline } from "./learning";
import { openLesson } from "./open-lesson";
import { settleQuiz } from "./settle-quiz";

describe("completion", () => {
  const world = createWorld();
  const later = (seconds: number) => {
    world.now = new Date(world.now.getTime() + seconds * 1_000);
  };
  const complete = (who: Person, lessonUuid: string) => world.as(who).run(completeLesson, { lessonUuid });
  const enrolment = async (uuid: string) =>
    (await world.sql.query("select status, completed_at from enrollments where uuid = $1", [uuid])).rows[0];
  const attempt = async (
    who: Person,
    quizUuid: string,
    responses: Record<string, { chosen?: string[]; text?: string }>,
  ) => {
    const { attemptUuid } = await world.as(who).run(startAttempt, { quizUuid });
    await world.as(who).run(submitAttempt, { attemptUuid, responses });
    return attemptUuid;
  };

  it("PRG-2 the last mandatory lesson completes the course, optional ones may wait", async () => {
    const { course, lesson } = await courseOf(world, [
      { type: "text" },
      { type: "external_link", mandatory: false },
      { type: "pdf" },
    ]);
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    expect(await complete(student, lesson(0).uuid)).toEqual({
      enrolmentUuid,
      courseSlug: course.slug,
      percent: 50,
      courseCompleted: false,
      nextLessonUuid: lesson(1).uuid,
    });
    expect(await enrolment(enrolmentUuid)).toEqual({ status: "in_progress", completed_at: null });
    expect(await complete(student, lesson(2).uuid)).toMatchObject({
      percent: 100,
      courseCompleted: true,
      nextLessonUuid: lesson(1).uuid,
    });
    expect(await enrolment(enrolmentUuid)).toEqual({ status: "completed", completed_at: world.now });
    await world.settle();
    expect(world.events.at(-1)).toMatchObject({ kind: "course.progressed", payload: { enrolmentUuid } });
    // A second look at the same lesson moves no date.
    const completedAt = world.now;
    later(3_600);
    expect(await complete(student, lesson(2).uuid)).toMatchObject({ courseCompleted: true });
    expect(await enrolment(enrolmentUuid)).toMatchObject({ completed_at: completedAt });
    expect(await complete(student, lesson(1).uuid)).toMatchObject({ percent: 100, nextLessonUuid: null });
  });

  it("PRG-2 where nothing is mandatory, every lesson counts", async () => {
    const { course, lesson } = await courseOf(world, [
      { type: "text", mandatory: false },
      { type: "text", mandatory: false },
    ]);
    const { student } = await enrolledStudent(world, course);
    expect(await complete(student, lesson(0).uuid)).toMatchObject({ percent: 50, courseCompleted: false });
    expect(await complete(student, lesson(1).uuid)).toMatchObject({ percent: 100, courseCompleted: true });
  });

  it("PRG-2 two last lessons completed at once complete the course", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "text" }, { type: "text" }]);
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    await Promise.all([0, 1, 2].map((at) => complete(student, lesson(at).uuid)));
    expect(await enrolment(enrolmentUuid)).toMatchObject({ status: "completed" });
  });

  it("LES-2 a video is complete when enough of it was watched, and says how much is missing", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "video", durationSeconds: 100 }], {
      watched_percent: 80,
    });
    const { student } = await enrolledStudent(world, course);
    const { uuid: lessonUuid, itemUuid } = lesson(0);
    await world.as(student).run(openLesson, { lessonUuid });
    later(60);
    await world
      .as(student)
      .run(beacon, { lessonUuid, contentItemUuid: itemUuid, secondsActive: 60, watched: [[0, 79]] });
    const error = await expectRefusal(complete(student, lessonUuid), "not_watched_enough");
    expect(error.params).toEqual({ requiredPercent: 80, videos: [{ contentItemUuid: itemUuid, watchedPercent: 79 }] });
    expect((await world.as(student).run(learningOutline, { courseUuid: course.uuid })).completedLessons).toBe(0);
    later(5);
    await world
      .as(student)
      .run(beacon, { lessonUuid, contentItemUuid: itemUuid, secondsActive: 5, watched: [[79, 80]] });
    expect(await complete(student, lessonUuid)).toMatchObject({ courseCompleted: true });
  });

  it("LES-2 a video of unknown length, or in a course that asks for no watching, is complete by the person's word", async () => {
    const unknown = await courseOf(world, [{ type: "video" }], { watched_percent: 90 });
    const lax = await courseOf(world, [{ type: "video", durationSeconds: 100 }]);
    for (const { course, lesson } of [unknown, lax]) {
      const { student } = await enrolledStudent(world, course);
      expect(await complete(student, lesson(0).uuid)).toMatchObject({ courseCompleted: true });
    }
  });

  it("ASM-1 a quiz lesson asks for a passed attempt, and passing completes it at once", async () => {
    const { course } = await courseOf(world, []);
    const quiz = await sampleQuiz(world, course, { passPercent: 60 });
    const lesson = await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    const refused = await expectRefusal(complete(student, lesson.uuid), "quiz_not_passed");
    expect(refused.params).toEqual({ quizUuids: [quiz.uuid] });
    const failed = await attempt(student, quiz.uuid, {});
    expect(await world.as(student).run(settleQuiz, { attemptUuid: failed })).toMatchObject({
      completedLessons: [],
      courseCompleted: false,
      percent: 0,
    });
    await expectRefusal(complete(student, lesson.uuid), "quiz_not_passed");
    const passed = await attempt(student, quiz.uuid, quiz.allRight);
    expect(await world.as(student).run(settleQuiz, { attemptUuid: passed })).toEqual({
      enrolmentUuid,
      courseSlug: course.slug,
      percent: 100,
      courseCompleted: true,
      nextLessonUuid: null,
      completedLessons: [lesson.uuid],
    });
    // The consumer comes after the page: nothing changes.
    expect(await world.system.run(settleQuiz, { attemptUuid: passed })).toMatchObject({ courseCompleted: true });
    expect(await enrolment(enrolmentUuid)).toMatchObject({ status: "completed" });
  });

  it("ASM-1 the consumer settles what the page never did, for nobody else's hand", async () => {
    const { course } = await courseOf(world, []);
    const quiz = await sampleQuiz(world, course);
    await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    const other = await enrolledStudent(world, course);
    const { attemptUuid } = await world.as(student).run(startAttempt, { quizUuid: quiz.uuid });
    await expectRefusal(world.as(student).run(settleQuiz, { attemptUuid }), "conflict");
    await world.as(student).run(submitAttempt, { attemptUuid, responses: quiz.allRight });
    await expectRefusal(world.as(other.student).run(settleQuiz, { attemptUuid }), "not_found");
    await expectRefusal(world.as(student).run(settleQuiz, { attemptUuid: newUuid() }), "not_found");
    await expectRefusal(world.visitor.run(settleQuiz, { attemptUuid }), "unauthenticated");
    expect(await enrolment(enrolmentUuid)).toMatchObject({ status: "in_progress" });
    expect(await world.system.run(settleQuiz, { attemptUuid })).toMatchObject({ courseCompleted: true });
  });

  it("PRG-2 the minimum score is the average of the best attempts, and a better one completes the course", async () => {
    const { course } = await courseOf(world, [], { minimum_score_percent: 80 });
    const first = await sampleQuiz(world, course, { passPercent: 50 });
    const second = await sampleQuiz(world, course, { passPercent: 50 });
    await sampleQuiz(world, course); // in no lesson: nobody can be asked for it
    const lessons = [
      await addLesson(world, course, { type: "quiz", quizUuid: first.uuid }),
      await addLesson(world, course, { type: "quiz", quizUuid: second.uuid }),
    ];
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    const settle = async (quizUuid: string, responses: Parameters<typeof attempt>[2]) =>
      world.as(student).run(settleQuiz, { attemptUuid: await attempt(student, quizUuid, responses) });
    await settle(first.uuid, first.allRight);
    expect(
      await settle(second.uuid, { [second.choice]: { chosen: ["b"] }, [second.short]: { text: "Cairo" } }),
    ).toMatchObject({
      percent: 100,
      courseCompleted: false,
      completedLessons: [lessons[1]?.uuid],
    });
    expect((await world.as(student).run(learningOutline, { courseUuid: course.uuid })).rules).toMatchObject({
      minimumScorePercent: 80,
      scorePercent: 75,
      scoreReached: false,
      lessonsLeft: 0,
    });
    await settle(second.uuid, {});
    expect(await enrolment(enrolmentUuid)).toMatchObject({ status: "in_progress" });
    expect(await settle(second.uuid, { ...second.allRight, [second.choice]: { chosen: ["a"] } })).toMatchObject({
      courseCompleted: true,
    });
    expect(await enrolment(enrolmentUuid)).toMatchObject({ status: "completed" });
  });

  it("PRG-2 a lesson added to or removed from the course loses nobody's completion", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "text" }]);
    const done = await enrolledStudent(world, course);
    const half = await enrolledStudent(world, course);
    await complete(done.student, lesson(0).uuid);
    await complete(done.student, lesson(1).uuid);
    await complete(half.student, lesson(0).uuid);
    const added = await addLesson(world, course, { type: "text" });
    const outline = (who: Person) => world.as(who).run(learningOutline, { courseUuid: course.uuid });
    expect(await outline(done.student)).toMatchObject({
      percent: 100,
      completedLessons: 2,
      requiredLessons: 3,
      enrolment: { status: "completed" },
    });
    expect(await outline(half.student)).toMatchObject({ percent: 33 });
    await world.sql.query("update lessons set deleted_at = now() where uuid = any($1)", [[lesson(1).uuid, added.uuid]]);
    expect(await outline(half.student)).toMatchObject({ percent: 100, enrolment: { status: "in_progress" } });
    await expectRefusal(complete(half.student, added.uuid), "not_found");
    expect(await complete(half.student, lesson(0).uuid)).toMatchObject({ courseCompleted: true });
  });

  it("PRG-2 a lesson of a course one is not enrolled in, or has left, cannot be completed", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }]);
    const lessonUuid = lesson(0).uuid;
    await expectRefusal(complete(await world.person("student"), lessonUuid), "not_enrolled");
    await expectRefusal(complete(course.instructor, lessonUuid), "not_enrolled");
    for (const columns of [
      { status: "dropped" },
      { status: "expired" },
      { expires_at: world.now },
      { deleted_at: world.now },
    ]) {
      const { student } = await enrolledStudent(world, course, columns);
      await expectRefusal(complete(student, lessonUuid), "not_enrolled");
      await expectRefusal(world.as(student).run(openLesson, { lessonUuid }), "not_enrolled");
    }
    const { student } = await enrolledStudent(world, course);
    await expectRefusal(complete(student, newUuid()), "not_found");
    await expectRefusal(world.as(student).run(openLesson, { lessonUuid: newUuid() }), "not_found");
    await expectRefusal(world.visitor.run(completeLesson, { lessonUuid }), "unauthenticated");
    await expectRefusal(complete(student, "first"), "invalid_input");
    await expectRefusal(world.as(student).run(completeLesson, { lessonUuid, percent: 100 } as never), "invalid_input");
    const { rows } = await world.sql.query(
      "select p.id from lesson_progress p join lessons l on l.id = p.lesson_id where l.uuid = $1",
      [lessonUuid],
    );
    expect(rows).toEqual([]);
  });
});
