import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import {
  enrolledStudent,
  type QuizSettings,
  quizWithStudent,
  type SampleCourse,
} from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { setAccommodation } from "./accommodations";
import { readPaper, saveAttempt } from "./answer-attempt";
import { deleteQuiz } from "./delete-quiz";
import { editQuiz } from "./edit-quiz";
import { listAttemptsOfQuiz } from "./list-attempts";
import { openQuiz } from "./open-quiz";
import { reviewAttempt } from "./review-attempt";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";

const minute = 60_000;

describe("attempts", () => {
  const world = createWorld();
  const later = (ms: number) => {
    world.now = new Date(world.now.getTime() + ms);
  };
  const arrange = (settings?: QuizSettings) => quizWithStudent(world, settings);
  const stored = async (attemptUuid: string) =>
    (
      await world.sql.query(
        "select status, responses, score_percent, submitted_at from quiz_attempts where uuid = $1",
        [attemptUuid],
      )
    ).rows[0];

  it("ASM-1 a student opens, starts, saves, submits and reviews", async () => {
    const { quiz, run, start, course } = await arrange({ attemptsAllowed: 2, passPercent: 70 });
    expect(await run().run(openQuiz, { quizUuid: quiz.uuid })).toMatchObject({
      viewer: "student",
      courseUuid: course.uuid,
      questionCount: 4,
      maxPoints: 10,
      attemptsLeft: 2,
      running: null,
      passed: false,
      inWindow: true,
      bestPercent: null,
    });
    const attemptUuid = await start();
    const paper = await run().run(readPaper, { attemptUuid });
    expect(paper).toMatchObject({
      number: 1,
      deadlineAt: null,
      serverNow: world.now.toISOString(),
      responses: {},
      title: { en: "Demo quiz" },
    });
    expect(paper.questions.map((q) => [q.uuid, q.points])).toEqual([
      [quiz.choice, 3],
      [quiz.select, 4],
      [quiz.truth, 1],
      [quiz.short, 2],
    ]);
    expect(JSON.stringify(paper)).not.toMatch(/correct|accepted|explanation|feedback|Cairo/);

    const half = { [quiz.choice]: { chosen: ["b"] }, [quiz.select]: { chosen: ["a"] } };
    await run().run(saveAttempt, { attemptUuid, responses: half });
    expect((await run().run(readPaper, { attemptUuid })).responses).toEqual(half);
    await expectRefusal(run().run(reviewAttempt, { attemptUuid }), "conflict");
    expect((await run().run(openQuiz, { quizUuid: quiz.uuid })).running).toEqual({
      uuid: attemptUuid,
      deadlineAt: null,
    });

    const result = await run().run(submitAttempt, {
      attemptUuid,
      responses: { ...half, [quiz.short]: { text: " القاهره " } },
    });
    expect(result).toEqual({ attemptUuid, scorePoints: 7, maxPoints: 10, scorePercent: 70, passed: true });
    await world.settle();
    expect(world.events.at(-1)).toMatchObject({ kind: "attempt.graded", payload: { attemptUuid } });

    const review = await run().run(reviewAttempt, { attemptUuid });
    expect(review).toMatchObject({ status: "submitted", scorePercent: 70, passPercent: 70, passed: true, number: 1 });
    expect(review.questions[0]).toMatchObject({ earned: 3, explanation: { en: "Because it is so." } });
    expect(review.questions[0]?.answers[1]).toEqual({
      id: "b",
      text: { en: "4" },
      correct: true,
      chosen: true,
      feedback: { en: "Indeed." },
    });
    expect(review.questions[1]).toMatchObject({ earned: 2 });
    expect(review.questions[3]).toMatchObject({ earned: 2, text: " القاهره ", accepted: ["Cairo", "القاهرة"] });

    const after = await run().run(openQuiz, { quizUuid: quiz.uuid });
    expect(after).toMatchObject({ attemptsLeft: 1, bestPercent: 70, passed: true, running: null });
    expect(after.attempts).toMatchObject([
      { uuid: attemptUuid, number: 1, status: "submitted", scorePercent: 70, passed: true },
    ]);
    const listed = await world.as(course.instructor).run(listAttemptsOfQuiz, { quizUuid: quiz.uuid });
    expect(listed.items).toMatchObject([{ uuid: attemptUuid, number: 1, scorePercent: 70 }]);
  });

  it("ASM-1 what was right is told once no attempt is to come: after a pass, after the last attempt, when the quiz has closed", async () => {
    const closesAt = new Date(world.now.getTime() + 60 * minute).toISOString();
    const { quiz, run, start } = await arrange({ attemptsAllowed: 2, passPercent: 70, closesAt });
    const fail = async () => {
      const attemptUuid = await start();
      const responses = {
        [quiz.choice]: { chosen: ["a"] },
        [quiz.select]: { chosen: ["a"] },
        [quiz.short]: { text: "x" },
      };
      await run().run(submitAttempt, { attemptUuid, responses });
      return attemptUuid;
    };
    const review = (attemptUuid: string) => run().run(reviewAttempt, { attemptUuid });
    const secrets = /because|indeed|cairo|القاهرة/i;
    const first = await fail();
    const hidden = await review(first);
    expect(hidden).toMatchObject({ answersShown: false, attemptsAllowed: 2, closesAt, passed: false });
    expect(JSON.stringify(hidden)).not.toMatch(secrets);
    // One's own choice was wrong, and so much is told; which of several were right is not.
    expect(hidden.questions.map(({ answers }) => answers.map(({ correct }) => correct))).toEqual([
      [false, null, null],
      hidden.questions[1]?.answers.map(() => null),
      [null, null],
      [],
    ]);
    expect(hidden.questions.map(({ earned }) => earned)).toEqual([0, 2, 0, 0]);
    // Nor while the last attempt runs.
    const last = await start();
    expect(await review(first)).toMatchObject({ answersShown: false });
    await run().run(submitAttempt, { attemptUuid: last, responses: {} });
    const told = await review(first);
    expect(told).toMatchObject({ answersShown: true });
    expect(JSON.stringify(told)).toMatch(secrets);

    const passing = await arrange({ attemptsAllowed: null, passPercent: 0, closesAt });
    const passed = await passing.start();
    await passing.run().run(submitAttempt, { attemptUuid: passed, responses: {} });
    expect(await passing.run().run(reviewAttempt, { attemptUuid: passed })).toMatchObject({ answersShown: true });

    const closing = await arrange({ attemptsAllowed: null, passPercent: 70, closesAt });
    const failed = await closing.start();
    await closing.run().run(submitAttempt, { attemptUuid: failed, responses: {} });
    const seen = () => closing.run().run(reviewAttempt, { attemptUuid: failed });
    expect(await seen()).toMatchObject({ answersShown: false });
    later(61 * minute);
    expect(await seen()).toMatchObject({ answersShown: true });
  });

  it("ASM-1 answers of two devices to different questions are both kept, and one is cleared by sending it empty", async () => {
    const { quiz, run, start } = await arrange();
    const attemptUuid = await start();
    const save = (responses: Record<string, { chosen?: string[]; text?: string }>) =>
      run().run(saveAttempt, { attemptUuid, responses });
    await Promise.all([
      save({ [quiz.choice]: { chosen: ["b"] } }),
      save({ [quiz.short]: { text: "Cairo" } }),
      save({ [quiz.truth]: { chosen: ["t"] } }),
    ]);
    await save({ [quiz.choice]: { chosen: ["a"] }, [quiz.truth]: {} });
    expect((await run().run(readPaper, { attemptUuid })).responses).toEqual({
      [quiz.choice]: { chosen: ["a"] },
      [quiz.short]: { text: "Cairo" },
      [quiz.truth]: {},
    });
  });

  it("ASM-2 attempts run out, and one accommodation gives more", async () => {
    const { quiz, run, start, course, student } = await arrange({ attemptsAllowed: 1 });
    await run().run(submitAttempt, { attemptUuid: await start(), responses: {} });
    const spent = await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "attempts_exhausted");
    expect(spent.params).toEqual({ attemptsAllowed: 1 });
    await world
      .as(course.instructor)
      .run(setAccommodation, { quizUuid: quiz.uuid, userUuid: student.uuid, extraAttempts: 1 });
    expect(await run().run(openQuiz, { quizUuid: quiz.uuid })).toMatchObject({ attemptsAllowed: 2, attemptsLeft: 1 });
    await run().run(submitAttempt, { attemptUuid: await start() });
    await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "attempts_exhausted");
  });

  it("ASM-2 two tabs that start at once get the same attempt", async () => {
    const { quiz, run } = await arrange({ attemptsAllowed: 1 });
    const starts = await Promise.all(Array.from({ length: 6 }, () => run().run(startAttempt, { quizUuid: quiz.uuid })));
    expect(new Set(starts.map((s) => s.attemptUuid)).size).toBe(1);
    expect(starts.filter((s) => !s.resumed)).toHaveLength(1);
    const again = await Promise.all(
      [1, 2].map(() => run().run(startAttempt, { quizUuid: quiz.uuid }, { idempotencyKey: "k" })),
    );
    expect(again.map((s) => s.attemptUuid)).toEqual([starts[0]?.attemptUuid, starts[0]?.attemptUuid]);
  });

  it("ASM-2 a start that is repeated with its key begins no second attempt", async () => {
    const { quiz, run } = await arrange();
    const start = () => run().run(startAttempt, { quizUuid: quiz.uuid }, { idempotencyKey: "start-1" });
    const first = await start();
    await run().run(submitAttempt, { attemptUuid: first.attemptUuid });
    expect(await start()).toEqual(first);
    expect((await run().run(openQuiz, { quizUuid: quiz.uuid })).attempts).toHaveLength(1);
  });

  it("ASM-1 of two browsers that submit the same attempt exactly one wins", async () => {
    const { quiz, run, start } = await arrange();
    const attemptUuid = await start();
    const submissions = await Promise.allSettled([
      run().run(submitAttempt, { attemptUuid, responses: quiz.allRight }, { idempotencyKey: "one" }),
      run().run(submitAttempt, { attemptUuid, responses: {} }, { idempotencyKey: "two" }),
      run().run(submitAttempt, { attemptUuid, responses: {} }),
    ]);
    expect(submissions.filter((s) => s.status === "fulfilled")).toHaveLength(1);
    for (const s of submissions) if (s.status === "rejected") expect(s.reason.code).toBe("attempt_closed");
    const winner = submissions.find((s) => s.status === "fulfilled");
    expect((await stored(attemptUuid)).score_percent).toBe(winner?.value.scorePercent);
    await world.settle();
    expect(world.events.filter((e) => e.payload.attemptUuid === attemptUuid)).toHaveLength(1);
  });

  it("ASM-1 a submission repeated with its key is answered as the first", async () => {
    const { quiz, run, start } = await arrange();
    const attemptUuid = await start();
    const submit = () => run().run(submitAttempt, { attemptUuid, responses: quiz.allRight }, { idempotencyKey: "s" });
    const first = await submit();
    expect(await submit()).toEqual(first);
    await expectRefusal(
      run().run(submitAttempt, { attemptUuid, responses: {} }, { idempotencyKey: "s" }),
      "idempotency_key_reused",
    );
    await expectRefusal(run().run(submitAttempt, { attemptUuid, responses: quiz.allRight }), "attempt_closed");
    await expectRefusal(run().run(saveAttempt, { attemptUuid, responses: {} }), "attempt_closed");
    await expectRefusal(run().run(readPaper, { attemptUuid }), "attempt_closed");
  });

  it("ASM-1 what is not on the paper is refused and nothing is stored", async () => {
    const { quiz, run, start } = await arrange();
    const attemptUuid = await start();
    const saved = { [quiz.truth]: { chosen: ["t"] } };
    await run().run(saveAttempt, { attemptUuid, responses: saved });
    for (const [responses, field] of [
      [{ [newUuid()]: { chosen: ["a"] } }, /^responses\./],
      [{ [quiz.choice]: { chosen: ["zzz"] } }, /chosen$/],
      [{ [quiz.choice]: { chosen: ["a", "b"] } }, /chosen$/],
      [{ [quiz.short]: { text: "x".repeat(501) } }, /text$/],
      [{ [quiz.choice]: { text: "b" } }, /text$/],
      [{ "not-a-uuid": { text: "b" } }, /./],
      [{ [quiz.choice]: { chosen: ["b"], correct: true } }, /correct$/],
      ["everything", /responses/],
    ] as const) {
      for (const verb of [saveAttempt, submitAttempt]) {
        const error = await expectRefusal(run().run(verb, { attemptUuid, responses } as never), "invalid_input");
        expect(Object.keys(error.params.fields ?? {})[0]).toMatch(field);
      }
    }
    const error = await expectRefusal(
      run().run(saveAttempt, {
        attemptUuid,
        responses: {
          [quiz.choice]: { chosen: ["a", "b"] },
          [quiz.select]: { chosen: ["a", "z"], text: "2" },
          [quiz.truth]: { chosen: ["t", "t"] },
          [quiz.short]: { chosen: ["a"], text: "Cairo" },
        },
      }),
      "invalid_input",
    );
    expect(error.params.fields).toEqual({
      [`responses.${quiz.choice}.chosen`]: { code: "too_long", limit: 1 },
      [`responses.${quiz.select}.text`]: { code: "unknown" },
      [`responses.${quiz.select}.chosen`]: { code: "choice" },
      [`responses.${quiz.short}.chosen`]: { code: "unknown" },
    });
    expect(await stored(attemptUuid)).toMatchObject({ status: "in_progress", responses: saved });
    await expectRefusal(run().run(submitAttempt, { attemptUuid: "1", responses: {} }), "invalid_input");
  });

  it("ASM-1 another student's attempt is not found", async () => {
    const { quiz, start, course } = await arrange();
    const attemptUuid = await start();
    const { student: other } = await enrolledStudent(world, course);
    const as = world.as(other);
    await expectRefusal(as.run(readPaper, { attemptUuid }), "not_found");
    await expectRefusal(as.run(saveAttempt, { attemptUuid, responses: {} }), "not_found");
    await expectRefusal(as.run(submitAttempt, { attemptUuid, responses: quiz.allRight }), "not_found");
    await expectRefusal(as.run(reviewAttempt, { attemptUuid }), "not_found");
    await expectRefusal(world.as(course.instructor).run(submitAttempt, { attemptUuid }), "not_found");
    await expectRefusal(world.visitor.run(submitAttempt, { attemptUuid }), "unauthenticated");
    expect(await stored(attemptUuid)).toMatchObject({ status: "in_progress", responses: {} });
  });

  it("ASM-2 only an open enrolment attempts; authors look on", async () => {
    const { quiz, start, run, course, student } = await arrange();
    const outsider = world.as(await world.person("student"));
    await expectRefusal(outsider.run(openQuiz, { quizUuid: quiz.uuid }), "not_enrolled");
    await expectRefusal(outsider.run(startAttempt, { quizUuid: quiz.uuid }), "not_enrolled");
    await expectRefusal(outsider.run(openQuiz, { quizUuid: newUuid() }), "not_found");
    const closed = async (columns: Record<string, unknown>) =>
      world.as((await enrolledStudent(world, course, columns)).student);
    for (const columns of [
      { status: "dropped" },
      { status: "expired" },
      { expires_at: world.now },
      { deleted_at: world.now },
    ]) {
      await expectRefusal((await closed(columns)).run(startAttempt, { quizUuid: quiz.uuid }), "not_enrolled");
    }
    await (await closed({ status: "completed" })).run(startAttempt, { quizUuid: quiz.uuid });
    expect(await world.as(course.instructor).run(openQuiz, { quizUuid: quiz.uuid })).toMatchObject({
      viewer: "author",
    });
    await expectRefusal(world.as(course.instructor).run(startAttempt, { quizUuid: quiz.uuid }), "not_enrolled");

    const attemptUuid = await start();
    await drop(course, student.id);
    await expectRefusal(run().run(submitAttempt, { attemptUuid, responses: quiz.allRight }), "not_enrolled");
    await expectRefusal(run().run(readPaper, { attemptUuid }), "not_enrolled");
  });
  const drop = (course: SampleCourse, userId: number) =>
    world.sql.query("update enrollments set status = 'dropped' where course_id = $1 and user_id = $2", [
      course.id,
      userId,
    ]);

  it("ASM-1 what is deleted is gone for the student too", async () => {
    const { quiz, start, run, course } = await arrange();
    const attemptUuid = await start();
    await world.as(course.instructor).run(deleteQuiz, { uuid: quiz.uuid });
    await expectRefusal(run().run(openQuiz, { quizUuid: quiz.uuid }), "not_found");
    await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "not_found");
    await expectRefusal(run().run(submitAttempt, { attemptUuid }), "not_found");
  });

  it("ASM-1 attempts are listed page by page, and a forged cursor is a first page", async () => {
    const { quiz, start, run, course } = await arrange();
    for (let i = 0; i < 3; i++) await run().run(submitAttempt, { attemptUuid: await start() });
    const as = world.as(course.instructor);
    const first = await as.run(listAttemptsOfQuiz, { quizUuid: quiz.uuid, limit: 2 });
    expect(first.items.map((a) => a.number)).toEqual([3, 2]);
    const rest = await as.run(listAttemptsOfQuiz, { quizUuid: quiz.uuid, limit: 2, cursor: first.next ?? "" });
    expect(rest).toMatchObject({ items: [{ number: 1 }], next: null });
    for (const cursor of ["x", btoa("[1.5]"), btoa('["a"]'), btoa("[1e30]")]) {
      expect((await as.run(listAttemptsOfQuiz, { quizUuid: quiz.uuid, limit: 2, cursor })).items).toHaveLength(2);
    }
    await as.run(editQuiz, { uuid: quiz.uuid, translations: { en: { title: "Renamed" } } });
  });
});
