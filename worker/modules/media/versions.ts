import { desc, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist } from "../../kernel/database";
import { command, query, signedIn } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { contentUrl, readerExpiry } from "./content-url";
import { OfMedia, OfVersion } from "./inputs";
import { isKeptBy } from "./policy";
import { mediaVersions } from "./schema";

const Version = v.object({
  version: v.number(),
  isCurrent: v.boolean(),
  filename: v.string(),
  mimeType: v.string(),
  sizeBytes: v.number(),
  addedBy: v.string(),
  addedAt: v.string(),
  /** Opens this version for some hours. */
  url: v.string(),
});

export const listVersions = query({
  name: "media.listVersions",
  summary: "Lists the versions of a file, the newest first; none for one that was never replaced.",
  may: signedIn,
  input: OfMedia,
  output: v.object({ items: v.array(Version) }),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const kept = sql`f.uuid = ${uuid}::uuid and f.deleted_at is null and ${isKeptBy(ctx.actor)}`;
    const [[file], rows] = await ctx.read((q) => [
      q
        .select({ version: sql`f.version`.mapWith(Number) })
        .from(sql`media_files as f`)
        .where(kept),
      q
        .select({ of: mediaVersions, addedBy: users.fullName })
        .from(mediaVersions)
        .innerJoin(users, eq(users.id, mediaVersions.addedBy))
        .where(sql`${mediaVersions.mediaFileId} = (select f.id from media_files f where ${kept})`)
        .orderBy(desc(mediaVersions.version)),
    ]);
    if (!file) throw ctx.refuse("not_found");
    const items = rows.map(async ({ of, addedBy }) => ({
      version: of.version,
      isCurrent: of.version === file.version,
      filename: of.filename,
      mimeType: of.mimeType,
      sizeBytes: of.sizeBytes,
      addedBy,
      addedAt: of.createdAt.toISOString(),
      url: await contentUrl(
        ctx.ports.signer,
        ctx.tenant,
        { key: of.storageKey, filename: of.filename },
        readerExpiry(ctx.now),
      ),
    }));
    return { items: await Promise.all(items) };
  },
});

/** Restoring adds a version with the bytes of an earlier one, so that the history only ever grows. */
export const restoreVersion = command({
  name: "media.restoreVersion",
  summary: "Makes an earlier version of a file the current one, as a new version.",
  may: signedIn,
  input: OfVersion,
  output: v.object({ uuid: v.string(), version: v.number() }),
  errors: ["not_found", "conflict"],
  async run(ctx, { uuid, version }) {
    const by = ctx.actor.kind === "person" ? ctx.actor.id : null;
    const [, restored] = await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update media_files as f set version = f.version + 1, filename = o.filename, mime_type = o.mime_type, size_bytes = o.size_bytes,
              width = o.width, height = o.height
            from media_versions o where o.media_file_id = f.id and o.version = ${version}::integer and o.version <> f.version
              and f.uuid = ${uuid}::uuid and f.deleted_at is null and ${isKeptBy(ctx.actor)} returning f.id`,
          "not_found",
        ),
        w.execute<{ version: number }>(sql`
          insert into media_versions (media_file_id, version, storage_key, filename, mime_type, size_bytes, width, height, added_by)
          select f.id, f.version, o.storage_key, o.filename, o.mime_type, o.size_bytes, o.width, o.height, coalesce(${by}::bigint, f.owner_id)
          from media_files f join media_versions o on o.media_file_id = f.id and o.version = ${version}::integer
          where f.uuid = ${uuid}::uuid returning version`),
      ],
      events: [{ kind: "media.version_chosen", payload: { mediaUuid: uuid } } satisfies Message],
      constraints: { media_versions_number: "conflict" },
    });
    return { uuid, version: Number(restored.rows[0]?.version) };
  },
});
