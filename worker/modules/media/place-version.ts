import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { mediaKey } from "./content-url";
import { OfMedia } from "./inputs";
import { copyObject, thumbnailKeys } from "./objects";
import { mediaFiles, mediaVersions } from "./schema";

/**
 * Puts the bytes of a file's current version where links look for them. Asked again afterwards: where another version was chosen meanwhile, its bytes
 * follow, so whichever of two calls ends last leaves the newest. It changes storage alone, and no row.
 */
export const placeVersion = command({
  name: "media.placeVersion",
  summary: "Puts the current version of a file where its links lead.",
  may: systemOnly,
  input: OfMedia,
  output: v.object({ version: v.nullable(v.number()) }),
  errors: [],
  async run(ctx, { uuid }) {
    const current = async () => {
      const [[row]] = await ctx.read((q) => [
        q
          .select({ version: mediaVersions.version, key: mediaVersions.storageKey })
          .from(mediaFiles)
          .innerJoin(
            mediaVersions,
            and(eq(mediaVersions.mediaFileId, mediaFiles.id), eq(mediaVersions.version, mediaFiles.version)),
          )
          .where(and(eq(mediaFiles.uuid, uuid), isNull(mediaFiles.deletedAt))),
      ]);
      return row;
    };
    let chosen = await current();
    for (let placed = 0; chosen && chosen.version !== placed; chosen = await current()) {
      await copyObject(ctx.ports.files, chosen.key, mediaKey(uuid));
      // Of the version before; the picture itself is shown until they are drawn anew.
      await ctx.ports.files.delete(thumbnailKeys(uuid));
      placed = chosen.version;
    }
    return { version: chosen?.version ?? null };
  },
});
