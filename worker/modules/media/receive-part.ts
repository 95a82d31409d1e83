import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, systemOnly } from "../../kernel/verb";
import { discard } from "./discard";
import { ReceivePart } from "./inputs";
import { partCount, sizeOfPart } from "./kinds";
import { peek } from "./peek";
import { mediaFiles, mediaUploads } from "./schema";
import { headBytes, looksLike } from "./sniff";
import { uploadOf } from "./ticket";

/**
 * Streams one part into storage; nothing of it is held but the first bytes of the first part, by which the file's type is judged.
 * The ticket is the right to do this, hence no person: the door in worker/api/media-upload.ts runs it for whoever holds one. Sending a part again replaces it.
 */
export const receivePart = command({
  name: "media.receivePart",
  summary: "Takes one part of an upload.",
  may: systemOnly,
  input: ReceivePart,
  output: v.object({ number: v.number(), received: v.number(), parts: v.number() }),
  errors: ["upload_expired", "not_found", "file_type_mismatch", "too_large", "upload_incomplete"],
  async run(ctx, { ticket, number, sizeBytes, body }) {
    const uploadUuid = await uploadOf(ctx, ticket);
    if (!uploadUuid) throw ctx.refuse("upload_expired");
    // Read first: which part may be how large, and where it goes, must be known before the bytes are let in.
    const [[upload]] = await ctx.read((q) => [
      q
        .select({
          uuid: mediaFiles.uuid,
          storageKey: mediaFiles.storageKey,
          mimeType: mediaFiles.mimeType,
          sizeBytes: mediaFiles.sizeBytes,
          r2UploadId: mediaUploads.r2UploadId,
        })
        .from(mediaUploads)
        .innerJoin(mediaFiles, eq(mediaFiles.id, mediaUploads.mediaFileId))
        .where(
          and(eq(mediaUploads.uuid, uploadUuid), eq(mediaFiles.status, "receiving"), isNull(mediaFiles.deletedAt)),
        ),
    ]);
    if (!upload) throw ctx.refuse("not_found");
    const parts = partCount(upload.sizeBytes);
    if (number > parts) throw ctx.refuse("invalid_input", { fields: { number: { code: "too_big", limit: parts } } });
    const expected = sizeOfPart(upload.sizeBytes, number);
    if (sizeBytes > expected) throw ctx.refuse("too_large", { limit: expected });
    if (sizeBytes < expected) throw ctx.refuse("upload_incomplete", { expected });

    let contents = body;
    if (number === 1) {
      const { head, whole } = await peek(body, headBytes);
      if (!looksLike(head, upload.mimeType)) {
        await whole.cancel();
        await discard(ctx, upload);
        throw ctx.refuse("file_type_mismatch", { expected: upload.mimeType });
      }
      contents = whole;
    }
    const { storageKey, r2UploadId } = upload;
    const { etag } = await ctx.ports.files.uploadPart(storageKey, r2UploadId, number, contents, sizeBytes);
    const part = JSON.stringify([{ partNumber: number, etag, size: sizeBytes }]);
    const [, [row]] = await ctx.commit({
      statements: (w) => [
        // One atomic row: parts that arrive at once do not lose each other.
        insist(
          w,
          sql`update media_uploads set parts = ${part}::jsonb || coalesce(
              (select jsonb_agg(p) from jsonb_array_elements(parts) as p where (p->>'partNumber')::integer <> ${number}::integer), '[]')
            where uuid = ${uploadUuid}::uuid returning id`,
          "not_found",
        ),
        w
          .select({ received: sql<number>`jsonb_array_length(${mediaUploads.parts})`.mapWith(Number) })
          .from(mediaUploads)
          .where(eq(mediaUploads.uuid, uploadUuid)),
      ],
    });
    return { number, received: row?.received ?? 0, parts };
  },
});
