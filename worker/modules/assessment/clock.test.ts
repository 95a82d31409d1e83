import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { type QuizSettings, quizWithStudent } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import { setAccommodation } from "./accommodations";
import { readPaper, saveAttempt } from "./answer-attempt";
import { closeOverdueAttempts } from "./close-overdue";
import { createQuiz } from "./create-quiz";
import { deleteQuestion } from "./delete-question";
import { editQuestion } from "./edit-question";
import { openQuiz } from "./open-quiz";
import { reviewAttempt } from "./review-attempt";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";

const minute = 60_000;

describe("the clock of a quiz", () => {
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

  it("ASM-2 the server keeps the clock: a late submission is refused, and what was saved in time is graded", async () => {
    const { quiz, run, start } = await arrange({ timeLimitSeconds: 600 });
    const attemptUuid = await start();
    const startedAt = world.now;
    const paper = await run().run(readPaper, { attemptUuid });
    expect(paper.deadlineAt).toBe(new Date(startedAt.getTime() + 10 * minute).toISOString());
    await run().run(saveAttempt, { attemptUuid, responses: { [quiz.choice]: { chosen: ["b"] } } });
    later(10 * minute + 1);
    await expectRefusal(run().run(saveAttempt, { attemptUuid, responses: quiz.allRight }), "time_is_up");
    later(5_000);
    const late = () => run().run(submitAttempt, { attemptUuid, responses: quiz.allRight }, { idempotencyKey: "late" });
    const error = await expectRefusal(late(), "time_is_up");
    expect(error.params).toMatchObject({ attemptUuid });
    expect(await stored(attemptUuid)).toMatchObject({
      status: "expired",
      score_percent: 30,
      responses: { [quiz.choice]: { chosen: ["b"] } },
      submitted_at: new Date(startedAt.getTime() + 10 * minute),
    });
    await expectRefusal(late(), "attempt_closed");
    await world.settle();
    expect(world.events.filter((e) => e.payload.attemptUuid === attemptUuid)).toHaveLength(1);
    expect(await run().run(reviewAttempt, { attemptUuid })).toMatchObject({ status: "expired", scorePercent: 30 });
  });

  it("ASM-2 the way through the network is not the student's time", async () => {
    const { quiz, run, start } = await arrange({ timeLimitSeconds: 60 });
    const attemptUuid = await start();
    later(65_000);
    expect(await run().run(submitAttempt, { attemptUuid, responses: quiz.allRight })).toMatchObject({
      scorePercent: 100,
      passed: true,
    });
  });

  it("ASM-2 extra time moves one student's deadline, the window everybody's", async () => {
    const closesAt = new Date(world.now.getTime() + 20 * minute).toISOString();
    const { quiz, run, start, course, student } = await arrange({ timeLimitSeconds: 600, closesAt });
    await world
      .as(course.instructor)
      .run(setAccommodation, { quizUuid: quiz.uuid, userUuid: student.uuid, extraTimePercent: 50 });
    expect(await run().run(openQuiz, { quizUuid: quiz.uuid })).toMatchObject({ timeLimitSeconds: 900 });
    const first = await start();
    expect((await run().run(readPaper, { attemptUuid: first })).deadlineAt).toBe(
      new Date(world.now.getTime() + 15 * minute).toISOString(),
    );
    await run().run(submitAttempt, { attemptUuid: first });
    later(10 * minute);
    expect((await run().run(readPaper, { attemptUuid: await start() })).deadlineAt).toBe(closesAt);
  });

  it("ASM-2 an attempt past its time is closed before the next begins", async () => {
    const { quiz, run, start } = await arrange({ timeLimitSeconds: 60, attemptsAllowed: 2 });
    const first = await start();
    await run().run(saveAttempt, { attemptUuid: first, responses: quiz.allRight });
    later(2 * minute);
    const opened = await run().run(openQuiz, { quizUuid: quiz.uuid });
    expect(opened).toMatchObject({ running: null, attempts: [{ status: "expired", scorePercent: null }] });
    await expectRefusal(run().run(readPaper, { attemptUuid: first }), "attempt_closed");
    const second = await start();
    expect(second).not.toBe(first);
    expect(await stored(first)).toMatchObject({ status: "expired", score_percent: 100 });
    later(2 * minute);
    // None is left, yet the one whose time is over is graded at once.
    await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "attempts_exhausted");
    expect(await stored(second)).toMatchObject({ status: "expired", score_percent: 0 });
  });

  it("ASM-2 the timer closes what nobody came back to", async () => {
    const { quiz, run, start } = await arrange({ timeLimitSeconds: 60 });
    const other = await arrange({ timeLimitSeconds: 6_000 });
    const mine = await start();
    const running = await other.start();
    await run().run(saveAttempt, { attemptUuid: mine, responses: { [quiz.truth]: { chosen: ["t"] } } });
    later(66_000);
    expect(await world.system.run(closeOverdueAttempts, {})).toEqual({ closed: 1, more: false });
    expect(await world.system.run(closeOverdueAttempts, {})).toEqual({ closed: 0, more: false });
    expect(await stored(mine)).toMatchObject({ status: "expired", score_percent: 10 });
    expect(await stored(running)).toMatchObject({ status: "in_progress" });
    await expectRefusal(run().run(closeOverdueAttempts, {}), "forbidden");
  });

  it("ASM-2 a quiz outside its window or without questions cannot be started", async () => {
    const opensAt = new Date(world.now.getTime() + 10 * minute).toISOString();
    const closesAt = new Date(world.now.getTime() + 20 * minute).toISOString();
    const { quiz, run, start, course } = await arrange({ opensAt, closesAt });
    const early = await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "quiz_not_open");
    expect(early.params).toEqual({ opensAt, closesAt });
    expect((await run().run(openQuiz, { quizUuid: quiz.uuid })).inWindow).toBe(false);
    later(10 * minute);
    await run().run(submitAttempt, { attemptUuid: await start() });
    later(10 * minute);
    await expectRefusal(run().run(startAttempt, { quizUuid: quiz.uuid }), "quiz_not_open");
    const empty = await world
      .as(course.instructor)
      .run(createQuiz, { courseUuid: course.uuid, translations: { en: { title: "Empty" } } });
    await expectRefusal(run().run(startAttempt, { quizUuid: empty.uuid }), "quiz_empty");
  });

  it("ASM-2 a shuffled quiz asks in ever other orders, its answers too; one that is not shuffled in its author's", async () => {
    const orders = async (shuffle: boolean) => {
      const { quiz, run, start } = await arrange({ shuffle });
      const seen = { questions: new Set<string>(), answers: new Set<string>() };
      for (let n = 0; n < 10; n++) {
        const attemptUuid = await start();
        const { questions } = await run().run(readPaper, { attemptUuid });
        seen.questions.add(questions.map((q) => q.uuid).join());
        seen.answers.add(
          questions
            .find((q) => q.uuid === quiz.select)
            ?.answers.map((a) => a.id)
            .join() ?? "",
        );
        await run().run(submitAttempt, { attemptUuid });
      }
      return [seen.questions.size, seen.answers.size] as const;
    };
    // That ten draws of 24 orders are all the same happens once in some 2.6 million million runs.
    expect(Math.min(...(await orders(true)))).toBeGreaterThan(1);
    expect(await orders(false)).toEqual([1, 1]);
  });

  it("ASM-2 a later edit changes no running attempt; a shuffled paper keeps all questions and the order of true and false", async () => {
    const { quiz, run, start, course } = await arrange({ shuffle: true });
    const attemptUuid = await start();
    const before = await run().run(readPaper, { attemptUuid });
    expect(before.questions.map((q) => q.uuid).sort()).toEqual(
      [quiz.choice, quiz.select, quiz.truth, quiz.short].sort(),
    );
    expect(before.questions.find((q) => q.uuid === quiz.truth)?.answers.map((a) => a.id)).toEqual(["t", "f"]);
    const as = world.as(course.instructor);
    await as.run(editQuestion, {
      uuid: quiz.short,
      type: "short_answer",
      points: 50,
      translations: { en: { prompt: "New" } },
      accepted: ["Giza"],
    });
    await as.run(deleteQuestion, { uuid: quiz.choice });
    expect((await run().run(readPaper, { attemptUuid })).questions).toEqual(before.questions);
    expect(await run().run(submitAttempt, { attemptUuid, responses: quiz.allRight })).toMatchObject({
      maxPoints: 10,
      scorePercent: 100,
    });
  });
});
