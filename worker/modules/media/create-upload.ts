import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";
import { mediaKey } from "./content-url";
import { safeFilename } from "./filename";
import { CreateUpload } from "./inputs";
import { kinds, partBytes, temporaryMs } from "./kinds";
import { mayUpload } from "./policy";
import { mediaFiles } from "./schema";
import { planOf, UploadPlan } from "./ticket";

/** Files of one person that are neither whole nor used. */
const openUploadsMax = 100;
/** The same with those that are deleted and not yet cleaned away: their bytes are still there, so whoever deletes and uploads in turn comes to an end. */
const storedUploadsMax = 200;

export const createUpload = command({
  name: "media.createUpload",
  summary: "Opens an upload in parts: says where to send them and how large each is.",
  may: signedIn,
  input: CreateUpload,
  output: UploadPlan,
  errors: ["unsupported_type", "too_large", "too_many_uploads"],
  idempotent: true,
  async run(ctx, { kind, filename, mimeType, sizeBytes, altText }) {
    const { actor, now } = ctx;
    const rules = kinds[kind];
    if (!mayUpload(actor, kind) || actor.kind !== "person") throw ctx.refuse("forbidden");
    if (!rules.mimeTypes.includes(mimeType)) throw ctx.refuse("unsupported_type", { allowed: rules.mimeTypes });
    if (sizeBytes > rules.maxBytes) throw ctx.refuse("too_large", { limit: rules.maxBytes });
    const [uuid, uploadUuid] = [newUuid(), newUuid()];
    const expiresAt = new Date(now.getTime() + temporaryMs);
    // Where the commit fails, R2 forgets what was opened here by itself.
    const r2UploadId = await ctx.ports.files.createUpload(mediaKey(uuid), mimeType);
    const reply = await planOf(ctx, { uuid, uploadUuid, sizeBytes, received: [], expiresAt });
    await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`(select count(*) < ${storedUploadsMax}::integer
              and count(*) filter (where expires_at > ${now.toISOString()}::timestamptz and deleted_at is null) < ${openUploadsMax}::integer
            from media_files where owner_id = ${actor.id} and status <> 'attached')`,
          "too_many_uploads",
        ),
        w.insert(mediaFiles).values({
          uuid,
          ownerId: actor.id,
          kind,
          status: "receiving",
          storageKey: mediaKey(uuid),
          filename: safeFilename(filename),
          mimeType,
          sizeBytes,
          altText,
          expiresAt,
        }),
        w.execute(sql`insert into media_uploads (media_file_id, uuid, r2_upload_id, part_bytes)
          select id, ${uploadUuid}::uuid, ${r2UploadId}, ${partBytes}::integer from media_files where uuid = ${uuid}::uuid`),
      ],
      reply,
    });
    return reply;
  },
});
