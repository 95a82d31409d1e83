import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import {
  cleanTemporary,
  completeUpload,
  createUpload,
  deleteMedia,
  editMedia,
  kinds,
  listMedia,
  listMine,
  mediaKey,
  readUpload,
  receivePart,
  type UploadPlan,
} from "./index";

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const pdf = latin1(`%PDF-1.7\n${"x".repeat(2000)}`);
/** Three pixels wide, two high, with a comment about where it was taken. */
const png = Uint8Array.from([
  ...latin1("\x89PNG\r\n\x1A\n"),
  ...[0, 0, 0, 13],
  ...latin1("IHDR"),
  0,
  0,
  0,
  3,
  0,
  0,
  0,
  2,
  8,
  2,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  ...[0, 0, 0, 5],
  ...latin1("tEXtplace"),
  0,
  0,
  0,
  0,
  ...[0, 0, 0, 0],
  ...latin1("IEND"),
  0,
  0,
  0,
  0,
]);

describe("uploads", () => {
  const world = createWorld();
  let teacher: Person;
  let student: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
    student = await world.person("student");
  });

  const streamOf = (bytes: Uint8Array) => new Response(Uint8Array.from(bytes)).body as ReadableStream<Uint8Array>;
  const sendPart = ({ ticket }: Pick<UploadPlan, "ticket">, bytes: Uint8Array, number = 1, sizeBytes = bytes.length) =>
    world.system.run(receivePart, { ticket, number, sizeBytes, body: streamOf(bytes) });
  const plan = (
    bytes: Uint8Array,
    mimeType = "application/pdf",
    kind: "lesson_document" | "profile_picture" | "lesson_video" = "lesson_document",
    who = teacher,
  ) => world.as(who).run(createUpload, { kind, filename: "notes.pdf", mimeType, sizeBytes: bytes.length });
  async function uploaded(
    bytes = pdf,
    mimeType = "application/pdf",
    kind: "lesson_document" | "profile_picture" = "lesson_document",
    who = teacher,
  ) {
    const upload = await plan(bytes, mimeType, kind, who);
    await sendPart(upload, bytes);
    return world.as(who).run(completeUpload, { uuid: upload.uuid });
  }
  const rowOf = async (uuid: string) =>
    (await world.sql.query("select status, deleted_at from media_files where uuid = $1", [uuid])).rows[0] ?? null;

  it("MED-1 a file comes in parts, is resumed where it stopped, and is whole", async () => {
    const size = 2 * 8 * 1024 * 1024 + 10;
    const film = new Uint8Array(size);
    film.set(latin1("\0\0\0\x20ftypisom"));
    film[size - 1] = 7;
    const upload = await plan(film, "video/mp4", "lesson_video");
    expect(upload).toMatchObject({
      partBytes: 8 * 1024 * 1024,
      parts: 3,
      received: [],
      expiresAt: "2026-03-03T10:00:00.000Z",
    });
    expect(upload.uploadUrl).toBe(`http://localhost:8787/api/v1/media/uploads/${upload.ticket}/parts`);
    const part = (n: number) => film.subarray((n - 1) * upload.partBytes, n * upload.partBytes);
    await Promise.all([sendPart(upload, part(3), 3), sendPart(upload, part(1), 1)]);
    const short = await expectRefusal(
      world.as(teacher).run(completeUpload, { uuid: upload.uuid }),
      "upload_incomplete",
    );
    expect(short.params).toEqual({ received: 2, parts: 3 });
    const resumed = await world.as(teacher).run(readUpload, { uuid: upload.uuid });
    expect(resumed.received).toEqual([1, 3]);
    await sendPart(resumed, part(2), 2);
    expect(await sendPart(resumed, part(2), 2)).toEqual({ number: 2, received: 3, parts: 3 });
    const file = await world.as(teacher).run(completeUpload, { uuid: upload.uuid });
    expect(file).toMatchObject({
      status: "temporary",
      sizeBytes: size,
      mimeType: "video/mp4",
      filename: "notes.pdf",
      width: null,
    });
    expect(Buffer.compare(world.files.objects.get(mediaKey(upload.uuid))?.bytes ?? Buffer.alloc(0), film)).toBe(0);
    expect(await world.as(teacher).run(completeUpload, { uuid: upload.uuid })).toEqual(file);
    await expectRefusal(sendPart(upload, part(1), 1), "not_found");
    await expectRefusal(world.as(teacher).run(readUpload, { uuid: upload.uuid }), "not_found");
  });

  it("MED-1 completing twice at once, or after dying half-way, gives one whole file", async () => {
    const upload = await plan(pdf);
    await sendPart(upload, pdf);
    const { completeUpload: join } = world.files;
    world.files.completeUpload = async (...args) => {
      await join.apply(world.files, args);
      throw new Error("the call died");
    };
    // Dead in between: the object is whole, the row does not know yet.
    world.files.head = async () => {
      throw new Error("the call died");
    };
    await expect(world.as(teacher).run(completeUpload, { uuid: upload.uuid })).rejects.toThrow("died");
    world.files.completeUpload = join;
    world.files.head = async (key) => {
      const object = world.files.objects.get(key);
      return object ? { key, size: object.bytes.length, etag: '"x"', mimeType: object.mimeType } : null;
    };
    const both = await Promise.all([1, 2].map(() => world.as(teacher).run(completeUpload, { uuid: upload.uuid })));
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ status: "temporary", sizeBytes: pdf.length });
  });

  it("MED-2 a PDF that is a zip is refused, and nothing of it stays", async () => {
    const zip = latin1(`PK\x03\x04${"\0".repeat(100)}`);
    const upload = await plan(zip);
    await expectRefusal(sendPart(upload, zip), "file_type_mismatch");
    expect(await rowOf(upload.uuid)).toBeNull();
    await expectRefusal(sendPart(upload, zip), "not_found");
    await expectRefusal(world.as(teacher).run(completeUpload, { uuid: upload.uuid }), "not_found");
    expect(world.files.objects.has(mediaKey(upload.uuid))).toBe(false);
    // A picture by its first bytes only is found out when it is whole.
    const broken = png.slice(0, 30);
    const picture = await plan(broken, "image/png", "profile_picture", student);
    await sendPart(picture, broken);
    await expectRefusal(world.as(student).run(completeUpload, { uuid: picture.uuid }), "file_type_mismatch");
    expect(await rowOf(picture.uuid)).toBeNull();
    expect(world.files.objects.has(mediaKey(picture.uuid))).toBe(false);
  });

  it("MED-2 a picture's size is read and what it says of its place is gone", async () => {
    const file = await uploaded(png, "image/png", "profile_picture", student);
    expect(file).toMatchObject({ width: 3, height: 2, sizeBytes: png.length - 17 });
    expect(Buffer.from(world.files.objects.get(mediaKey(file.uuid))?.bytes ?? []).includes("place")).toBe(false);
  });

  it("MED-2 each kind has its types, its size and its people", async () => {
    const ask = (who: Person, input: object) =>
      world.as(who).run(createUpload, {
        kind: "lesson_document",
        filename: "a.pdf",
        mimeType: "application/pdf",
        sizeBytes: 10,
        ...input,
      });
    await expectRefusal(ask(student, {}), "forbidden");
    await expectRefusal(ask(teacher, { mimeType: "image/svg+xml" }), "unsupported_type");
    await expectRefusal(ask(teacher, { mimeType: "image/svg+xml", kind: "course_cover" }), "unsupported_type");
    const large = await expectRefusal(ask(teacher, { sizeBytes: kinds.lesson_document.maxBytes + 1 }), "too_large");
    expect(large.params).toEqual({ limit: kinds.lesson_document.maxBytes });
    for (const wrong of [
      { sizeBytes: 0 },
      { sizeBytes: 1.5 },
      { filename: "" },
      { filename: "a".repeat(201) },
      { kind: "virus" },
      { mimeType: "pdf" },
      { extra: 1 },
    ]) {
      await expectRefusal(ask(teacher, wrong), "invalid_input");
    }
    await expectRefusal(
      world.visitor.run(createUpload, { kind: "profile_picture", filename: "a", mimeType: "image/png", sizeBytes: 1 }),
      "unauthenticated",
    );
    expect((await ask(teacher, { filename: "../../evil\u202Efdp.exe" })).parts).toBe(1);
    const once = () =>
      world
        .as(teacher)
        .run(
          createUpload,
          { kind: "lesson_document", filename: "a.pdf", mimeType: "application/pdf", sizeBytes: 10 },
          { idempotencyKey: "k" },
        );
    expect((await once()).uuid).toBe((await once()).uuid);
  });

  it("MED-2 a part of another size, number or ticket is not let in", async () => {
    const upload = await plan(pdf);
    await expectRefusal(sendPart(upload, pdf.subarray(1)), "upload_incomplete");
    await expectRefusal(sendPart(upload, pdf, 1, pdf.length + 1), "too_large");
    await expectRefusal(sendPart(upload, pdf, 2), "invalid_input");
    await expectRefusal(sendPart(upload, pdf, 0), "invalid_input");
    await expectRefusal(sendPart({ ticket: `${upload.ticket}x` }, pdf), "upload_expired");
    await expectRefusal(
      world
        .as(teacher)
        .run(receivePart, { ticket: upload.ticket, number: 1, sizeBytes: pdf.length, body: streamOf(pdf) }),
      "forbidden",
    );
    const { now } = world;
    world.now = new Date("2026-03-03T10:00:01Z");
    await expectRefusal(sendPart(upload, pdf), "upload_expired");
    await expectRefusal(world.as(teacher).run(readUpload, { uuid: upload.uuid }), "upload_expired");
    world.now = now;
  });

  it("MED-1 another's upload is not found, whatever is tried", async () => {
    const upload = await plan(pdf);
    const other = await world.person("instructor");
    for (const verb of [readUpload, completeUpload, deleteMedia])
      await expectRefusal(world.as(other).run(verb, { uuid: upload.uuid }), "not_found");
    await expectRefusal(world.as(other).run(editMedia, { uuid: upload.uuid, filename: "mine.pdf" }), "not_found");
    await expectRefusal(world.as(other).run(readUpload, { uuid: randomUUID() }), "not_found");
    expect((await world.as(other).run(listMine, {})).items).toEqual([]);
  });

  it("MED-1 the library lists, renames, describes and deletes; keepers reach everybody's", async () => {
    const file = await uploaded();
    await world
      .as(teacher)
      .run(editMedia, { uuid: file.uuid, filename: "week 1.pdf", altText: { en: "Week one", ar: "الأسبوع الأول" } });
    const keeper = await world.person("content_manager");
    const first = await world.as(keeper).run(listMedia, { ownerUuid: teacher.uuid, limit: 1 });
    expect(first.items).toMatchObject([
      {
        uuid: file.uuid,
        filename: "week 1.pdf",
        altText: { en: "Week one", ar: "الأسبوع الأول" },
        status: "temporary",
      },
    ]);
    expect(first.next).not.toBeNull();
    await expectRefusal(world.as(teacher).run(listMedia, {}), "forbidden");
    const mine = await world.as(teacher).run(listMine, { kind: "lesson_document" });
    expect(mine.items[0]?.url).toMatch(/^http:\/\/content\.localhost:8787\/m\/[\w.-]+\/week%201\.pdf$/);
    await world.as(keeper).run(deleteMedia, { uuid: file.uuid });
    await expectRefusal(world.as(teacher).run(deleteMedia, { uuid: file.uuid }), "not_found");
    expect((await world.as(teacher).run(listMine, {})).items.map((item) => item.uuid)).not.toContain(file.uuid);
  });

  it("MED-1 what nothing uses is gone after a day; what is used stays, attached or not", async () => {
    const unused = await uploaded();
    const portrait = await uploaded(png, "image/png", "profile_picture", student);
    await world.sql.query("update users set photo_uuid = $1 where id = $2", [portrait.uuid, student.id]);
    const half = await plan(pdf);
    const { now } = world;
    world.now = new Date(now.getTime() + 23 * 3_600_000);
    await world.system.run(cleanTemporary, {});
    expect(await rowOf(unused.uuid)).toMatchObject({ status: "temporary", deleted_at: null });
    world.now = new Date(now.getTime() + 25 * 3_600_000);
    const fail = world.files.delete;
    world.files.delete = () => Promise.reject(new Error("storage is away"));
    await expect(world.system.run(cleanTemporary, {})).rejects.toThrow("away");
    world.files.delete = fail;
    expect((await world.system.run(cleanTemporary, {})).removed).toBeGreaterThanOrEqual(2);
    for (const { uuid } of [unused, half]) {
      expect(await rowOf(uuid)).toBeNull();
      expect(world.files.objects.has(mediaKey(uuid))).toBe(false);
    }
    expect(await rowOf(portrait.uuid)).toEqual({ status: "attached", deleted_at: null });
    expect(await world.system.run(cleanTemporary, {})).toEqual({ removed: 0 });
    await expectRefusal(world.as(student).run(deleteMedia, { uuid: portrait.uuid }), "media_in_use");
    world.now = now;
  });

  it("MED-2 nobody fills the store with files that nothing uses", async () => {
    const greedy = await world.person("student");
    await world.sql.query(
      `insert into media_files (owner_id, kind, status, storage_key, filename, mime_type, size_bytes, expires_at)
       select $1::bigint, 'profile_picture', 'receiving', 'media/full/' || n, 'a', 'image/png', 1, $2 from generate_series(1, 100) n`,
      [greedy.id, new Date(world.now.getTime() + 1000)],
    );
    await expectRefusal(plan(png, "image/png", "profile_picture", greedy), "too_many_uploads");
  });

  it("MED-2 who deletes and uploads in turn comes to an end until the bytes are gone, and one cleaning takes them all", async () => {
    const busy = await world.person("student");
    await world.sql.query(
      `insert into media_files (owner_id, kind, status, storage_key, filename, mime_type, size_bytes, expires_at, deleted_at)
       select $1::bigint, 'profile_picture', 'temporary', 'media/deleted/' || n, 'a', 'image/png', 1, $2, $2 from generate_series(1, 199) n`,
      [busy.id, world.now],
    );
    const last = await plan(png, "image/png", "profile_picture", busy);
    await world.as(busy).run(deleteMedia, { uuid: last.uuid });
    await expectRefusal(plan(png, "image/png", "profile_picture", busy), "too_many_uploads");
    expect((await world.system.run(cleanTemporary, {})).removed).toBeGreaterThanOrEqual(200);
    await plan(png, "image/png", "profile_picture", busy);
  });
});
