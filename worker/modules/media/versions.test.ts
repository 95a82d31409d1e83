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
  linkMedia,
  listVersions,
  type MediaKind,
  mediaKey,
  placeVersion,
  receivePart,
  replaceMedia,
  restoreVersion,
} from "./index";

const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.7\n${words}`);

describe("versions of a file", () => {
  const world = createWorld();
  let teacher: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
  });

  async function uploaded(
    bytes: Uint8Array<ArrayBuffer>,
    filename: string,
    kind: MediaKind = "course_material",
    who = teacher,
  ) {
    const mimeType = "application/pdf";
    const { uuid, ticket } = await world
      .as(who)
      .run(createUpload, { kind, filename, mimeType, sizeBytes: bytes.length });
    const body = new Response(bytes).body as ReadableStream<Uint8Array>;
    await world.system.run(receivePart, { ticket, number: 1, sizeBytes: bytes.length, body });
    return world.as(who).run(completeUpload, { uuid });
  }
  const shown = (uuid: string) => new TextDecoder().decode(world.files.objects.get(mediaKey(uuid))?.bytes);
  const versionsOf = async (uuid: string) => (await world.as(teacher).run(listVersions, { uuid })).items;

  it("MED-1 a file is replaced under the same link, its versions are listed, and an earlier one comes back", async () => {
    const { uuid } = await uploaded(pdf("first"), "notes.pdf");
    expect(await versionsOf(uuid)).toEqual([]);
    const before = await world.as(teacher).run(linkMedia, { uuid });
    const second = await uploaded(pdf("second, longer"), "notes 2.pdf");
    expect(await world.as(teacher).run(replaceMedia, { uuid, withUuid: second.uuid })).toEqual({ uuid, version: 2 });
    await world.settle();
    expect(world.events.at(-1)).toMatchObject({ kind: "media.version_chosen", payload: { mediaUuid: uuid } });
    expect(shown(uuid)).toContain("first");
    expect(await world.system.run(placeVersion, { uuid })).toEqual({ version: 2 });
    expect(shown(uuid)).toContain("second");
    const after = await world.as(teacher).run(linkMedia, { uuid });
    expect(after).toMatchObject({ filename: "notes 2.pdf", sizeBytes: pdf("second, longer").length });
    // The token names the same object as before: what was linked goes on opening.
    expect(new URL(before.url).hostname).toBe(new URL(after.url).hostname);
    expect(await versionsOf(uuid)).toMatchObject([
      { version: 2, isCurrent: true, filename: "notes 2.pdf", addedBy: teacher.fullName },
      { version: 1, isCurrent: false, filename: "notes.pdf", addedBy: teacher.fullName },
    ]);

    expect(await world.as(teacher).run(restoreVersion, { uuid, version: 1 })).toEqual({ uuid, version: 3 });
    await world.system.run(placeVersion, { uuid });
    expect(shown(uuid)).toContain("first");
    expect((await versionsOf(uuid)).map(({ version, filename }) => [version, filename])).toEqual([
      [3, "notes.pdf"],
      [2, "notes 2.pdf"],
      [1, "notes.pdf"],
    ]);
    await expectRefusal(world.as(teacher).run(restoreVersion, { uuid, version: 3 }), "not_found");
    await expectRefusal(world.as(teacher).run(restoreVersion, { uuid, version: 9 }), "not_found");
  });

  it("MED-1 two replacements at once: one wins, the other is told, and the versions stay whole", async () => {
    const { uuid } = await uploaded(pdf("one"), "a.pdf");
    const others = await Promise.all(["two", "three"].map((words) => uploaded(pdf(words), `${words}.pdf`)));
    const both = await Promise.allSettled(
      others.map((other) => world.as(teacher).run(replaceMedia, { uuid, withUuid: other.uuid })),
    );
    const lost = both.filter((one) => one.status === "rejected");
    expect(lost.length).toBeLessThanOrEqual(1);
    for (const one of lost) expect(one.reason).toMatchObject({ code: "conflict" });
    const versions = await versionsOf(uuid);
    expect(versions.map(({ version }) => version)).toEqual(
      Array.from({ length: 3 - lost.length }, (_, i) => 3 - lost.length - i),
    );
    await world.system.run(placeVersion, { uuid });
    expect(shown(uuid)).toContain((versions[0]?.filename ?? "").replace(".pdf", ""));
  });

  it("MED-1 nobody replaces with, or restores, what is not theirs or not of that kind", async () => {
    const { uuid } = await uploaded(pdf("mine"), "mine.pdf");
    const next = await uploaded(pdf("next"), "next.pdf");
    const lesson = await uploaded(pdf("lesson"), "lesson.pdf", "lesson_document");
    const stranger = await world.person("instructor");
    const theirs = await uploaded(pdf("theirs"), "theirs.pdf", "course_material", stranger);
    const replace = (who: Person, withUuid: string) => world.as(who).run(replaceMedia, { uuid, withUuid });
    await expectRefusal(replace(stranger, theirs.uuid), "not_found");
    await expectRefusal(replace(teacher, theirs.uuid), "not_found");
    await expectRefusal(replace(teacher, randomUUID()), "not_found");
    await expectRefusal(replace(teacher, uuid), "not_found");
    await expectRefusal(replace(teacher, lesson.uuid), "media_not_replaceable");
    await expectRefusal(world.as(stranger).run(listVersions, { uuid }), "not_found");
    await replace(teacher, next.uuid);
    await expectRefusal(world.as(stranger).run(restoreVersion, { uuid, version: 1 }), "not_found");
    // What became a version is a file of its own no more.
    await expectRefusal(replace(teacher, next.uuid), "not_found");
  });

  it("MED-1 a deleted file takes its versions with it", async () => {
    const { uuid } = await uploaded(pdf("one"), "a.pdf");
    await world.as(teacher).run(replaceMedia, { uuid, withUuid: (await uploaded(pdf("two"), "b.pdf")).uuid });
    await world.as(teacher).run(deleteMedia, { uuid });
    await world.system.run(cleanTemporary, {});
    expect([...world.files.objects.keys()].filter((key) => key.includes(uuid))).toEqual([]);
  });
});
