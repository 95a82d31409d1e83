import { and, eq, isNull } from "drizzle-orm";
import { query, signedIn } from "../../kernel/verb";
import { OfMedia } from "./inputs";
import { mediaFiles, mediaUploads } from "./schema";
import { planOf, UploadPlan } from "./ticket";

export const readUpload = query({
  name: "media.readUpload",
  summary: "Tells which parts of one's own upload have arrived, to go on after an interruption.",
  may: signedIn,
  input: OfMedia,
  output: UploadPlan,
  errors: ["not_found", "upload_expired"],
  async run(ctx, { uuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          uploadUuid: mediaUploads.uuid,
          parts: mediaUploads.parts,
          sizeBytes: mediaFiles.sizeBytes,
          expiresAt: mediaFiles.expiresAt,
        })
        .from(mediaUploads)
        .innerJoin(mediaFiles, eq(mediaFiles.id, mediaUploads.mediaFileId))
        .where(
          and(
            eq(mediaFiles.uuid, uuid),
            eq(mediaFiles.ownerId, ctx.actor.kind === "person" ? ctx.actor.id : 0),
            eq(mediaFiles.status, "receiving"),
            isNull(mediaFiles.deletedAt),
          ),
        ),
    ]);
    if (!row?.expiresAt) throw ctx.refuse("not_found");
    if (row.expiresAt <= ctx.now) throw ctx.refuse("upload_expired");
    const received = row.parts.map((part) => part.partNumber).sort((a, b) => a - b);
    return planOf(ctx, {
      uuid,
      uploadUuid: row.uploadUuid,
      sizeBytes: row.sizeBytes,
      received,
      expiresAt: row.expiresAt,
    });
  },
});
