import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { enrolledStudent, sampleCourse, sampleQuiz } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { listAccommodations, setAccommodation } from "./accommodations";
import { createQuestion } from "./create-question";
import { createQuiz } from "./create-quiz";
import { deleteQuestion, restoreQuestion } from "./delete-question";
import { deleteQuiz, restoreQuiz } from "./delete-quiz";
import { editQuestion } from "./edit-question";
import { editQuiz } from "./edit-quiz";
import { listAttemptsOfQuiz } from "./list-attempts";
import { listQuizzesOfCourse } from "./list-quizzes";
import { moveQuestion } from "./move-question";
import { readQuizForAuthoring } from "./read-quiz";

const text = (en: string) => ({ en });
const prompt = { en: { prompt: "Why?" }, ar: { prompt: "لماذا؟" } };

describe("quiz authoring", () => {
  const world = createWorld();

  it("ASM-1 an instructor writes, orders, edits, deletes and restores questions of every type", async () => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const quiz = await sampleQuiz(world, course, { shuffle: true, attemptsAllowed: 3 });
    const order = async () => (await as.run(readQuizForAuthoring, { uuid: quiz.uuid })).questions.map((q) => q.uuid);
    expect(await order()).toEqual([quiz.choice, quiz.select, quiz.truth, quiz.short]);

    await as.run(moveQuestion, { uuid: quiz.short, afterUuid: null });
    await as.run(moveQuestion, { uuid: quiz.choice, afterUuid: quiz.truth });
    expect(await order()).toEqual([quiz.short, quiz.select, quiz.truth, quiz.choice]);
    await expectRefusal(as.run(moveQuestion, { uuid: quiz.choice, afterUuid: quiz.choice }), "not_found");

    await as.run(deleteQuestion, { uuid: quiz.select });
    expect(await order()).toEqual([quiz.short, quiz.truth, quiz.choice]);
    await expectRefusal(
      as.run(editQuestion, { uuid: quiz.select, type: "short_answer", translations: prompt, accepted: ["x"] }),
      "not_found",
    );
    await as.run(restoreQuestion, { uuid: quiz.select });
    expect(await order()).toEqual([quiz.short, quiz.select, quiz.truth, quiz.choice]);

    await as.run(editQuestion, {
      uuid: quiz.truth,
      type: "short_answer",
      points: 5,
      translations: prompt,
      accepted: ["so"],
    });
    const read = await as.run(readQuizForAuthoring, { uuid: quiz.uuid });
    expect(read).toMatchObject({
      courseUuid: course.uuid,
      shuffle: true,
      attemptsAllowed: 3,
      passPercent: 60,
      attemptCount: 0,
    });
    expect(read.questions[2]).toMatchObject({
      type: "short_answer",
      points: 5,
      answers: [],
      accepted: ["so"],
      translations: prompt,
    });
    expect(read.questions[3]?.answers[1]).toEqual({
      id: "b",
      text: { en: "4" },
      correct: true,
      feedback: { en: "Indeed." },
    });

    await as.run(deleteQuiz, { uuid: quiz.uuid });
    await expectRefusal(as.run(readQuizForAuthoring, { uuid: quiz.uuid }), "not_found");
    expect(await as.run(listQuizzesOfCourse, { courseUuid: course.uuid })).toEqual({ items: [] });
    await as.run(restoreQuiz, { uuid: quiz.uuid });
    expect((await as.run(listQuizzesOfCourse, { courseUuid: course.uuid })).items).toMatchObject([
      { uuid: quiz.uuid, questionCount: 4 },
    ]);
  });

  it("ASM-1 two questions added at once get places of their own", async () => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const { uuid } = await as.run(createQuiz, { courseUuid: course.uuid, translations: { en: { title: "Q" } } });
    const add = () =>
      as.run(createQuestion, { quizUuid: uuid, type: "short_answer", translations: prompt, accepted: ["x"] });
    await Promise.all([add(), add(), add()]);
    const { rows } = await world.sql.query(
      "select count(distinct position)::int as places from quiz_questions x join quizzes q on q.id = x.quiz_id where q.uuid = $1",
      [uuid],
    );
    expect(rows).toEqual([{ places: 3 }]);
  });

  it.each([
    [
      "two right answers",
      "multiple_choice",
      {
        answers: [
          { text: text("1"), correct: true },
          { text: text("2"), correct: true },
        ],
      },
    ],
    ["no right answer", "multiple_choice", { answers: [{ text: text("1") }, { text: text("2") }] }],
    ["one answer", "multiple_choice", { answers: [{ text: text("1"), correct: true }] }],
    ["nothing right", "multiple_select", { answers: [{ text: text("1") }, { text: text("2") }] }],
    [
      "three answers",
      "true_false",
      { answers: [{ text: text("1"), correct: true }, { text: text("2") }, { text: text("3") }] },
    ],
    ["no accepted answer", "short_answer", {}],
    ["choices", "short_answer", { accepted: ["x"], answers: [{ text: text("1") }, { text: text("2") }] }],
    [
      "an id twice",
      "multiple_choice",
      {
        answers: [
          { id: "a", text: text("1"), correct: true },
          { id: "a", text: text("2") },
        ],
      },
    ],
    [
      "eleven answers",
      "multiple_choice",
      { answers: Array.from({ length: 11 }, (_, i) => ({ text: text(`${i}`), correct: i === 0 })) },
    ],
  ] as const)("ASM-1 a question with %s is refused as %s", async (_, type, rest) => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const { uuid } = await as.run(createQuiz, { courseUuid: course.uuid, translations: { en: { title: "Q" } } });
    const error = await expectRefusal(
      as.run(createQuestion, { quizUuid: uuid, type, translations: prompt, ...(rest as object) }),
      "invalid_input",
    );
    expect(Object.keys(error.params.fields ?? {})).toEqual([
      type === "short_answer" && !("answers" in rest) ? "accepted" : "answers",
    ]);
    expect((await as.run(readQuizForAuthoring, { uuid })).questions).toEqual([]);
  });

  it("ASM-2 limits and window are checked, emptied and replaced", async () => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const settings = {
      translations: { en: { title: "Q" } },
      passPercent: 80,
      timeLimitSeconds: 600,
      attemptsAllowed: 2,
      opensAt: "2026-03-01T00:00:00Z",
      closesAt: "2026-04-01T00:00:00+02:00",
    };
    const { uuid } = await as.run(createQuiz, { courseUuid: course.uuid, ...settings });
    expect(await as.run(readQuizForAuthoring, { uuid })).toMatchObject({
      passPercent: 80,
      timeLimitSeconds: 600,
      attemptsAllowed: 2,
      closesAt: "2026-03-31T22:00:00.000Z",
    });
    await as.run(editQuiz, { uuid, translations: { en: { title: "Q" } }, timeLimitSeconds: "", attemptsAllowed: null });
    expect(await as.run(readQuizForAuthoring, { uuid })).toMatchObject({
      passPercent: 60,
      timeLimitSeconds: null,
      attemptsAllowed: null,
      opensAt: null,
    });
    const wrong = await expectRefusal(
      as.run(editQuiz, {
        uuid,
        ...settings,
        passPercent: 101,
        timeLimitSeconds: 5,
        opensAt: "yesterday",
        extra: 1,
      } as never),
      "invalid_input",
    );
    expect(wrong.params.fields).toMatchObject({
      passPercent: { code: "too_big" },
      timeLimitSeconds: { code: "too_small" },
      extra: { code: "unknown" },
    });
    const reversed = await expectRefusal(
      as.run(editQuiz, { uuid, ...settings, opensAt: settings.closesAt, closesAt: settings.opensAt }),
      "invalid_input",
    );
    expect(Object.keys(reversed.params.fields ?? {})).toEqual(["closesAt"]);
  });

  it("ASM-1 a repeated creation with its key makes one quiz", async () => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const call = () =>
      as.run(
        createQuiz,
        { courseUuid: course.uuid, translations: { en: { title: "Once" } } },
        { idempotencyKey: "one" },
      );
    expect(await call()).toEqual(await call());
    expect((await as.run(listQuizzesOfCourse, { courseUuid: course.uuid })).items).toHaveLength(1);
  });

  it("ASM-1 another's course is not found, and students may not write", async () => {
    const course = await sampleCourse(world);
    const quiz = await sampleQuiz(world, course);
    const stranger = world.as(await world.person("instructor"));
    const settings = { translations: { en: { title: "Mine now" } } };
    const question = { type: "short_answer" as const, translations: prompt, accepted: ["x"] };
    for (const call of [
      () => stranger.run(createQuiz, { courseUuid: course.uuid, ...settings }),
      () => stranger.run(editQuiz, { uuid: quiz.uuid, ...settings }),
      () => stranger.run(deleteQuiz, { uuid: quiz.uuid }),
      () => stranger.run(readQuizForAuthoring, { uuid: quiz.uuid }),
      () => stranger.run(createQuestion, { quizUuid: quiz.uuid, ...question }),
      () => stranger.run(editQuestion, { uuid: quiz.short, ...question }),
      () => stranger.run(moveQuestion, { uuid: quiz.short, afterUuid: null }),
      () => stranger.run(deleteQuestion, { uuid: quiz.short }),
      () => stranger.run(setAccommodation, { quizUuid: quiz.uuid, userUuid: course.instructor.uuid, extraAttempts: 1 }),
    ]) {
      await expectRefusal(call(), "not_found");
    }
    expect(await stranger.run(listAttemptsOfQuiz, { quizUuid: quiz.uuid })).toMatchObject({ items: [] });
    const { student } = await enrolledStudent(world, course);
    await expectRefusal(world.as(student).run(readQuizForAuthoring, { uuid: quiz.uuid }), "forbidden");
    await expectRefusal(world.visitor.run(readQuizForAuthoring, { uuid: quiz.uuid }), "unauthenticated");
    const manager = world.as(await world.person("content_manager"));
    expect(await manager.run(editQuiz, { uuid: quiz.uuid, ...settings })).toEqual({ uuid: quiz.uuid });
  });

  it("ASM-2 accommodations are for the course's own students", async () => {
    const course = await sampleCourse(world);
    const quiz = await sampleQuiz(world, course);
    const as = world.as(course.instructor);
    const { student } = await enrolledStudent(world, course);
    const outsider = await world.person("student");
    await as.run(setAccommodation, { quizUuid: quiz.uuid, userUuid: student.uuid, extraTimePercent: 50 });
    await as.run(setAccommodation, {
      quizUuid: quiz.uuid,
      userUuid: student.uuid,
      extraTimePercent: 25,
      extraAttempts: 1,
    });
    await expectRefusal(
      as.run(setAccommodation, { quizUuid: quiz.uuid, userUuid: outsider.uuid, extraAttempts: 1 }),
      "not_found",
    );
    await expectRefusal(as.run(setAccommodation, { quizUuid: newUuid(), userUuid: student.uuid }), "not_found");
    expect((await as.run(listAccommodations, { quizUuid: quiz.uuid })).items).toEqual([
      { userUuid: student.uuid, fullName: student.fullName, extraTimePercent: 25, extraAttempts: 1 },
    ]);
    await as.run(setAccommodation, { quizUuid: quiz.uuid, userUuid: student.uuid });
    expect((await as.run(listAccommodations, { quizUuid: quiz.uuid })).items).toEqual([]);
  });

  it("ASM-1 a question shows the author's own upload, not another's", async () => {
    const course = await sampleCourse(world);
    const as = world.as(course.instructor);
    const { uuid: quizUuid } = await as.run(createQuiz, {
      courseUuid: course.uuid,
      translations: { en: { title: "Q" } },
    });
    const upload = async (ownerId: number) => {
      const uuid = newUuid();
      await world.sql.query(
        `insert into media_files (uuid, owner_id, kind, status, storage_key, filename, mime_type, size_bytes)
         values ($1, $2, 'question_media', 'temporary', $3, 'a.png', 'image/png', 10)`,
        [uuid, ownerId, `question/${uuid}`],
      );
      return uuid;
    };
    const mine = await upload(course.instructor.id);
    const others = await upload((await world.person("instructor")).id);
    const question = { quizUuid, type: "short_answer" as const, translations: prompt, accepted: ["x"] };
    const { uuid } = await as.run(createQuestion, { ...question, mediaUuid: mine });
    await expectRefusal(as.run(createQuestion, { ...question, mediaUuid: others }), "not_found");
    expect((await as.run(readQuizForAuthoring, { uuid: quizUuid })).questions).toMatchObject([
      { uuid, mediaUuid: mine },
    ]);
    const status = async () =>
      (await world.sql.query("select status from media_files where uuid = $1", [mine])).rows[0].status;
    expect(await status()).toBe("attached");
    await as.run(editQuestion, { uuid, type: "short_answer", translations: prompt, accepted: ["x"] });
    expect(await status()).toBe("temporary");
  });
});
