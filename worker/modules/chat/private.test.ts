import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { drop, enrol } from "../enrolment";
import {
  archiveEvents,
  blockPerson,
  enterRoom,
  listBlocked,
  listRooms,
  openRooms,
  pruneMessages,
  searchMessages,
  startPrivate,
  unblockPerson,
} from ".";

const world = createWorld();

async function courseWithStudent() {
  const [author, student] = [await world.person("instructor"), await world.person("student")];
  const course = await makeCourse(world, author);
  const enrolment = await world.as(student).run(enrol, { courseUuid: course.uuid });
  return { author, student, course, enrolment };
}
const at = Date.parse("2026-03-02T09:00:00Z");
const message = (seq: number, by: string, text: string, more: Record<string, unknown> = {}) => {
  return { seq, at: at + seq * 60_000, by, id: newUuid(), k: "message", text, ...more };
};

describe("private rooms", () => {
  it("CHT-2 a student and whoever teaches them share one private room, whoever begins; nobody else gets in", async () => {
    const { author, student } = await courseWithStudent();
    const { uuid } = await world.as(student).run(startPrivate, { userUuid: author.uuid });
    expect(await world.as(author).run(startPrivate, { userUuid: student.uuid })).toEqual({ uuid });
    const room = { kind: "private" as const, uuid };
    expect(await world.as(student).run(enterRoom, room)).toMatchObject({ kind: "private", face: { role: "member" } });
    expect((await world.as(author).run(listRooms, {})).items).toContainEqual(
      expect.objectContaining({ kind: "private", uuid, title: student.fullName }),
    );
    for (const role of ["student", "support_admin", "super_admin"] as const)
      await expect(world.as(await world.person(role)).run(enterRoom, room)).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("CHT-2 strangers, fellow students and oneself cannot be written to; those who look after people write to anybody", async () => {
    const { author, student, course, enrolment } = await courseWithStudent();
    const fellow = await world.person("student");
    await world.as(fellow).run(enrol, { courseUuid: course.uuid });
    const stranger = await world.person("instructor");
    const tried = [
      [fellow, student],
      [stranger, student],
      [student, stranger],
      [student, student],
    ] as const;
    for (const [from, to] of tried)
      await expect(world.as(from).run(startPrivate, { userUuid: to.uuid })).rejects.toMatchObject({
        code: "not_found",
      });
    await world.as(await world.person("support_admin")).run(startPrivate, { userUuid: student.uuid });
    await world.as(student).run(drop, { uuid: enrolment.uuid });
    await expect(world.as(author).run(startPrivate, { userUuid: student.uuid })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("SOC-5 CHT-7 a block is for both ways and for as long as it stands; the blocked are not told", async () => {
    const { author, student } = await courseWithStudent();
    const { uuid } = await world.as(student).run(startPrivate, { userUuid: author.uuid });
    const room = { kind: "private" as const, uuid };
    await world.as(student).run(blockPerson, { userUuid: author.uuid });
    await world.as(student).run(blockPerson, { userUuid: author.uuid });
    for (const person of [student, author]) expect((await world.as(person).run(enterRoom, room)).blocked).toBe(true);
    await expect(world.as(author).run(startPrivate, { userUuid: student.uuid })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await world.as(student).run(listBlocked, {})).items.map((person) => person.uuid)).toEqual([author.uuid]);
    expect((await world.as(author).run(listBlocked, {})).items).toEqual([]);
    await world.as(author).run(unblockPerson, { userUuid: student.uuid });
    expect((await world.as(author).run(enterRoom, room)).blocked).toBe(true);
    await world.as(student).run(unblockPerson, { userUuid: author.uuid });
    expect((await world.as(author).run(enterRoom, room)).blocked).toBe(false);
    for (const userUuid of [student.uuid, newUuid()])
      await expect(world.as(student).run(blockPerson, { userUuid })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("history in PostgreSQL", () => {
  it("CHT-6 messages are found by words in both scripts, person, day and files; deleted ones and other rooms are not", async () => {
    const { author, student, course } = await courseWithStudent();
    const room = { kind: "course" as const, uuid: course.uuid };
    await world.as(student).run(enterRoom, room);
    const file = { media: newUuid(), kind: "file", name: "plan.pdf" };
    await world.system.run(archiveEvents, {
      room,
      events: [
        message(1, author.uuid, "The inverter hums"),
        message(2, student.uuid, "Which inverter?"),
        message(3, author.uuid, "المحوّل الكهربائي يعمل"),
        message(4, student.uuid, "See the plan", { files: [file] }),
        message(5, student.uuid, "inverter, never mind"),
        { seq: 6, at: at + 400_000, by: student.uuid, id: newUuid(), k: "deleted", target: 5 },
      ],
    });
    const found = async (filters: Record<string, unknown>) =>
      (await world.as(student).run(searchMessages, { ...room, ...filters })).items.map(({ seq }) => seq);
    expect(await found({ q: "INVERTER" })).toEqual([2, 1]);
    expect(await found({ q: "المحول" })).toEqual([3]);
    expect(await found({ by: student.uuid })).toEqual([4, 2]);
    expect(await found({ files: true })).toEqual([4]);
    expect(await found({ from: new Date(at + 180_000).toISOString() })).toEqual([4, 3]);
    expect(await found({ to: new Date(at + 120_000).toISOString() })).toEqual([1]);
    const { items, next } = await world.as(student).run(searchMessages, { ...room, limit: 3 });
    expect(items.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    expect(await found({ limit: 3, cursor: next })).toEqual([1]);
    const stranger = await world.person("student");
    expect((await world.as(stranger).run(searchMessages, { ...room, q: "inverter" })).items).toEqual([]);
  });

  it("CHT-6 a room that keeps messages for thirty days forgets older ones, and no other room does", async () => {
    const { author, student, course } = await courseWithStudent();
    const room = { kind: "course" as const, uuid: course.uuid };
    await world.as(student).run(enterRoom, room);
    await world.system.run(archiveEvents, {
      room,
      events: [message(1, author.uuid, "old"), message(2, author.uuid, "new")],
    });
    await world.sql.query("update chat_messages set said_at = said_at - interval '31 days' where seq = 1");
    await world.sql.query("update chat_events set happened_at = happened_at - interval '31 days' where seq = 1");
    const seqs = async () => (await world.as(student).run(searchMessages, room)).items.map(({ seq }) => seq);
    await world.system.run(pruneMessages, {});
    expect(await seqs()).toEqual([2, 1]);
    await world.sql.query(
      "update chat_rooms set retention_days = 30 where course_id = (select id from courses where uuid = $1)",
      [course.uuid],
    );
    await world.system.run(pruneMessages, {});
    expect(await seqs()).toEqual([2]);
  });

  it("ACC-11 the rooms in which somebody may have a socket open are those they entered within the hour", async () => {
    const { student, course } = await courseWithStudent();
    const room = { kind: "course" as const, uuid: course.uuid };
    await world.as(student).run(enterRoom, room);
    expect(await world.system.run(openRooms, { userUuid: student.uuid })).toEqual({ rooms: [room] });
    const before = world.now;
    world.now = new Date(before.getTime() + 3_700_000);
    expect(await world.system.run(openRooms, { userUuid: student.uuid })).toEqual({ rooms: [] });
    world.now = before;
  });
});

describe("what was said while one was away", () => {
  const asked = () =>
    world.events
      .filter(({ kind }) => kind === "notification.asked")
      .map(({ payload }) => payload as Record<string, unknown>);

  it("CHT-4 NTF-5 whoever is mentioned and not in the room is told, once", async () => {
    const { author, student, course } = await courseWithStudent();
    const room = { kind: "course" as const, uuid: course.uuid };
    for (const person of [author, student]) await world.as(person).run(enterRoom, room);
    const event = message(1, student.uuid, "@author @me", { mentions: [author.uuid, student.uuid] });
    world.events.length = 0;
    await world.system.run(archiveEvents, { room, events: [event], present: [student.uuid] });
    await world.system.run(archiveEvents, {
      room,
      events: [{ ...event, id: newUuid(), seq: 2 }],
      present: [author.uuid],
    });
    await world.settle();
    expect(asked()).toEqual([
      {
        ...{
          type: "chat.mentioned",
          to: { userUuids: [author.uuid] },
          actorUuid: student.uuid,
          courseUuid: course.uuid,
        },
        ...{ link: `/chat/course/${course.uuid}`, origin: event.id },
      },
    ]);
  });

  it("CHT-2 NTF-5 the other of a private room is told of the first message they have not read, unless they are there", async () => {
    const { author, student } = await courseWithStudent();
    const { uuid } = await world.as(student).run(startPrivate, { userUuid: author.uuid });
    const room = { kind: "private" as const, uuid };
    const [first, second, third] = [1, 2, 4].map((seq) => message(seq, student.uuid, `${seq}`));
    const read = { seq: 3, at, by: author.uuid, id: "read:2", k: "read", upTo: 2 };
    world.events.length = 0;
    await world.system.run(archiveEvents, { room, events: [first as never], present: [] });
    await world.system.run(archiveEvents, { room, events: [second as never], present: [] });
    await world.system.run(archiveEvents, { room, events: [read, third as never], present: [] });
    await world.system.run(archiveEvents, { room, events: [message(5, student.uuid, "5")], present: [author.uuid] });
    await world.settle();
    const origins = asked().map(({ to, origin }) => [(to as { userUuids: string[] }).userUuids, origin]);
    expect(origins.slice(0, 3)).toEqual([
      [[author.uuid], first?.id],
      [[author.uuid], first?.id],
      [[author.uuid], third?.id],
    ]);
    expect(origins[3]?.[0]).toEqual([]);
  });
});
