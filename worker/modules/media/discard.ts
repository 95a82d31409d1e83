import { eq } from "drizzle-orm";
import type { CommandContext } from "../../kernel/context";
import type { ErrorCode } from "../../kernel/errors";
import { thumbnailKeys } from "./objects";
import { mediaFiles } from "./schema";

export interface Discarded {
  uuid: string;
  storageKey: string;
  r2UploadId: string | null;
  /** Where its versions lie. */
  versionKeys?: string[];
}

/** Leaves nothing of a file that turned out to be something else: no row, no parts, no object. */
export async function discard<E extends ErrorCode>(ctx: CommandContext<E>, file: Discarded): Promise<void> {
  await ctx.commit({ statements: (w) => [w.delete(mediaFiles).where(eq(mediaFiles.uuid, file.uuid))] });
  await removeObject(ctx, file);
}

/** Takes a file's bytes out of storage, whether they were whole or still coming. Twice does no harm. */
export async function removeObject(
  ctx: Pick<CommandContext, "ports" | "log">,
  { uuid, storageKey, r2UploadId, versionKeys = [] }: Discarded,
): Promise<void> {
  if (r2UploadId !== null) {
    try {
      await ctx.ports.files.abortUpload(storageKey, r2UploadId);
    } catch (error) {
      // R2 knows an upload no more that was completed, or is a week old: there is nothing left to abort.
      ctx.log.warn("upload_not_aborted", { key: storageKey, reason: String(error) });
    }
  }
  await ctx.ports.files.delete([storageKey, ...thumbnailKeys(uuid), ...new Set(versionKeys)]);
}
