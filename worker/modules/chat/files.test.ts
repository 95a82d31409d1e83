import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { newUuid } from "../../kernel/ids";
import { hmacSigner } from "../../platform/signer";
import { drop, enrol } from "../enrolment";
import {
  cleanTemporary,
  completeUpload,
  createUpload,
  deleteMedia,
  downloadMedia,
  linkMedia,
  listMedia,
  listMine,
  readContentToken,
  receivePart,
  replaceMedia,
} from "../media";
import {
  archiveEvents,
  enterRoom,
  linkFiles,
  linkPortraits,
  listReports,
  listRooms,
  offerFile,
  pruneMessages,
  readRetention,
  reportMessage,
  setRetention,
  settleReport,
  startPrivate,
} from ".";

const pdf = new TextEncoder().encode(`%PDF-1.7\n${"x".repeat(500)}`);

describe("files of rooms", () => {
  const world = createWorld();
  let teacher: Person;
  let student: Person;
  let fellow: Person;
  let room: { kind: "course"; uuid: string };
  let enrolment: { uuid: string };
  let seq = 0;

  beforeAll(async () => {
    [teacher, student, fellow] = [
      await world.person("instructor"),
      await world.person("student"),
      await world.person("student"),
    ];
    const course = await makeCourse(world, teacher);
    room = { kind: "course", uuid: course.uuid };
    for (const person of [student, fellow]) {
      const made = await world.as(person).run(enrol, { courseUuid: course.uuid });
      if (person === fellow) enrolment = made;
      await world.as(person).run(enterRoom, room);
    }
    await world.as(teacher).run(enterRoom, room);
  });

  /** A whole file of one's own, in no room yet. */
  async function upload(who: Person, kind: "chat_file" | "chat_voice" | "course_material" = "chat_file") {
    const [bytes, mimeType] =
      kind === "chat_voice"
        ? ([new TextEncoder().encode("OggS recording"), "audio/ogg"] as const)
        : ([pdf, "application/pdf"] as const);
    const { uuid, ticket } = await world
      .as(who)
      .run(createUpload, { kind, filename: "plan.pdf", mimeType, sizeBytes: bytes.length });
    const body = new Response(Uint8Array.from(bytes)).body as ReadableStream<Uint8Array>;
    await world.system.run(receivePart, { ticket, number: 1, sizeBytes: bytes.length, body });
    await world.as(who).run(completeUpload, { uuid });
    return uuid;
  }
  const offer = async (who: Person, mediaUuid: string, where: typeof room | { kind: "private"; uuid: string } = room) =>
    world.as(who).run(offerFile, { ...where, mediaUuid });
  const event = (k: string, by: Person, more: Record<string, unknown>) => {
    seq += 1;
    return { seq, at: world.now.getTime() + seq, by: by.uuid, id: newUuid(), k, ...more };
  };
  const archive = (...events: ReturnType<typeof event>[]) => world.system.run(archiveEvents, { room, events });
  const links = async (who: Person, media: string, where: typeof room | { kind: "private"; uuid: string } = room) =>
    (await world.as(who).run(linkFiles, { ...where, mediaUuids: media })).items.map((item) => item.media);
  const stored = (media: string) => world.files.head(`media/${media}`);

  it("CHT-5 whoever is in the room is given a link to what was sent there, for an hour at most; nobody else is", async () => {
    const media = await upload(student);
    const carried = await offer(student, media);
    expect(carried).toMatchObject({ media, kind: "file", name: "plan.pdf", size: pdf.length });
    expect(world.offered.at(-1)).toEqual({ room, userUuid: student.uuid, file: carried });
    for (const who of [student, fellow, teacher]) expect(await links(who, media)).toEqual([media]);
    const [item] = (await world.as(fellow).run(linkFiles, { ...room, mediaUuids: media })).items;
    const opens = async (minutes: number) =>
      readContentToken(
        hmacSigner(world.tenant.secret),
        new URL(item?.url ?? "").pathname.split("/")[2] ?? "",
        new Date(world.now.getTime() + minutes * 60_000),
      );
    expect(await opens(29)).toMatchObject({ key: `media/${media}`, filename: "plan.pdf", isPublic: false });
    expect(await opens(61)).toBeNull();

    for (const role of ["student", "instructor", "company"] as const)
      await expectRefusal(links(await world.person(role), media), "not_found");
    await expectRefusal(world.visitor.run(linkFiles, { ...room, mediaUuids: media }), "unauthenticated");
    // Those who keep the library are not therefore in everybody's conversations.
    const keeper = await world.person("content_manager");
    for (const verb of [linkMedia, downloadMedia]) {
      await expectRefusal(world.as(keeper).run(verb, { uuid: media }), "not_found");
      await expectRefusal(world.as(fellow).run(verb, { uuid: media }), "not_found");
    }
    expect((await world.as(keeper).run(listMedia, {})).items.map(({ uuid }) => uuid)).not.toContain(media);
    expect((await world.as(student).run(listMine, {})).items.map(({ uuid }) => uuid)).not.toContain(media);
  });

  it("CHT-5 a uuid of another room, of no room or of nothing opens nothing", async () => {
    const { uuid } = await world.as(student).run(startPrivate, { userUuid: teacher.uuid });
    const aside = { kind: "private" as const, uuid };
    const [secret, loose] = [await upload(student), await upload(student)];
    await offer(student, secret, aside);
    expect(await links(teacher, secret, aside)).toEqual([secret]);
    await expectRefusal(links(fellow, secret, aside), "not_found");
    await expectRefusal(links(await world.person("super_admin"), secret, aside), "not_found");
    for (const media of [secret, loose, newUuid()]) expect(await links(fellow, media)).toEqual([]);
    // What is in one room goes into no other.
    await expectRefusal(offer(student, secret), "not_found");
  });

  it("CHT-5 nobody puts another's file into a room, nor one of another kind, nor into a room that they are not in", async () => {
    const mine = await upload(student);
    await expectRefusal(offer(teacher, await upload(teacher, "course_material")), "not_found");
    await expectRefusal(offer(fellow, mine), "not_found");
    await expectRefusal(offer(await world.person("student"), mine), "not_found");
    await expectRefusal(offer(student, newUuid()), "not_found");
    const before = world.offered.length;
    await offer(student, mine);
    await offer(student, mine);
    expect(world.offered.length - before).toBe(2);
    // Nor is it changed or taken away under those who see it.
    await expectRefusal(world.as(student).run(deleteMedia, { uuid: mine }), "not_found");
    const other = await upload(student);
    await expectRefusal(world.as(student).run(replaceMedia, { uuid: mine, withUuid: other }), "not_found");
  });

  it("CHT-5 who has left the course, and whom a moderator has sent out, is given no link any more", async () => {
    const media = await upload(teacher);
    await offer(teacher, media);
    expect(await links(fellow, media)).toEqual([media]);
    await archive(event("banned", teacher, { person: fellow.uuid, on: true }));
    await expectRefusal(links(fellow, media), "not_found");
    await expectRefusal(offer(fellow, await upload(fellow)), "not_found");
    await archive(event("banned", teacher, { person: fellow.uuid, on: false }));
    expect(await links(fellow, media)).toEqual([media]);
    await world.as(fellow).run(drop, { uuid: enrolment.uuid });
    await expectRefusal(links(fellow, media), "not_found");
  });

  it("CHT-5 what a message carries stays; what none does, and what went with its message, is out of storage after a day", async () => {
    const [sent, hasty, forgotten] = [await upload(student), await upload(student), await upload(student)];
    const [kept, quick] = [await offer(student, sent), await offer(student, hasty)];
    await offer(student, forgotten);
    const said = event("message", student, { text: "", files: [kept] });
    const first = said.seq;
    await archive(said);
    // One that is deleted before it was copied comes without its files; the room says which they were.
    const gone = event("message", student, { text: "" });
    await archive(gone, event("deleted", student, { target: gone.seq, files: [quick] }));
    expect(await links(teacher, hasty)).toEqual([]);
    expect(
      (await world.as(teacher).run(listRooms, {})).items.find(({ uuid }) => uuid === room.uuid)?.last,
    ).toMatchObject({
      text: "",
      carries: "file",
    });
    const then = world.now;
    world.now = new Date(then.getTime() + 26 * 3_600_000);
    await world.system.run(cleanTemporary, {});
    world.now = then;
    expect(await stored(sent)).not.toBeNull();
    expect([await stored(hasty), await stored(forgotten)]).toEqual([null, null]);
    await archive(event("deleted", teacher, { target: first, files: [kept] }));
    expect(await links(student, sent)).toEqual([]);
    await world.system.run(cleanTemporary, {});
    expect(await stored(sent)).toBeNull();
  });

  it("CHT-5 CHT-7 a report carries the files, for its judge alone, until it is settled: deleting them destroys no evidence", async () => {
    const media = await upload(student, "chat_voice");
    const carried = await world.as(student).run(offerFile, { ...room, mediaUuid: media, seconds: 3.2 });
    expect(carried).toMatchObject({ kind: "voice", seconds: 3.2 });
    const said = event("message", student, { text: "", files: [carried] });
    await archive(said);
    await world.as(teacher).run(reportMessage, { room, seq: said.seq, reason: "abuse" });
    await archive(event("deleted", student, { target: said.seq, files: [carried] }));
    expect(await links(teacher, media)).toEqual([]);
    await world.system.run(cleanTemporary, {});
    const open = async (settled = false) => (await world.as(teacher).run(listReports, { settled })).items[0];
    const filesOf = (report: Awaited<ReturnType<typeof open>>) =>
      report?.messages.find((message) => message.seq === said.seq)?.files;
    const report = await open();
    expect(filesOf(report)).toEqual([{ kind: "voice", name: "plan.pdf", url: expect.stringContaining("/m/") }]);
    await world.as(teacher).run(settleReport, { uuid: report?.uuid ?? "", outcome: "acted" });
    await world.system.run(cleanTemporary, {});
    expect(await stored(media)).toBeNull();
    expect(filesOf(await open(true))).toEqual([{ kind: "voice", name: "plan.pdf", url: null }]);
  });

  it("CHT-6 how long a room keeps its messages is set by those who keep order there, who are told first what goes; their files go too", async () => {
    const media = await upload(student);
    const carried = await offer(student, media);
    await archive(event("message", student, { text: "old", files: [carried] }));
    const then = world.now;
    world.now = new Date(then.getTime() + 40 * 86_400_000);
    await archive(event("message", student, { text: "new" }));
    const asked = { courseUuid: room.uuid };
    const read = await world.as(teacher).run(readRetention, asked);
    expect(read.days).toBeNull();
    expect(read.choices.find(({ days }) => days === 30)).toMatchObject({ messages: read.messages - 1, files: 1 });
    expect(read.choices.find(({ days }) => days === 90)).toMatchObject({ messages: 0, files: 0 });
    await expectRefusal(world.as(await world.person("instructor")).run(readRetention, asked), "not_found");
    await expectRefusal(
      world.as(await world.person("instructor")).run(setRetention, { ...asked, days: 30 }),
      "not_found",
    );
    await expectRefusal(world.as(student).run(setRetention, { ...asked, days: 30 }), "forbidden");
    await world.as(teacher).run(setRetention, { ...asked, days: 30 });
    await world.settle();
    expect(world.retained).toEqual([{ room, days: 30 }]);
    expect((await world.as(student).run(enterRoom, room)).keepDays).toBe(30);
    await world.system.run(pruneMessages, {});
    const left = await world.as(teacher).run(readRetention, asked);
    expect([left.days, left.messages]).toEqual([30, 1]);
    expect(await links(student, media)).toEqual([]);
    await world.system.run(cleanTemporary, {});
    expect(await stored(media)).toBeNull();
    world.now = then;
  });

  it("CHT-3 portraits of people of the room are linked for those in it; where there is none nothing is", async () => {
    const portrait = newUuid();
    await world.sql.query("update users set photo_uuid = $1 where id = $2", [portrait, teacher.id]);
    const ask = async (who: Person, ...people: Person[]) =>
      (await world.as(who).run(linkPortraits, { ...room, userUuids: people.map(({ uuid }) => uuid).join() })).items;
    const elsewhere = await world.person("student");
    await world.sql.query("update users set photo_uuid = $1 where id = $2", [newUuid(), elsewhere.id]);
    expect(await ask(student, teacher, student, elsewhere)).toEqual([
      { userUuid: teacher.uuid, url: expect.stringContaining("/m/") },
    ]);
    expect(await ask(elsewhere, teacher)).toEqual([]);
  });
});
