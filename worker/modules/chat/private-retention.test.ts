import { describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { enrol } from "../enrolment";
import { cleanTemporary, completeUpload, createUpload, receivePart } from "../media";
import {
  archiveEvents,
  enterRoom,
  linkFiles,
  listReports,
  offerFile,
  pruneMessages,
  readPrivateRetention,
  reportMessage,
  searchMessages,
  setPrivateRetention,
  settleReport,
  startPrivate,
} from ".";

const world = createWorld();
const dayMs = 86_400_000;
const pdf = new TextEncoder().encode(`%PDF-1.7\n${"x".repeat(200)}`);

/** A student, whoever teaches them, their private room and their course's. */
async function pair() {
  const [teacher, student] = [await world.person("instructor"), await world.person("student")];
  const course = await makeCourse(world, teacher);
  await world.as(student).run(enrol, { courseUuid: course.uuid });
  const { uuid } = await world.as(student).run(startPrivate, { userUuid: teacher.uuid });
  const [room, shared] = [
    { kind: "private" as const, uuid },
    { kind: "course" as const, uuid: course.uuid },
  ];
  await world.as(student).run(enterRoom, room);
  await world.as(student).run(enterRoom, shared);
  return { teacher, student, room, shared };
}
type Room = Awaited<ReturnType<typeof pair>>["room" | "shared"];

async function offered(who: Person, room: Room) {
  const { uuid, ticket } = await world
    .as(who)
    .run(createUpload, { kind: "chat_file", filename: "plan.pdf", mimeType: "application/pdf", sizeBytes: pdf.length });
  const body = new Response(Uint8Array.from(pdf)).body as ReadableStream<Uint8Array>;
  await world.system.run(receivePart, { ticket, number: 1, sizeBytes: pdf.length, body });
  await world.as(who).run(completeUpload, { uuid });
  return world.as(who).run(offerFile, { ...room, mediaUuid: uuid });
}
const said = (seq: number, by: Person, daysAgo: number, text: string, files?: unknown[]) => {
  const at = world.now.getTime() - daysAgo * dayMs + seq;
  return { seq, at, by: by.uuid, id: newUuid(), k: "message", text, ...(files ? { files } : {}) };
};
const seqsOf = async (who: Person, room: Room) =>
  (await world.as(who).run(searchMessages, room)).items.map(({ seq }) => seq);

describe("how long private rooms keep their messages", () => {
  it("CHT-6 whoever moderates everywhere sets it for all private rooms, seeing how much goes and nothing of what was said", async () => {
    const [one, other] = [await pair(), await pair()];
    const admin = world.as(await world.person("support_admin"));
    const file = await offered(one.student, one.room);
    const events = (who: Person) => [said(1, who, 100, "an old secret"), said(3, who, 1, "news")];
    await world.system.run(archiveEvents, { room: one.room, events: events(one.student) });
    await world.system.run(archiveEvents, {
      room: one.room,
      events: [said(2, one.teacher, 40, "the plan of the house", [file])],
    });
    await world.system.run(archiveEvents, { room: other.room, events: events(other.teacher) });
    await world.system.run(archiveEvents, { room: one.shared, events: events(one.teacher) });
    const read = await admin.run(readPrivateRetention, {});
    expect(read).toMatchObject({ days: null, messages: 5 });
    expect(read.choices.slice(0, 3)).toEqual([
      { days: 30, messages: 3, files: 1 },
      { days: 90, messages: 2, files: 0 },
      { days: 180, messages: 0, files: 0 },
    ]);
    expect(JSON.stringify(read)).not.toMatch(/secret|plan|[0-9a-f]{8}-/);

    await admin.run(setPrivateRetention, { days: 90 });
    await world.settle();
    expect(world.retained).toHaveLength(2);
    expect(world.retained).toEqual(expect.arrayContaining([one, other].map(({ room }) => ({ room, days: 90 }))));
    for (const who of [one.student, one.teacher])
      expect((await world.as(who).run(enterRoom, one.room)).keepDays).toBe(90);
    expect((await world.as(one.student).run(enterRoom, one.shared)).keepDays).toBeNull();
    await world.system.run(pruneMessages, {});
    expect(await seqsOf(one.student, one.room)).toEqual([3, 2]);
    expect(await seqsOf(other.student, other.room)).toEqual([3]);
    expect(await seqsOf(one.student, one.shared)).toEqual([3, 1]);
    expect((await world.as(one.teacher).run(linkFiles, { ...one.room, mediaUuids: file.media })).items).toHaveLength(1);

    // A room that begins later goes by the same.
    const late = await pair();
    expect((await world.as(late.teacher).run(enterRoom, late.room)).keepDays).toBe(90);
    await admin.run(setPrivateRetention, { days: null });
    expect((await world.as(late.teacher).run(enterRoom, late.room)).keepDays).toBeNull();
    const { rows } = await world.sql.query(
      "select after->'value'->>'days' as days from audit_logs where entity_type = 'system_settings' and verb = 'chat.setPrivateRetention' order by id",
    );
    expect(rows).toEqual([{ days: "90" }, { days: null }]);
  });

  it("CHT-6 rooms in which nobody is are told when the clock takes their messages", async () => {
    const { student, room } = await pair();
    await world.system.run(archiveEvents, { room, events: [said(1, student, 50, "long ago")] });
    const before = world.now;
    world.now = new Date(before.getTime() + 2 * 3_600_000);
    world.retained.length = 0;
    await world.as(await world.person("super_admin")).run(setPrivateRetention, { days: 30 });
    await world.settle();
    expect(world.retained).not.toContainEqual({ room, days: 30 });
    await world.system.run(pruneMessages, {});
    await world.settle();
    expect(world.retained).toContainEqual({ room, days: 30 });
    expect(await seqsOf(student, room)).toEqual([]);
    world.now = before;
  });

  it("CHT-6 CHT-7 what a report is about stays for whoever settles it, files too, and goes when it is settled", async () => {
    const { teacher, student, room } = await pair();
    const file = await offered(teacher, room);
    await world.system.run(archiveEvents, { room, events: [said(1, teacher, 40, "unkind", [file])] });
    await world.as(student).run(reportMessage, { room, seq: 1, reason: "abuse" });
    const admin = world.as(await world.person("super_admin"));
    await admin.run(setPrivateRetention, { days: 30 });
    await world.system.run(pruneMessages, {});
    expect(await seqsOf(student, room)).toEqual([]);
    await world.system.run(cleanTemporary, {});
    const [report] = (await admin.run(listReports, {})).items;
    expect(report?.messages).toMatchObject([{ text: "unkind", files: [{ url: expect.stringContaining("/m/") }] }]);
    expect((await world.as(student).run(linkFiles, { ...room, mediaUuids: file.media })).items).toEqual([]);
    await admin.run(settleReport, { uuid: report?.uuid ?? "", outcome: "acted" });
    await world.system.run(cleanTemporary, {});
    expect(await world.files.head(`media/${file.media}`)).toBeNull();
  });

  it("CHT-6 nobody else reads or sets it, and what is no number of days is refused", async () => {
    for (const role of ["student", "instructor"] as const) {
      const who = world.as(await world.person(role));
      await expectRefusal(who.run(readPrivateRetention, {}), "forbidden");
      await expectRefusal(who.run(setPrivateRetention, { days: 30 }), "forbidden");
    }
    await expectRefusal(world.visitor.run(setPrivateRetention, { days: 30 }), "unauthenticated");
    const admin = world.as(await world.person("super_admin"));
    for (const days of [0, -1, 1.5, 3651, "soon"])
      await expectRefusal(admin.run(setPrivateRetention, { days } as never), "invalid_input");
  });
});
