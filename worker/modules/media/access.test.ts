import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { command, signedIn } from "../../kernel/verb";
import { hmacSigner } from "../../platform/signer";
import {
  attachMedia,
  downloadMedia,
  editMedia,
  linkMedia,
  mediaUrl,
  pictureUrl,
  readContentToken,
  releaseMedia,
} from "./index";
import type { MediaKind } from "./schema";

describe("who may read a file", () => {
  const world = createWorld();
  let teacher: Person;
  let learner: Person;
  let stranger: Person;
  let course: Awaited<ReturnType<typeof makeCourse>>;
  beforeAll(async () => {
    [teacher, learner, stranger] = [
      await world.person("instructor"),
      await world.person("student"),
      await world.person("student"),
    ];
    course = await makeCourse(world, teacher, { lessons: 2 });
    await world.sql.query(
      "insert into enrollments (user_id, course_id, enrollment_type) select $1, id, 'free' from courses where uuid = $2",
      [learner.id, course.uuid],
    );
  });

  async function file(kind: MediaKind, mimeType = "application/pdf"): Promise<string> {
    const uuid = randomUUID();
    await world.sql.query(
      `insert into media_files (uuid, owner_id, kind, status, storage_key, filename, mime_type, size_bytes, mediable_type, mediable_id)
       select $1::uuid, $2, $3, 'attached', 'media/' || $1::uuid, 'week 1.pdf', $4, 10, 'course', id from courses where uuid = $5`,
      [uuid, teacher.id, kind, mimeType, course.uuid],
    );
    return uuid;
  }
  const item = (lesson: number, mediaUuid: string | null, source: object = {}) =>
    world.sql.query(
      `insert into content_items (lesson_id, position, content_type, translations, source, media_id)
       select l.id, 9, 'pdf', '{"en":{}}', $3, (select id from media_files where uuid = $1) from lessons l where l.uuid = $2`,
      [mediaUuid, course.lessonUuids[lesson], source],
    );
  const link = (who: { run: typeof world.visitor.run }, uuid: string) => who.run(linkMedia, { uuid });
  const isClosed = (who: { run: typeof world.visitor.run }, uuid: string) =>
    expectRefusal(link(who, uuid), "not_found");

  it("MED-3 a lesson's file opens for the course's people alone", async () => {
    const uuid = await file("lesson_document");
    await isClosed(world.as(learner), uuid);
    await item(0, uuid);
    const editor = await world.person("content_manager");
    for (const reader of [teacher, learner, editor]) {
      expect(await link(world.as(reader), uuid)).toMatchObject({
        uuid,
        filename: "week 1.pdf",
        mimeType: "application/pdf",
        sizeBytes: 10,
      });
    }
    await isClosed(world.as(stranger), uuid);
    await isClosed(world.visitor, uuid);
    await isClosed(world.as(await world.person("instructor")), uuid);
    await isClosed(world.as(learner), randomUUID());
    const away = (change: string, back: string) =>
      world.sql
        .query(change)
        .then(() => isClosed(world.as(learner), uuid))
        .then(() => world.sql.query(back));
    const mine = `from courses c where c.id = course_id and c.uuid = '${course.uuid}' and user_id = ${learner.id}`;
    await away(
      `update enrollments set status = 'dropped' ${mine}`,
      `update enrollments set status = 'in_progress' ${mine}`,
    );
    await away(
      `update enrollments set expires_at = '2026-03-02T09:00:00Z' ${mine}`,
      `update enrollments set expires_at = null ${mine}`,
    );
    await away(
      `update lessons set deleted_at = now() where uuid = '${course.lessonUuids[0]}'`,
      `update lessons set deleted_at = null where uuid = '${course.lessonUuids[0]}'`,
    );
    await away(
      `update media_files set deleted_at = now() where uuid = '${uuid}'`,
      `update media_files set deleted_at = null where uuid = '${uuid}'`,
    );
    expect((await link(world.as(learner), uuid)).uuid).toBe(uuid);
  });

  it("MED-3 a preview lesson's files, captions and pictures in its text open for everybody", async () => {
    const [document, captions, picture] = [
      await file("lesson_document"),
      await file("lesson_captions", "text/vtt"),
      await file("lesson_image", "image/png"),
    ];
    await item(1, document, { captions: { ar: captions } });
    await world.sql.query(
      "update content_items set translations = jsonb_build_object('en', jsonb_build_object('body', $1::text)) where source->'captions'->>'ar' = $2",
      [`![a map](media:${picture})`, captions],
    );
    for (const uuid of [document, captions, picture]) {
      await isClosed(world.visitor, uuid);
      expect((await link(world.as(learner), uuid)).uuid).toBe(uuid);
    }
    await world.sql.query("update lessons set is_preview = true where uuid = $1", [course.lessonUuids[1]]);
    for (const uuid of [document, captions, picture]) expect((await link(world.visitor, uuid)).uuid).toBe(uuid);
    await world.sql.query("update courses set status = 'private' where uuid = $1", [course.uuid]);
    await isClosed(world.visitor, document);
    expect((await link(world.as(learner), document)).uuid).toBe(document);
    await world.sql.query("update courses set status = 'published' where uuid = $1", [course.uuid]);
  });

  it("MED-3 covers and portraits in use, materials and question pictures", async () => {
    const [cover, material, question] = [
      await file("course_cover", "image/png"),
      await file("course_material"),
      await file("question_media", "image/png"),
    ];
    await isClosed(world.visitor, cover);
    await world.sql.query(
      "update courses set cover_id = (select id from media_files where uuid = $1) where uuid = $2",
      [cover, course.uuid],
    );
    expect((await link(world.visitor, cover)).uuid).toBe(cover);
    await world.sql.query(
      `insert into materials (course_id, media_id, translations) select c.id, f.id, '{"en":{"title":"Notes"}}' from courses c, media_files f where c.uuid = $1 and f.uuid = $2`,
      [course.uuid, material],
    );
    await world.sql.query(
      `with quiz as (insert into quizzes (course_id, translations) select id, '{"en":{"title":"Quiz"}}' from courses where uuid = $1 returning id)
       insert into quiz_questions (quiz_id, position, question_type, translations, media_id)
       select quiz.id, 1, 'short_answer', '{"en":{"prompt":"?"}}', f.id from quiz, media_files f where f.uuid = $2`,
      [course.uuid, question],
    );
    for (const uuid of [material, question]) {
      expect((await link(world.as(learner), uuid)).uuid).toBe(uuid);
      await isClosed(world.as(stranger), uuid);
    }
  });

  it("MED-3 a download is counted and in the trail; a refused one is neither", async () => {
    const uuid = await file("lesson_document");
    await item(0, uuid);
    const { url } = await world.as(learner).run(downloadMedia, { uuid });
    const token = new URL(url).pathname.split("/")[2] ?? "";
    expect(await readContentToken(hmacSigner(world.tenant.secret), token, world.now)).toMatchObject({
      disposition: "attachment",
      key: `media/${uuid}`,
    });
    await world.as(learner).run(downloadMedia, { uuid });
    await expectRefusal(world.as(stranger).run(downloadMedia, { uuid }), "not_found");
    const { rows } = await world.sql.query("select download_count from media_files where uuid = $1", [uuid]);
    expect(rows[0].download_count).toBe(2);
    const { rows: trail } = await world.sql.query(
      "select actor_id::int from audit_logs where action = 'downloaded' and entity_uuid = $1",
      [uuid],
    );
    expect(trail.map((row) => row.actor_id)).toEqual([learner.id, learner.id]);
  });

  it("MED-3 a visitor's download is counted and leaves no line in the trail, which is never pruned", async () => {
    const uuid = await file("lesson_document");
    await item(0, uuid);
    await world.sql.query("update lessons set is_preview = true where uuid = $1", [course.lessonUuids[0]]);
    await world.visitor.run(downloadMedia, { uuid });
    await world.visitor.run(downloadMedia, { uuid });
    const lines = await world.sql.query("select from audit_logs where entity_uuid = $1 and action = 'downloaded'", [
      uuid,
    ]);
    const { rows } = await world.sql.query("select download_count from media_files where uuid = $1", [uuid]);
    expect([rows[0].download_count, lines.rowCount]).toEqual([2, 0]);
    await world.sql.query("update lessons set is_preview = false where uuid = $1", [course.lessonUuids[0]]);
  });

  it("MED-3 words of a file empty the cache of public pages where one of them shows it and they changed, and not otherwise", async () => {
    const [cover, face] = [await file("course_cover", "image/png"), await file("profile_picture", "image/png")];
    await world.sql.query(
      "update courses set cover_id = (select id from media_files where uuid = $1) where uuid = $2",
      [cover, course.uuid],
    );
    await world.sql.query("update media_files set owner_id = $1 where uuid = $2", [stranger.id, face]);
    await world.sql.query("update users set photo_uuid = $1 where id = $2", [face, stranger.id]);
    const touchedBy = async (who: Person, uuid: string, en: string) => {
      const before = world.publicTouches;
      await world.as(who).run(editMedia, { uuid, altText: { en } });
      return world.publicTouches - before;
    };
    expect(await touchedBy(teacher, cover, "A roof")).toBe(1);
    expect(await touchedBy(teacher, cover, "A roof")).toBe(0);
    expect(await touchedBy(stranger, face, "Me")).toBe(0);
    await world.sql.query("update courses set status = 'draft' where uuid = $1", [course.uuid]);
    expect(await touchedBy(teacher, cover, "A wall")).toBe(0);
    await world.sql.query("update courses set status = 'published', cover_id = null where uuid = $1", [course.uuid]);
  });

  it("MED-3 a counted download is one line of the trail; every other change of the row has its history", async () => {
    const uuid = await file("lesson_document");
    await item(0, uuid);
    const lines = async () =>
      (
        await world.sql.query(
          "select action, verb, audit_open(entity_type, entity_id, after) as after from audit_logs where entity_uuid = $1 and verb <> 'test.arrange' order by id",
          [uuid],
        )
      ).rows;
    await world.as(learner).run(downloadMedia, { uuid });
    expect(await lines()).toMatchObject([{ action: "downloaded", verb: "media.download" }]);
    await world.as(teacher).run(editMedia, { uuid, filename: "week 2.pdf" });
    expect((await lines())[1]).toMatchObject({
      action: "updated",
      verb: "media.edit",
      after: { filename: "week 2.pdf" },
    });
  });

  it("MED-3 links last long enough for a lesson, and are the same twice, so that nothing is fetched twice", async () => {
    const ctx = {
      tenant: world.tenant,
      now: world.now,
      ports: { signer: hmacSigner(world.tenant.secret) },
    } as Parameters<typeof mediaUrl>[0];
    const later = { ...ctx, now: new Date(world.now.getTime() + 60_000) };
    const of = { uuid: randomUUID(), filename: "a b.mp4" };
    expect(await mediaUrl(ctx, of)).toBe(await mediaUrl(later, of));
    expect(await pictureUrl(ctx, of.uuid)).toBe(
      await pictureUrl({ ...ctx, now: new Date(world.now.getTime() + 3_600_000) }, of.uuid),
    );
    expect(await pictureUrl(ctx, null)).toBeNull();
    const token = new URL(await mediaUrl(ctx, of)).pathname.split("/")[2] ?? "";
    expect(
      await readContentToken(ctx.ports.signer, token, new Date(world.now.getTime() + 5 * 3_600_000)),
    ).not.toBeNull();
    expect(await readContentToken(ctx.ports.signer, token, new Date(world.now.getTime() + 13 * 3_600_000))).toBeNull();
  });

  it("MED-1 a file is attached by whoever uploaded it, or by a co-author; what is shown no more is released", async () => {
    const courseId = sql`(select id from courses where uuid = ${course.uuid}::uuid)`;
    const probe = command({
      name: "probe.attach",
      summary: "Attaches, or releases.",
      may: signedIn,
      input: v.strictObject({ mediaUuid: v.nullable(v.string()) }),
      output: v.object({}),
      errors: ["not_found"],
      async run(ctx, { mediaUuid }) {
        const owner = { type: "course", id: courseId } as const;
        await ctx.commit({
          statements: (w) => [
            mediaUuid
              ? attachMedia(w, { mediaUuid, kinds: ["lesson_video"], actor: ctx.actor, owner })
              : releaseMedia(w, owner, ctx.now),
          ],
        });
        return {};
      },
    });
    const uuid = randomUUID();
    await world.sql.query(
      `insert into media_files (uuid, owner_id, kind, status, storage_key, filename, mime_type, size_bytes, expires_at)
       values ($1::uuid, $2, 'lesson_video', 'temporary', 'media/' || $1::uuid, 'film.mp4', 'video/mp4', 10, now())`,
      [uuid, teacher.id],
    );
    const status = async () =>
      (await world.sql.query("select status, expires_at is null as kept from media_files where uuid = $1", [uuid]))
        .rows[0];
    const author = await world.person("instructor");
    await expectRefusal(world.as(author).run(probe, { mediaUuid: uuid }), "not_found");
    await expectRefusal(world.as(teacher).run(probe, { mediaUuid: await file("lesson_document") }), "not_found");
    await world.as(teacher).run(probe, { mediaUuid: uuid });
    expect(await status()).toEqual({ status: "attached", kept: true });
    await world.as(author).run(probe, { mediaUuid: uuid });
    await item(0, uuid);
    await world.as(teacher).run(probe, { mediaUuid: null });
    expect(await status()).toEqual({ status: "attached", kept: true });
    await world.sql.query("delete from content_items where media_id = (select id from media_files where uuid = $1)", [
      uuid,
    ]);
    await world.as(teacher).run(probe, { mediaUuid: null });
    expect(await status()).toEqual({ status: "temporary", kept: false });
  });
});
