import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { anyone, command, query } from "../../kernel/verb";
import { passesInCourse } from "../plans";
import { mediaUrl } from "./content-url";
import { OfMedia } from "./inputs";
import { isKeptBy, isReadableBy } from "./policy";

const MediaLink = v.object({
  uuid: v.string(),
  /** Opens the file for some hours, for whoever holds it. */
  url: v.string(),
  filename: v.string(),
  mimeType: v.string(),
  sizeBytes: v.number(),
  /** Pixels, as the picture is shown; null for what is no picture. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  /** What a picture shows, for whoever does not see it. */
  altText: v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) }),
});
interface Row {
  uuid: string;
  filename: string;
  mimeType: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  altText: { en?: string; ar?: string };
}
const columns = {
  uuid: sql<string>`f.uuid`,
  filename: sql<string>`f.filename`,
  mimeType: sql<string>`f.mime_type`,
  sizeBytes: sql`f.size_bytes`.mapWith(Number),
  width: sql<number | null>`f.width`,
  height: sql<number | null>`f.height`,
  altText: sql<Row["altText"]>`f.alt_text`,
};

export const linkMedia = query({
  name: "media.link",
  summary: "A link that shows a file: one's own, one of a course one has access to, or one that everybody may see.",
  may: anyone,
  input: OfMedia,
  output: MediaLink,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const [[file]] = await ctx.read((q) => [
      q
        .select(columns)
        .from(sql`media_files as f`)
        .where(
          sql`f.uuid = ${uuid}::uuid and f.status <> 'receiving' and f.deleted_at is null and ${isReadableBy(ctx.actor, ctx.now)}`,
        ),
    ]);
    if (!file) throw ctx.refuse("not_found");
    return { ...file, url: await mediaUrl(ctx, file) };
  },
});

export const downloadMedia = command({
  name: "media.download",
  summary: "A link that saves a file; counted, and for people who are known noted in the audit trail.",
  may: anyone,
  input: OfMedia,
  output: MediaLink,
  errors: ["not_found", "not_in_plan"],
  async run(ctx, { uuid }) {
    const found = sql`f.uuid = ${uuid}::uuid and f.status <> 'receiving' and f.deleted_at is null and ${isReadableBy(ctx.actor, ctx.now)}`;
    const [, , counted] = await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select from media_files f where ${found})`, "not_found"),
        // What is part of a course is read where it is shown; to be taken along it has to be in the plan.
        refuseUnless(
          w,
          sql`not exists (select from media_files f where f.uuid = ${uuid}::uuid and f.mediable_type = 'course' and f.kind <> 'course_cover'
            and not ${isKeptBy(ctx.actor)} and not ${passesInCourse(ctx.actor, "downloads", sql`f.mediable_id`, ctx.now)})`,
          "not_in_plan",
        ),
        w.execute<Row & Record<string, unknown>>(sql`update media_files as f set download_count = f.download_count + 1
          where f.uuid = ${uuid}::uuid returning f.uuid, f.filename, f.mime_type as "mimeType", f.size_bytes as "sizeBytes", f.width, f.height, f.alt_text as "altText"`),
      ],
      // Of a visitor there is nothing to note, and the trail is never pruned: the count is enough.
      trail:
        ctx.actor.kind === "visitor" ? [] : [{ action: "downloaded", entityType: "media_files", entityUuid: uuid }],
    });
    const row = counted.rows[0];
    if (!row) throw ctx.refuse("not_found");
    return { ...row, sizeBytes: Number(row.sizeBytes), url: await mediaUrl(ctx, row, "attachment") };
  },
});
