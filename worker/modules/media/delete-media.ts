import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { OfMedia } from "./inputs";
import { isKeptBy } from "./policy";
import { isReferenced } from "./references";

/** Hides the file at once; its bytes go with the next cleaning. A file that something shows stays until that shows another. */
export const deleteMedia = command({
  name: "media.delete",
  summary: "Deletes a file that nothing uses: one's own, or any for keepers of the library.",
  may: signedIn,
  input: OfMedia,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "media_in_use"],
  async run(ctx, { uuid }) {
    const at = sql`${ctx.now.toISOString()}::timestamptz`;
    const kept = sql`f.uuid = ${uuid}::uuid and f.deleted_at is null and ${isKeptBy(ctx.actor)}`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`not exists (select from media_files f where ${kept} and ${isReferenced})`, "media_in_use"),
        insist(
          w,
          sql`update media_files as f set deleted_at = ${at}, expires_at = ${at}, status = case f.status when 'receiving' then 'receiving' else 'temporary' end
            where ${kept} returning f.id`,
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
