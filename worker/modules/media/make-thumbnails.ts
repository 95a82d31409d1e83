import { and, eq, isNull, ne, sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { mediaKey } from "./content-url";
import { OfMedia } from "./inputs";
import { isPicture } from "./kinds";
import { thumbnailKey, thumbnailKeys } from "./objects";
import { mediaFiles } from "./schema";

/**
 * Draws a picture in the widths that pages ask for. Until that is done, and for what cannot be decoded (an animation), the content origin shows the
 * picture itself. Again does no harm: the same bytes under the same keys.
 */
export const makeThumbnails = command({
  name: "media.makeThumbnails",
  summary: "Draws the smaller sizes of a picture that has arrived.",
  may: systemOnly,
  input: OfMedia,
  output: v.object({ made: v.number() }),
  errors: [],
  async run(ctx, { uuid }) {
    const whole = and(eq(mediaFiles.uuid, uuid), ne(mediaFiles.status, "receiving"), isNull(mediaFiles.deletedAt));
    const [[file]] = await ctx.read((q) => [q.select().from(mediaFiles).where(whole)]);
    if (!file?.width || !file.height || !isPicture(file.mimeType)) return { made: 0 };
    const { files, webp } = ctx.ports;
    const object = await files.get(mediaKey(uuid));
    // Deleted meanwhile.
    if (!object) return { made: 0 };
    const bytes = new Uint8Array(await new Response(object.body).arrayBuffer());
    // Loaded here: no request waits for decoders.
    const { thumbnailsOf } = await import("./pixels");
    const thumbnails = await thumbnailsOf(webp, bytes, file.mimeType, { width: file.width, height: file.height });
    if (!thumbnails) await files.delete(thumbnailKeys(uuid));
    for (const { name, bytes } of thumbnails ?? [])
      await files.put(thumbnailKey(uuid, name), bytes, { mimeType: "image/webp" });
    const about = JSON.stringify({ thumbnails: thumbnails?.length ?? 0 });
    await ctx.commit({
      statements: (w) => [
        w
          .update(mediaFiles)
          .set({ metadata: sql`${mediaFiles.metadata} || ${about}::jsonb` })
          .where(whole),
      ],
    });
    return { made: thumbnails?.length ?? 0 };
  },
});
