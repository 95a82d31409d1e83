import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { drop, enrol } from "../enrolment";
import {
  archiveEvents,
  blockPerson,
  enterRoom,
  listReports,
  listRooms,
  reportMessage,
  searchMessages,
  settleReport,
  unblockPerson,
} from ".";

const world = createWorld();

async function courseWithStudent() {
  const [author, student] = [await world.person("instructor"), await world.person("student")];
  const course = await makeCourse(world, author);
  const enrolment = await world.as(student).run(enrol, { courseUuid: course.uuid });
  return { author, student, course, enrolment, room: { kind: "course" as const, uuid: course.uuid } };
}

describe("chat.enter", () => {
  it("CHT-1 a course's room opens to its students and, as moderators, to those who teach it; to nobody else", async () => {
    const { author, student, course, enrolment, room } = await courseWithStudent();
    const stranger = await world.person("student");
    const colleague = await world.person("instructor");
    expect(await world.as(student).run(enterRoom, room)).toMatchObject({
      face: { id: student.uuid, name: student.fullName, role: "member" },
      session: student.sessionUuid,
      blocked: false,
    });
    expect((await world.as(author).run(enterRoom, room)).face.role).toBe("moderator");
    for (const person of [stranger, colleague])
      await expect(world.as(person).run(enterRoom, room)).rejects.toMatchObject({ code: "not_found" });
    await expect(world.as(student).run(enterRoom, { kind: "course", uuid: newUuid() })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(world.as(student).run(enterRoom, { kind: "private", uuid: course.uuid })).rejects.toMatchObject({
      code: "not_found",
    });
    await world.as(student).run(drop, { uuid: enrolment.uuid });
    await expect(world.as(student).run(enterRoom, room)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("chat.archive", () => {
  it("CHT-6 keeps a room's log once, however often it comes, and messages as they stand after it", async () => {
    const { author, student, room } = await courseWithStudent();
    await world.as(student).run(enterRoom, room);
    const at = Date.parse("2026-03-02T10:00:00Z");
    const event = (seq: number, k: string, said: Record<string, unknown>, by = student.uuid) => {
      return { seq, at: at + seq * 1000, by, id: newUuid(), k, ...said };
    };
    const events = [
      event(1, "message", { text: "frist" }),
      event(2, "message", { text: "gone", files: [{ media: newUuid(), kind: "file", name: "a.pdf" }] }),
      event(3, "edited", { target: 1, text: "first" }),
      event(4, "deleted", { target: 2 }, author.uuid),
      event(5, "read", { upTo: 2 }, author.uuid),
      event(6, "muted", { person: student.uuid, until: null }, author.uuid),
      event(7, "message", { text: "from nobody known" }, newUuid()),
    ];
    for (const part of [events.slice(0, 4), events.slice(2), events])
      await world.system.run(archiveEvents, { room, events: part });
    const rows = async (query: string) => (await world.sql.query({ text: query, rowMode: "array" })).rows;
    expect(await rows("select seq::int, kind from chat_events order by seq")).toEqual(
      events.map(({ seq, k }) => [seq, k]),
    );
    expect(
      await rows(
        "select seq::int, text, edited_at is not null, deleted_at is not null, files from chat_messages order by seq",
      ),
    ).toEqual([
      [1, "first", true, false, null],
      [2, "", false, true, null],
      [7, "from nobody known", false, false, null],
    ]);
    expect(
      await rows(
        `select u.uuid, m.read_seq::int, m.muted_until::text from chat_room_members m join users u on u.id = m.user_id
         where m.room_id = (select max(id) from chat_rooms) order by m.read_seq`,
      ),
    ).toEqual([
      [student.uuid, 0, "infinity"],
      [author.uuid, 2, null],
    ]);
    expect(await rows("select last_seq::int, last_message_at from chat_rooms order by id desc limit 1")).toEqual([
      [7, new Date(at + 7000)],
    ]);
  });
});

describe("chat.listRooms and chat.report", () => {
  it("CHT-6 a person's rooms come with the last message and what is unread; strangers' rooms do not", async () => {
    const { author, student, course, room } = await courseWithStudent();
    await world.as(student).run(enterRoom, room);
    const at = Date.parse("2026-03-02T10:00:00Z");
    const said = (seq: number, by: string) => ({
      seq,
      at: at + seq,
      by,
      id: newUuid(),
      k: "message",
      text: `no. ${seq}`,
    });
    const events = [said(1, author.uuid), said(2, author.uuid), said(3, student.uuid), said(4, author.uuid)];
    const read = { seq: 5, at, by: student.uuid, id: "read:1", k: "read", upTo: 1 };
    await world.system.run(archiveEvents, { room, events: [...events, read] });
    const { items } = await world.as(student).run(listRooms, {});
    expect(items).toMatchObject([{ kind: "course", uuid: course.uuid, unread: 2, last: { text: "no. 4" } }]);
    expect((await world.as(author).run(listRooms, {})).items[0]?.unread).toBe(1);
    expect((await world.as(await world.person("student")).run(listRooms, {})).items).toEqual([]);
  });

  it("SOC-5 the last message of a room is not told to whoever has blocked its author, and to the others it is", async () => {
    const { author, student, room } = await courseWithStudent();
    await world.as(student).run(enterRoom, room);
    const at = Date.parse("2026-03-02T10:00:00Z");
    const said = { seq: 1, at, by: author.uuid, id: newUuid(), k: "message", text: "something rude" };
    await world.system.run(archiveEvents, { room, events: [said] });
    const lastOf = async (person: Person) => (await world.as(person).run(listRooms, {})).items[0]?.last;
    await world.as(student).run(blockPerson, { userUuid: author.uuid });
    expect(await lastOf(student)).toMatchObject({ text: "", by: null, carries: null, isHidden: true });
    expect(await lastOf(author)).toMatchObject({ text: "something rude", by: author.fullName, isHidden: false });
    await world.as(student).run(unblockPerson, { userUuid: author.uuid });
    expect(await lastOf(student)).toMatchObject({ text: "something rude", isHidden: false });
  });

  it("CHT-7 whoever is banned from a room finds none of its messages, neither on their list nor by searching", async () => {
    const { author, student, room } = await courseWithStudent();
    for (const person of [author, student]) await world.as(person).run(enterRoom, room);
    const at = Date.parse("2026-03-02T10:00:00Z");
    const events = [
      { seq: 1, at, by: author.uuid, id: newUuid(), k: "message", text: "among ourselves" },
      { seq: 2, at, by: author.uuid, id: newUuid(), k: "banned", person: student.uuid, on: true },
    ];
    await world.system.run(archiveEvents, { room, events });
    const found = async (person: typeof student) => ({
      searched: (await world.as(person).run(searchMessages, room)).items.map(({ text }) => text),
      listed: (await world.as(person).run(listRooms, {})).items.map(({ last, unread }) => [last?.text, unread]),
    });
    expect(await found(student)).toEqual({ searched: [], listed: [[undefined, 0]] });
    expect(await found(author)).toEqual({ searched: ["among ourselves"], listed: [["among ourselves", 0]] });
    await world.system.run(archiveEvents, {
      room,
      events: [{ seq: 3, at, by: author.uuid, id: newUuid(), k: "banned", person: student.uuid, on: false }],
    });
    expect((await found(student)).listed).toEqual([["among ourselves", 1]]);
  });

  it("CHT-7 a reported message reaches those who moderate the course, with the ones around it, and is settled once", async () => {
    const { author, student, room } = await courseWithStudent();
    await world.as(student).run(enterRoom, room);
    const events = Array.from({ length: 20 }, (_, n) => n + 1).map((seq) => {
      return { seq, at: 1000 + seq, by: author.uuid, id: newUuid(), k: "message", text: `no. ${seq}` };
    });
    await world.system.run(archiveEvents, { room, events });
    const report = { room, seq: 10, reason: "abuse" as const, note: "Unkind." };
    await world.as(student).run(reportMessage, report);
    await world.as(student).run(reportMessage, report);
    const stranger = await world.person("student");
    await expect(world.as(stranger).run(reportMessage, report)).rejects.toMatchObject({ code: "not_found" });
    await expect(world.as(student).run(reportMessage, { ...report, seq: 99 })).rejects.toMatchObject({
      code: "not_found",
    });
    const { items } = await world.as(author).run(listReports, {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ seq: 10, reason: "abuse", note: "Unkind.", reporter: { uuid: student.uuid } });
    expect(items[0]?.messages.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    const colleague = await world.person("instructor");
    expect((await world.as(colleague).run(listReports, {})).items).toEqual([]);
    const uuid = items[0]?.uuid ?? "";
    await expect(world.as(colleague).run(settleReport, { uuid, outcome: "acted" })).rejects.toMatchObject({
      code: "not_found",
    });
    await world.as(author).run(settleReport, { uuid, outcome: "acted" });
    await world.as(await world.person("support_admin")).run(settleReport, { uuid, outcome: "dismissed" });
    expect((await world.as(author).run(listReports, {})).items).toEqual([]);
    expect((await world.as(author).run(listReports, { settled: true })).items[0]?.outcome).toBe("acted");
  });
});
