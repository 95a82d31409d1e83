import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist, refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { mediaKey } from "./content-url";
import { ReplaceMedia } from "./inputs";
import { kinds } from "./kinds";
import { copyObject, versionKey } from "./objects";
import { isKeptBy } from "./policy";
import type { MediaKind } from "./schema";

interface Row {
  uuid: string;
  kind: MediaKind;
  version: number;
}

/**
 * A file's next version: the bytes of another upload of the same kind under the name that lessons and links know. Bytes are laid down first, under
 * keys that nothing reads yet; one commit makes them the file's; the handler of its event puts them where links look.
 */
export const replaceMedia = command({
  name: "media.replace",
  summary: "Replaces a file by another upload of the same kind; the earlier version is kept, and links stay.",
  may: signedIn,
  input: ReplaceMedia,
  output: v.object({ uuid: v.string(), version: v.number() }),
  errors: ["not_found", "conflict", "media_not_replaceable"],
  async run(ctx, { uuid, withUuid }) {
    const { actor } = ctx;
    const ownerId = actor.kind === "person" ? actor.id : 0;
    const kept = sql`f.uuid = ${uuid}::uuid and f.status <> 'receiving' and f.deleted_at is null and ${isKeptBy(actor)}`;
    const fresh = sql`n.uuid = ${withUuid}::uuid and n.owner_id = ${ownerId} and n.status = 'temporary' and n.deleted_at is null`;
    // Read first: storage must be told what goes where.
    const [[file], [next]] = await ctx.read((q) => [
      q.select(columns("f")).from(sql`media_files as f`).where(kept),
      q.select(columns("n")).from(sql`media_files as n`).where(fresh),
    ]);
    if (!file || !next || uuid === withUuid) throw ctx.refuse("not_found");
    if (kinds[file.kind].isPublic || next.kind !== file.kind) throw ctx.refuse("media_not_replaceable");
    const [first, second] = [versionKey(uuid, uuid), versionKey(uuid, withUuid)];
    const { files } = ctx.ports;
    if (file.version === 1) await copyObject(files, mediaKey(uuid), first);
    await copyObject(files, mediaKey(withUuid), second);

    const version = file.version + 1;
    const at = sql`${ctx.now.toISOString()}::timestamptz`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`exists (select from media_files f where ${kept} and f.version = ${file.version}::integer) and exists (select from media_files n where ${fresh})`,
          "conflict",
        ),
        w.execute(sql`insert into media_versions (media_file_id, version, storage_key, filename, mime_type, size_bytes, width, height, added_by)
          select id, 1, ${first}, filename, mime_type, size_bytes, width, height, owner_id from media_files where uuid = ${uuid}::uuid and version = 1
          on conflict do nothing`),
        w.execute(sql`insert into media_versions (media_file_id, version, storage_key, filename, mime_type, size_bytes, width, height, added_by)
          select f.id, ${version}::integer, ${second}, n.filename, n.mime_type, n.size_bytes, n.width, n.height, ${ownerId}::bigint
          from media_files f, media_files n where f.uuid = ${uuid}::uuid and n.uuid = ${withUuid}::uuid`),
        insist(
          w,
          sql`update media_files as f set version = ${version}::integer, filename = n.filename, mime_type = n.mime_type, size_bytes = n.size_bytes,
              width = n.width, height = n.height, duration_seconds = n.duration_seconds
            from media_files n where f.uuid = ${uuid}::uuid and f.version = ${file.version}::integer and n.uuid = ${withUuid}::uuid returning f.id`,
          "conflict",
        ),
        // Its bytes are the new version's; the rest of it goes with the next cleaning.
        w.execute(
          sql`update media_files as n set deleted_at = ${at}, expires_at = ${at} where n.uuid = ${withUuid}::uuid`,
        ),
      ],
      events: [{ kind: "media.version_chosen", payload: { mediaUuid: uuid } } satisfies Message],
      constraints: { media_versions_number: "conflict" },
    });
    return { uuid, version };
  },
});

const columns = (of: "f" | "n") => ({
  uuid: sql<Row["uuid"]>`${sql.raw(of)}.uuid`,
  kind: sql<Row["kind"]>`${sql.raw(of)}.kind`,
  version: sql<Row["version"]>`${sql.raw(of)}.version`,
});
