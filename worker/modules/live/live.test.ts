import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { newUuid } from "../../kernel/ids";
import { drop, enrol } from "../enrolment";
import { raise, setReminder } from "../notifications";
import {
  announceSession,
  cancelSession,
  editSession,
  endSession,
  enterSession,
  listAttendance,
  listMySessions,
  listSessionsOfCourse,
  openSessions,
  readSession,
  recordSession,
  scheduleSession,
  setRecording,
  startSession,
} from ".";
import { sessionStatuses } from "./inputs";
import { mayBecome } from "./status";

const world = createWorld();
const hour = 3_600_000;
const inHours = (hours: number) => new Date(world.now.getTime() + hours * hour).toISOString();
const plan = (hours = 24) => ({
  translations: { en: { title: "Questions before the exam" }, ar: { title: "أسئلة قبل الامتحان" } },
  startsAt: inHours(hours),
  durationMinutes: 60,
  timeZone: "Africa/Cairo",
});

async function planned(hours?: number) {
  const [author, student] = [await world.person("instructor"), await world.person("student")];
  const course = await makeCourse(world, author);
  const enrolment = await world.as(student).run(enrol, { courseUuid: course.uuid });
  const { uuid } = await world.as(author).run(scheduleSession, { courseUuid: course.uuid, ...plan(hours) });
  return { author, student, course, enrolment, uuid };
}
const sent = (kind: string) => world.events.filter((event) => event.kind === kind);

