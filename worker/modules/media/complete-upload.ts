import { and, eq, isNull, sql } from "drizzle-orm";
import type { Message } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import type { ErrorCode } from "../../kernel/errors";
import type { UploadedPart } from "../../kernel/ports";
import { command, signedIn } from "../../kernel/verb";
import { discard } from "./discard";
import { OfMedia } from "./inputs";
import { isPicture, partCount, pixelsAcrossMax, pixelsMax, temporaryMs } from "./kinds";
import { blankBoxes, toldBoxes } from "./movie";
import { MediaFile, toMediaFile } from "./output";
import { cleanPicture, TooManyPieces } from "./picture";
import { mediaFiles, mediaUploads } from "./schema";

/**
 * Makes the file whole. Storage first, then one commit: a call that dies between the two, or two calls at once, find the whole object and go on,
 * so that a repetition answers as the first call would have.
 */
export const completeUpload = command({
  name: "media.completeUpload",
  summary:
    "Ends one's own upload: the file is whole, a picture's size is read, and what it or a film says of its place is dropped.",
  may: signedIn,
  rate: "expensive",
  input: OfMedia,
  output: MediaFile,
  errors: [
    "not_found",
    "upload_incomplete",
    "upload_expired",
    "file_type_mismatch",
    "too_many_pixels",
    "picture_in_pieces",
  ],
  async run(ctx, { uuid }) {
    const ownerId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const own = and(eq(mediaFiles.uuid, uuid), eq(mediaFiles.ownerId, ownerId), isNull(mediaFiles.deletedAt));
    // Read first: storage must be told which parts there are.
    const [[found]] = await ctx.read((q) => [
      q
        .select({ file: mediaFiles, r2UploadId: mediaUploads.r2UploadId, parts: mediaUploads.parts })
        .from(mediaFiles)
        .leftJoin(mediaUploads, eq(mediaUploads.mediaFileId, mediaFiles.id))
        .where(own),
    ]);
    if (!found) throw ctx.refuse("not_found");
    const { file, r2UploadId } = found;
    if (file.status !== "receiving" || r2UploadId === null) return toMediaFile(ctx, file);
    if (file.expiresAt && file.expiresAt <= ctx.now) throw ctx.refuse("upload_expired");
    const parts = [...(found.parts ?? [])].sort((a, b) => a.partNumber - b.partNumber);
    const wanted = partCount(file.sizeBytes);
    if (parts.length < wanted) throw ctx.refuse("upload_incomplete", { received: parts.length, parts: wanted });

    await joinParts(ctx, file.storageKey, r2UploadId, parts);
    const facts = await inspect(ctx, file);
    if (typeof facts === "string") {
      await discard(ctx, { ...file, r2UploadId });
      throw ctx.refuse(facts);
    }
    const whole = { ...facts, status: "temporary" as const, expiresAt: new Date(ctx.now.getTime() + temporaryMs) };
    const [, , [row]] = await ctx.commit({
      statements: (w) => [
        w
          .update(mediaFiles)
          .set(whole)
          .where(and(own, eq(mediaFiles.status, "receiving"))),
        w
          .delete(mediaUploads)
          .where(
            sql`${mediaUploads.mediaFileId} in (select id from media_files where uuid = ${uuid}::uuid and status <> 'receiving')`,
          ),
        w.select().from(mediaFiles).where(own),
      ],
      events: isPicture(file.mimeType)
        ? [{ kind: "media.picture_arrived", payload: { mediaUuid: uuid } } satisfies Message]
        : [],
    });
    if (!row) throw ctx.refuse("not_found");
    return toMediaFile(ctx, row);
  },
});

async function joinParts<E extends ErrorCode>(
  ctx: CommandContext<E>,
  key: string,
  uploadId: string,
  parts: UploadedPart[],
): Promise<void> {
  try {
    await ctx.ports.files.completeUpload(
      key,
      uploadId,
      parts.map(({ partNumber, etag }) => ({ partNumber, etag })),
    );
  } catch (error) {
    // An upload that storage knows no more was completed by an earlier call, if its object is there.
    if (!(await ctx.ports.files.head(key))) throw error;
  }
}

/** What the bytes tell: a picture's size after its metadata is gone; a refusal where they are not what was announced. */
async function inspect<E extends ErrorCode>(
  ctx: CommandContext<E>,
  { storageKey, mimeType, sizeBytes }: { storageKey: string; mimeType: string; sizeBytes: number },
) {
  if (mimeType === "video/mp4" || mimeType === "audio/mp4") {
    const boxes = await toldBoxes(ctx.ports.files, storageKey, sizeBytes);
    if (!boxes) return "file_type_mismatch" as const;
    if (boxes.length > 0) await blankBoxes(ctx.ports.files, storageKey, boxes);
  }
  if (!isPicture(mimeType)) return { sizeBytes };
  const object = await ctx.ports.files.get(storageKey);
  if (!object) throw new Error(`The object ${storageKey} is gone`);
  const picture = cleaned(new Uint8Array(await new Response(object.body).arrayBuffer()), mimeType);
  if (picture === "in_pieces") return "picture_in_pieces" as const;
  if (!picture) return "file_type_mismatch" as const;
  const { bytes, width, height } = picture;
  if (width * height > pixelsMax || Math.max(width, height) > pixelsAcrossMax) return "too_many_pixels" as const;
  await ctx.ports.files.put(storageKey, bytes, { mimeType });
  return { sizeBytes: bytes.length, width, height };
}

function cleaned(bytes: Uint8Array, mimeType: string) {
  try {
    return cleanPicture(bytes, mimeType);
  } catch (error) {
    if (error instanceof TooManyPieces) return "in_pieces" as const;
    throw error;
  }
}
