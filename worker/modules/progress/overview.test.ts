import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { addLesson, courseOf, enrolledStudent, sampleQuiz } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { startAttempt, submitAttempt } from "../assessment";
import { beacon } from "./beacon";
import { completeLesson } from "./complete-lesson";
import { courseProgress } from "./course-progress";
import { dayIn, daysUntil } from "./day";
import { openLesson } from "./open-lesson";
import { studentDashboard } from "./student-dashboard";

const hour = 3_600;

describe("dashboards", () => {
  const world = createWorld();
  const later = (seconds: number) => {
    world.now = new Date(world.now.getTime() + seconds * 1_000);
  };

  it("PRO-10 a student sees courses in progress with the next lesson, counts and deadlines", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "text" }]);
    const closesAt = new Date(world.now.getTime() + 48 * hour * 1_000).toISOString();
    const quiz = await sampleQuiz(world, course, { closesAt });
    const quizLesson = await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    await addLesson(world, course, { type: "text", mandatory: false });
    const { student, enrolmentUuid } = await enrolledStudent(world, course);
    const other = await courseOf(world, [{ type: "text" }]);
    await world.sql.query(
      "insert into enrollments (user_id, course_id, enrollment_type, enrolled_at) values ($1, $2, 'free', $3)",
      [student.id, other.course.id, world.now],
    );
    const as = () => world.as(student);
    expect(await world.as(await world.person("student")).run(studentDashboard, {})).toMatchObject({
      courses: [],
      inProgressCount: 0,
      completedCount: 0,
      certificateCount: 0,
      streakDays: 0,
      learnedToday: false,
      deadlines: [],
    });
    later(60);
    await as().run(openLesson, { lessonUuid: lesson(0).uuid });
    await as().run(completeLesson, { lessonUuid: lesson(0).uuid });
    const dashboard = await as().run(studentDashboard, {});
    expect(dashboard.courses).toMatchObject([
      {
        enrolmentUuid,
        courseUuid: course.uuid,
        slug: course.slug,
        percent: 33,
        completedLessons: 1,
        requiredLessons: 3,
        optionalLessons: 1,
        nextLesson: {
          uuid: lesson(1).uuid,
          type: "text",
          minutes: 5,
          translations: { en: { title: "A text lesson" } },
        },
        lastActivityAt: world.now.toISOString(),
      },
      { courseUuid: other.course.uuid, percent: 0, nextLesson: { uuid: other.lesson(0).uuid } },
    ]);
    expect(dashboard.deadlines).toEqual([
      {
        quizUuid: quiz.uuid,
        lessonUuid: quizLesson.uuid,
        translations: { en: { title: "Demo quiz" } },
        courseSlug: course.slug,
        courseTranslations: { en: { title: "Demo course" }, ar: { title: "مساق تجريبي" } },
        closesAt,
      },
    ]);
    expect(dashboard).toMatchObject({ inProgressCount: 2, completedCount: 0, streakDays: 1, learnedToday: true });

    await as().run(completeLesson, { lessonUuid: other.lesson(0).uuid });
    const { attemptUuid } = await as().run(startAttempt, { quizUuid: quiz.uuid });
    await as().run(submitAttempt, { attemptUuid, responses: quiz.allRight });
    expect(await as().run(studentDashboard, {})).toMatchObject({
      inProgressCount: 1,
      completedCount: 1,
      deadlines: [],
    });
  });

  it("PRO-10 the week's time and the streak follow the person's own calendar", async () => {
    world.now = new Date("2026-03-09T21:59:00Z"); // 23:59 in Cairo
    const { course, lesson } = await courseOf(world, [{ type: "text" }]);
    const { student } = await enrolledStudent(world, course);
    const lessonUuid = lesson(0).uuid;
    const learn = async (seconds: number) => {
      await world.as(student).run(openLesson, { lessonUuid });
      later(seconds);
      await world.as(student).run(beacon, { lessonUuid, secondsActive: seconds });
    };
    const dashboard = () => world.as(student).run(studentDashboard, {});
    await learn(30);
    await learn(60); // past midnight
    expect(await dashboard()).toMatchObject({ streakDays: 2, learnedToday: true });
    expect((await dashboard()).week.slice(-3)).toEqual([
      { day: "2026-03-08", seconds: 0, learned: false },
      { day: "2026-03-09", seconds: 30, learned: true },
      { day: "2026-03-10", seconds: 60, learned: true },
    ]);
    later(24 * hour);
    expect(await dashboard()).toMatchObject({ streakDays: 2, learnedToday: false });
    later(24 * hour);
    expect(await dashboard()).toMatchObject({ streakDays: 0 });
    await learn(20);
    expect(await dashboard()).toMatchObject({ streakDays: 1, learnedToday: true });
    expect(dayIn("Asia/Kolkata", new Date("2026-03-09T18:30:00Z"))).toBe("2026-03-10");
    expect(daysUntil("2026-03-01", 2)).toEqual(["2026-02-28", "2026-03-01"]);
  });

  it("PRO-10 a lesson ticked off without a counted second makes its day a day of learning in the week as in the streak", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "text" }]);
    const { student } = await enrolledStudent(world, course);
    await world.as(student).run(completeLesson, { lessonUuid: lesson(0).uuid });
    const { week, learnedToday, streakDays } = await world.as(student).run(studentDashboard, {});
    expect({ learnedToday, streakDays }).toEqual({ learnedToday: true, streakDays: 1 });
    expect(week.map(({ learned, seconds }) => [learned, seconds])).toEqual([
      ...Array.from({ length: 6 }, () => [false, 0]),
      [true, 0],
    ]);
  });

  it("CRS-13 an instructor sees how many, how far, lesson by lesson and quiz by quiz", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "text" }, { type: "text", mandatory: false }]);
    const quiz = await sampleQuiz(world, course);
    const quizLesson = await addLesson(world, course, { type: "quiz", quizUuid: quiz.uuid });
    const ahead = await enrolledStudent(world, course);
    const behind = await enrolledStudent(world, course);
    const left = await enrolledStudent(world, course);
    await enrolledStudent(world, course, { status: "completed", completed_at: world.now });
    for (const { student } of [ahead, left])
      await world.as(student).run(completeLesson, { lessonUuid: lesson(0).uuid });
    await world.sql.query("update enrollments set status = 'dropped' where uuid = $1", [left.enrolmentUuid]);
    await world.as(behind.student).run(openLesson, { lessonUuid: lesson(0).uuid });
    later(40);
    await world.as(behind.student).run(beacon, { lessonUuid: lesson(0).uuid, secondsActive: 40 });
    for (const responses of [quiz.allRight, {}]) {
      const { attemptUuid } = await world.as(ahead.student).run(startAttempt, { quizUuid: quiz.uuid });
      await world.as(ahead.student).run(submitAttempt, { attemptUuid, responses });
    }
    await world.as(behind.student).run(startAttempt, { quizUuid: quiz.uuid });

    const overview = await world.as(course.instructor).run(courseProgress, { courseUuid: course.uuid });
    expect(overview).toMatchObject({
      students: 3,
      inProgress: 2,
      completed: 1,
      dropped: 1,
      expired: 0,
      averagePercent: 50,
      timeSpentSeconds: 40,
    });
    expect(overview.lessons.map((l) => [l.uuid, l.started, l.completed, l.timeSpentSeconds])).toEqual([
      [lesson(0).uuid, 2, 1, 40],
      [lesson(1).uuid, 0, 0, 0],
      [quizLesson.uuid, 0, 0, 0],
    ]);
    expect(overview.quizzes).toMatchObject([
      { uuid: quiz.uuid, attempts: 2, students: 1, passed: 1, averageBestPercent: 100 },
    ]);
    expect(
      await world.as(await world.person("content_manager")).run(courseProgress, { courseUuid: course.uuid }),
    ).toEqual(overview);
    await expectRefusal(
      world.as(await world.person("instructor")).run(courseProgress, { courseUuid: course.uuid }),
      "not_found",
    );
    await expectRefusal(world.as(course.instructor).run(courseProgress, { courseUuid: newUuid() }), "not_found");
    await expectRefusal(world.as(ahead.student).run(courseProgress, { courseUuid: course.uuid }), "forbidden");
  });

  it("CRS-13 a course without students or lessons has an overview too", async () => {
    const { course } = await courseOf(world, []);
    expect(await world.as(course.instructor).run(courseProgress, { courseUuid: course.uuid })).toMatchObject({
      students: 0,
      averagePercent: 0,
      timeSpentSeconds: 0,
      lessons: [],
      quizzes: [],
    });
  });
});
