import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { safeFilename } from "./filename";
import { EditMedia } from "./inputs";
import { isKeptBy } from "./policy";

export const editMedia = command({
  name: "media.edit",
  summary: "Changes the name or the description of a file of one's own, or of any for keepers of the library.",
  may: signedIn,
  input: EditMedia,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  touchesPublic: true,
  async run(ctx, { uuid, filename, altText }) {
    const name = filename === undefined ? null : safeFilename(filename);
    const words = altText === undefined ? null : JSON.stringify(altText);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update media_files as f set filename = coalesce(${name}::text, f.filename), alt_text = coalesce(${words}::jsonb, f.alt_text)
            where f.uuid = ${uuid}::uuid and f.deleted_at is null and ${isKeptBy(ctx.actor)} returning f.id`,
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
