import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { safeFilename } from "./filename";
import { EditMedia } from "./inputs";
import { isKeptBy, isOnPublicPage } from "./policy";

export const editMedia = command({
  name: "media.edit",
  summary: "Changes the name or the description of a file of one's own, or of any for keepers of the library.",
  may: signedIn,
  input: EditMedia,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { uuid, filename, altText }) {
    const name = filename === undefined ? null : safeFilename(filename);
    const words = altText === undefined ? null : JSON.stringify(altText);
    await ctx.commit({
      statements: (w) => [
        w.execute<{ shows: boolean }>(sql`
          with done as (
            update media_files as f set filename = coalesce(${name}::text, f.filename), alt_text = coalesce(${words}::jsonb, f.alt_text)
            where f.uuid = ${uuid}::uuid and f.deleted_at is null and ${isKeptBy(ctx.actor)}
            returning (old.filename, old.alt_text) is distinct from (new.filename, new.alt_text) and ${isOnPublicPage} as shows)
          select ${guard(sql`exists (select from done)`, "not_found")} as ok, (select shows from done) as shows`),
      ],
      touchesPublic: ([edited]) => edited.rows[0]?.shows === true,
    });
    return { uuid };
  },
});