describe("liveSessions", () => {
  it("EVT-5 an instructor plans a session of their own course: learners are told once an hour is set, and reminded", async () => {
    world.events.length = 0;
    const { author, student, course, uuid } = await planned();
    const [told] = sent("notification.asked");
    expect(told?.payload).toMatchObject({
      type: "live_session.scheduled",
      to: { learnersOf: course.uuid },
      courseUuid: course.uuid,
      params: { startsAt: inHours(24) },
      link: `/live/${uuid}`,
    });
    expect(sent("reminder.set")[0]?.payload).toMatchObject({ key: `live_session:${uuid}`, dueAt: inHours(23.75) });
    const bell = async () => {
      for (const { kind, payload, uuid: outboxUuid } of sent("notification.asked"))
        await world.system.run(raise, { outboxUuid, kind, payload } as never);
      const { rows } = await world.sql.query(
        "select params->>'startsAt' as at from notifications where user_id = $1 order by id",
        [student.id],
      );
      return rows.map(({ at }) => at);
    };
    expect(await bell()).toEqual([inHours(24)]);
    await world.as(author).run(editSession, { uuid, ...plan(24), durationMinutes: 90 });
    expect(await bell()).toEqual([inHours(24)]);
    await world.as(author).run(editSession, { uuid, ...plan(30) });
    expect(await bell()).toEqual([inHours(24), inHours(30)]);
    for (const { payload } of sent("reminder.set")) await world.system.run(setReminder, payload as never);
    const { rows } = await world.sql.query("select due_at from reminders where key = $1", [`live_session:${uuid}`]);
    expect(rows.map(({ due_at }) => due_at.toISOString())).toEqual([inHours(29.75)]);
    await world.as(author).run(cancelSession, { uuid });
    expect(sent("reminder.set").at(-1)?.payload).toMatchObject({ dueAt: null });
    expect(await bell()).toEqual([inHours(24), inHours(30), inHours(30)]);
    const last = await world.sql.query("select type from notifications where user_id = $1 order by id desc limit 1", [
      student.id,
    ]);
    expect(last.rows).toEqual([{ type: "live_session.cancelled" }]);
  });

  it("EVT-5 an hour that has passed is refused, and so is another's course, a link that is not https, a zone that is none", async () => {
    const { author, course, uuid } = await planned();
    const colleague = await world.person("instructor");
    const as = world.as(author);
    await expect(as.run(scheduleSession, { courseUuid: course.uuid, ...plan(-1) })).rejects.toMatchObject({
      code: "live_session_past",
    });
    await expect(as.run(editSession, { uuid, ...plan(-1) })).rejects.toMatchObject({ code: "live_session_past" });
    await expect(
      as.run(scheduleSession, { courseUuid: course.uuid, ...plan(), timeZone: "Cairo" }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    await expect(
      world.as(colleague).run(scheduleSession, { courseUuid: course.uuid, ...plan() }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(world.as(colleague).run(listAttendance, { sessionUuid: uuid })).rejects.toMatchObject({
      code: "not_found",
    });
    for (const verb of [startSession, cancelSession, endSession])
      await expect(world.as(colleague).run(verb, { uuid })).rejects.toMatchObject({ code: "not_found" });
    await expect(as.run(setRecording, { uuid, recordingUrl: "http://example.org/x" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(as.run(setRecording, { uuid, recordingUrl: "https://example.org/x" })).rejects.toMatchObject({
      code: "live_session_status_refused",
    });
  });

  it("EVT-5 from planned to live to over, or called off; no other way, and its object hears of each step", async () => {
    const moves = sessionStatuses.flatMap((from) =>
      sessionStatuses.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual(["scheduled → live", "scheduled → cancelled", "live → ended"]);
    const { author, uuid } = await planned();
    const as = world.as(author);
    await expect(as.run(endSession, { uuid })).rejects.toMatchObject({ code: "live_session_status_refused" });
    await as.run(startSession, { uuid });
    await expect(as.run(startSession, { uuid })).rejects.toMatchObject({ code: "live_session_status_refused" });
    await expect(as.run(editSession, { uuid, ...plan(30) })).rejects.toMatchObject({ code: "live_session_running" });
    await as.run(editSession, { uuid, ...plan(), admission: "by_host" });
    await as.run(endSession, { uuid });
    await expect(as.run(editSession, { uuid, ...plan() })).rejects.toMatchObject({ code: "live_session_over" });
    await as.run(setRecording, { uuid, recordingUrl: "https://video.example.org/watch" });
    const told = world.sessionsTold.filter((one) => one.uuid === uuid);
    expect(told.map(({ status, admission }) => `${status} ${admission}`)).toEqual([
      "live open",
      "live by_host",
      "ended by_host",
    ]);
    const versions = told.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    await world.system.run(announceSession, { sessionUuid: uuid });
    expect(world.sessionsTold.at(-1)).toMatchObject({ uuid, status: "ended" });
  });

  it("EVT-5 those who learn in the course come in, those who teach it host; nobody else, and nobody once it is over", async () => {
    const { author, student, course, enrolment, uuid } = await planned();
    const [stranger, manager] = [await world.person("student"), await world.person("content_manager")];
    expect(await world.as(student).run(enterSession, { uuid })).toMatchObject({
      face: { id: student.uuid, name: student.fullName, host: false },
      session: student.sessionUuid,
      facts: { status: "scheduled", admission: "open" },
    });
    for (const host of [author, manager])
      expect((await world.as(host).run(enterSession, { uuid })).face.host).toBe(true);
    for (const verb of [enterSession, readSession])
      await expect(world.as(stranger).run(verb, { uuid })).rejects.toMatchObject({ code: "not_found" });
    const open = (courseUuid?: string) =>
      world.system.run(openSessions, { userUuid: student.uuid, ...(courseUuid ? { courseUuid } : {}) });
    expect(await open()).toEqual({ uuids: [uuid] });
    expect(await open(course.uuid)).toEqual({ uuids: [uuid] });
    expect(await open(newUuid())).toEqual({ uuids: [] });
    await world.as(author).run(startSession, { uuid });
    await world.as(author).run(endSession, { uuid });
    await expect(world.as(student).run(enterSession, { uuid })).rejects.toMatchObject({ code: "live_session_over" });
    await world.as(student).run(drop, { uuid: enrolment.uuid });
    await expect(world.as(student).run(readSession, { uuid })).rejects.toMatchObject({ code: "not_found" });
    expect(world.expelled).toContainEqual({ userUuid: student.uuid, courseUuid: course.uuid });
  });

  it("EVT-5 stays that come twice are kept once; an instructor reads who was there for how long, all find questions and polls", async () => {
    const { author, student, uuid } = await planned();
    await world.as(author).run(startSession, { uuid });
    const at = world.now.getTime();
    const stay = (person: string, from: number, to: number | null, isHost = false) => ({
      ...{ key: newUuid(), person, isHost },
      ...{ joinedAt: at + from * 60_000, leftAt: to === null ? null : at + to * 60_000 },
    });
    const stays = [stay(student.uuid, -30, -20), stay(student.uuid, -10, null), stay(author.uuid, -30, null, true)];
    const record = (given: typeof stays, outcome?: object) =>
      world.system.run(recordSession, { uuid, stays: given, ...(outcome ? { outcome } : {}) } as never);
    await record(stays.slice(0, 2));
    await record(stays);
    const [, second] = stays;
    if (!second) throw new Error("no stay");
    await record([{ ...second, leftAt: at - 5 * 60_000 }]);
    await record([second]);
    const list = await world.as(author).run(listAttendance, { sessionUuid: uuid });
    expect(list.items.find((one) => one.uuid === student.uuid)).toMatchObject({
      ...{ email: student.email, isHost: false, stays: 2, minutes: 15 },
      firstJoinedAt: new Date(at - 30 * 60_000).toISOString(),
      lastLeftAt: new Date(at - 5 * 60_000).toISOString(),
    });
    expect(list.items.find((one) => one.uuid === author.uuid)).toMatchObject({
      isHost: true,
      minutes: 30,
      lastLeftAt: null,
    });
    const first = await world.as(author).run(listAttendance, { sessionUuid: uuid, limit: 1 });
    const rest = await world.as(author).run(listAttendance, { sessionUuid: uuid, limit: 1, cursor: first.next ?? "" });
    expect([...first.items, ...rest.items]).toEqual(list.items);

    await world.as(author).run(endSession, { uuid });
    const question = { text: "Why?", votes: 3, answered: true };
    const poll = { question: "Ready?", choices: ["yes", "no"], counts: [2, 1], voters: 3 };
    await record([], { questions: [{ ...question, by: student.uuid }], polls: [poll] });
    await record([], { questions: [], polls: [] });
    expect(await world.as(student).run(readSession, { uuid })).toMatchObject({
      ...{ status: "ended", title: "Questions before the exam", isHost: false },
      outcome: { questions: [{ ...question, by: student.fullName }], polls: [poll] },
    });
  });

  it("EVT-5 learners and instructors find what is to come, the next first, and what is over, the last first", async () => {
    const { author, student, course, uuid } = await planned(48);
    const other = await world.as(author).run(scheduleSession, { courseUuid: course.uuid, ...plan(2) });
    const titles = async (past: "true" | "false") =>
      (await world.as(student).run(listMySessions, { past })).items.map((item) => item.uuid);
    expect(await titles("false")).toEqual([other.uuid, uuid]);
    await world.as(author).run(startSession, { uuid: other.uuid });
    await world.as(author).run(endSession, { uuid: other.uuid });
    expect(await titles("false")).toEqual([uuid]);
    expect(await titles("true")).toEqual([other.uuid]);
    expect((await world.as(await world.person("student")).run(listMySessions, {})).items).toEqual([]);
    const page = await world.as(author).run(listSessionsOfCourse, { courseUuid: course.uuid, limit: 1 });
    expect(page).toMatchObject({ courseTitle: expect.any(String), items: [{ uuid, timeZone: "Africa/Cairo" }] });
    const next = await world
      .as(author)
      .run(listSessionsOfCourse, { courseUuid: course.uuid, limit: 1, cursor: page.next ?? "" });
    expect(next.items.map((item) => item.uuid)).toEqual([other.uuid]);
  });
});
