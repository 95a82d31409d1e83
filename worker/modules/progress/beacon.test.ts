import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { courseOf, enrolledStudent } from "../../../tests/support/sample-course";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { beacon } from "./beacon";
import { learningLesson } from "./learning";
import { openLesson } from "./open-lesson";
import { fromMultirange, type Played, toMultirange } from "./watched";

describe("beacons", () => {
  const world = createWorld();
  const later = (seconds: number) => {
    world.now = new Date(world.now.getTime() + seconds * 1_000);
  };
  const arrange = async (durationSeconds: number | null = 600) => {
    const { course, lesson } = await courseOf(world, [{ type: "video", durationSeconds }, { type: "text" }]);
    const { student } = await enrolledStudent(world, course);
    const { uuid: lessonUuid, itemUuid } = lesson(0);
    const send = (
      rest: { secondsActive?: number; watched?: Played[]; position?: number; contentItemUuid?: string } = {},
      who: Person = student,
    ) => world.as(who).run(beacon, { lessonUuid, secondsActive: 0, contentItemUuid: itemUuid, ...rest });
    const open = () => world.as(student).run(openLesson, { lessonUuid });
    const view = async () => {
      const shown = await world.as(student).run(learningLesson, { lessonUuid });
      return { ...shown.items[0]?.watch, time: shown.timeSpentSeconds };
    };
    return { course, lesson, student, lessonUuid, itemUuid, send, open, view };
  };

  it("LES-2 watched twice counts once, skipped counts never, and the player resumes where it was", async () => {
    const { send, open, view } = await arrange();
    await open();
    later(30);
    expect(await send({ secondsActive: 30, watched: [[0, 30]], position: 30 })).toEqual({
      timeSpentSeconds: 30,
      watchedPercent: 5,
    });
    later(30);
    await send({ secondsActive: 30, watched: [[10, 40]], position: 40 });
    later(30);
    await send({ secondsActive: 30, watched: [[300, 330]], position: 330 });
    expect(await view()).toEqual({
      position: 330,
      watched: [
        [0, 40],
        [300, 330],
      ],
      percent: 11,
      time: 90,
    });
  });

  it("LES-2 twice the speed is honest, three times is not", async () => {
    const { send, open, view } = await arrange();
    await open();
    for (let at = 0; at < 240; at += 60) {
      later(30);
      await send({ secondsActive: 30, watched: [[at, at + 60]] });
    }
    expect(await view()).toMatchObject({ watched: [[0, 240]] });
    later(30);
    await send({ secondsActive: 30, watched: [[240, 316]] });
    later(30);
    await expectRefusal(send({ secondsActive: 30, watched: [[316, 406]] }), "beacon_impossible");
    expect(await view()).toMatchObject({ watched: [[0, 316]] });
  });

  it("LES-2 a beacon for three hours of a ten-minute video is refused and nothing is stored", async () => {
    const { send, open, view } = await arrange();
    await open();
    later(30);
    await expectRefusal(send({ secondsActive: 30, watched: [[0, 10_800]] }), "beacon_impossible");
    await expectRefusal(send({ secondsActive: 30, watched: [[0, 600]] }), "beacon_impossible");
    await expectRefusal(send({ secondsActive: 30, watched: [[590, 610]] }), "beacon_impossible");
    await expectRefusal(send({ secondsActive: 30, position: 700 }), "beacon_impossible");
    await expectRefusal(send({ secondsActive: 10_800 }), "invalid_input");
    expect(await view()).toEqual({ position: 0, watched: [], percent: 0, time: 0 });
    // Half a second more than the stored length is how players round.
    await send({ watched: [[590, 601]], position: 601 });
    expect(await view()).toMatchObject({ position: 600, watched: [[590, 600]] });
  });

  it("LES-2 time in which a lesson lay idle plays no film, and a long way without a connection is made up for", async () => {
    const { send, open, view } = await arrange();
    await open();
    later(24);
    await expectRefusal(send({ secondsActive: 1, watched: [[0, 48]] }), "beacon_impossible");
    await send({ secondsActive: 24, watched: [[0, 48]] });
    later(276);
    await send({ secondsActive: 276, watched: [[48, 600]] });
    expect(await view()).toMatchObject({ watched: [[0, 600]], percent: 100, time: 300 });
  });

  it("LES-2 PRG-1 lessons in parallel tabs have one clock between them, and going from tab to tab costs nothing", async () => {
    const films = { type: "video" as const, durationSeconds: 600 };
    const { course, lesson } = await courseOf(world, [films, films]);
    const { student } = await enrolledStudent(world, course);
    const as = () => world.as(student);
    const send = (at: number, secondsActive: number, watched: Played[]) =>
      as().run(beacon, { lessonUuid: lesson(at).uuid, contentItemUuid: lesson(at).itemUuid, secondsActive, watched });
    const both = async () => {
      const [first, second] = await Promise.all(
        [0, 1].map((at) => as().run(learningLesson, { lessonUuid: lesson(at).uuid })),
      );
      const played = [first, second].flatMap((shown) => shown?.items[0]?.watch?.watched ?? []);
      return {
        time: (first?.timeSpentSeconds ?? 0) + (second?.timeSpentSeconds ?? 0),
        played: played.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0),
      };
    };
    for (const at of [0, 1]) await as().run(openLesson, { lessonUuid: lesson(at).uuid });
    for (let round = 0; round < 4; round++) {
      later(15);
      // Each as if it had been watched alone, at twice the speed.
      await Promise.allSettled([0, 1].map((at) => send(at, 15, [[round * 30, round * 30 + 30]])));
    }
    const greedy = await both();
    expect(greedy.time).toBe(60);
    expect(greedy.played).toBeLessThanOrEqual(60 * 2.2 + 10);

    later(10);
    await send(0, 10, [[300, 310]]);
    later(6);
    await send(1, 6, [[300, 306]]);
    later(30);
    // Each was in front for half of it; what the first leaves is the second's.
    await send(0, 15, []);
    await send(1, 15, []);
    expect(await both()).toEqual({ time: greedy.time + 46, played: greedy.played + 16 });
  });

  it("LES-2 many small beacons at once gain no more than one", async () => {
    const { send, open, view } = await arrange();
    await open();
    later(10);
    const claims = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => send({ secondsActive: 10, watched: [[i * 10, i * 10 + 10]] })),
    );
    const { watched, time } = await view();
    expect(time).toBe(10);
    const seconds = (watched ?? []).reduce((sum, [from = 0, to = 0]) => sum + to - from, 0);
    expect(seconds).toBeLessThanOrEqual(10 * 2.2 + 10);
    expect(seconds).toBe(claims.filter((c) => c.status === "fulfilled").length * 10);
  });

  it("PRG-1 time passes once: repeated and parallel beacons count nothing twice", async () => {
    const { send, open, view, student } = await arrange();
    await open();
    later(60);
    await Promise.all(Array.from({ length: 5 }, () => send({ secondsActive: 60 })));
    await send({ secondsActive: 60 });
    expect(await view()).toMatchObject({ time: 60 });
    later(20);
    await send({ secondsActive: 120 });
    expect(await view()).toMatchObject({ time: 80 });
    later(600);
    await send({ secondsActive: 15 });
    expect(await view()).toMatchObject({ time: 95 });
    // A request that was overtaken looks back and finds nothing left.
    later(-300);
    await send({ secondsActive: 120 });
    expect(await view()).toMatchObject({ time: 95 });
    const { rows } = await world.sql.query("select day::text, seconds from learning_days where user_id = $1", [
      student.id,
    ]);
    expect(rows).toEqual([{ day: "2026-03-02", seconds: 95 }]);
  });

  it("PRG-1 the pause between two sittings is nobody's learning", async () => {
    const { send, open, view } = await arrange();
    await open();
    later(30);
    await send({ secondsActive: 30, watched: [[0, 30]] });
    later(86_400);
    await open();
    await expectRefusal(send({ secondsActive: 600, watched: [[30, 600]] }), "beacon_impossible");
    await send({ secondsActive: 120 });
    expect(await view()).toMatchObject({ time: 30 });
    later(1);
    await open();
    later(9);
    await send({ secondsActive: 10 });
    expect(await view()).toMatchObject({ time: 40 });
  });

  it("LES-2 a video of unknown length keeps its ranges and asks for nothing", async () => {
    const { send, open, view } = await arrange(null);
    await open();
    later(30);
    expect(await send({ secondsActive: 30, watched: [[0, 30]], position: 30 })).toEqual({
      timeSpentSeconds: 30,
      watchedPercent: null,
    });
    expect(await view()).toEqual({ position: 30, watched: [[0, 30]], percent: null, time: 30 });
  });

  it("LES-2 beacons of others, for other things or malformed are refused", async () => {
    const { send, lesson, course, student, lessonUuid, itemUuid } = await arrange();
    const outsider = await world.person("student");
    const dropped = await enrolledStudent(world, course, { status: "dropped" });
    await expectRefusal(send({}, outsider), "not_enrolled");
    await expectRefusal(send({}, dropped.student), "not_enrolled");
    await expectRefusal(send({}, course.instructor), "not_enrolled");
    await expectRefusal(world.visitor.run(beacon, { lessonUuid, secondsActive: 1 }), "unauthenticated");
    await expectRefusal(send({ contentItemUuid: newUuid() }), "not_found");
    await expectRefusal(send({ contentItemUuid: lesson(1).itemUuid }), "not_found");
    await expectRefusal(
      world.as(student).run(beacon, { lessonUuid: lesson(1).uuid, secondsActive: 1, contentItemUuid: itemUuid }),
      "not_found",
    );
    await expectRefusal(world.as(student).run(beacon, { lessonUuid: newUuid(), secondsActive: 1 }), "not_found");
    for (const wrong of [
      { watched: [[5, 5]] },
      { watched: [[9, 3]] },
      { watched: [[-1, 3]] },
      { watched: [[0.5, 3]] },
      { watched: [[0, 1, 2]] },
      { watched: Array.from({ length: 21 }, (_, i) => [i, i + 1]) },
      { position: -1 },
      { secondsActive: "soon" },
      { extra: 1 },
      { contentItemUuid: undefined, position: 3 },
    ]) {
      await expectRefusal(send(wrong as never), "invalid_input");
    }
    const { rows } = await world.sql.query(
      "select p.id from lesson_progress p join lessons l on l.id = p.lesson_id where l.uuid = $1",
      [lessonUuid],
    );
    expect(rows).toEqual([]);
  });

  it("LES-2 what is stored is the set of seconds that were played", async () => {
    const { course, lesson } = await courseOf(world, [{ type: "video", durationSeconds: 600 }]);
    const { uuid: lessonUuid, itemUuid } = lesson(0);
    const range = fc
      .tuple(fc.integer({ min: 0, max: 598 }), fc.integer({ min: 1, max: 90 }))
      .map(([from, length]): Played => [from, Math.min(600, from + length)]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(range, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        async (beacons) => {
          const { student } = await enrolledStudent(world, course);
          const as = world.as(student);
          await as.run(openLesson, { lessonUuid });
          const model = new Set<number>();
          for (const watched of beacons) {
            later(600);
            for (const [from, to] of watched) for (let second = from; second < to; second++) model.add(second);
            const { watchedPercent } = await world
              .as(student)
              .run(beacon, { lessonUuid, contentItemUuid: itemUuid, secondsActive: 600, watched });
            expect(watchedPercent).toBe(Math.floor((model.size * 100) / 600));
          }
          const shown = await world.as(student).run(learningLesson, { lessonUuid });
          const stored = (shown.items[0]?.watch?.watched ?? []).flatMap(([from = 0, to = 0]) =>
            Array.from({ length: to - from }, (_, i) => from + i),
          );
          expect(stored).toEqual([...model].sort((a, b) => a - b));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("LES-2 ranges are written as PostgreSQL reads them", () => {
    expect(
      toMultirange([
        [0, 3],
        [5, 9],
      ]),
    ).toBe("{[0,3),[5,9)}");
    expect(fromMultirange("{[0,3),[5,9)}")).toEqual([
      [0, 3],
      [5, 9],
    ]);
    expect(fromMultirange(toMultirange([]))).toEqual([]);
  });
});
