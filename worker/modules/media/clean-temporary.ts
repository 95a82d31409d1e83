import { and, inArray, isNotNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { command, systemOnly } from "../../kernel/verb";
import { type Discarded, removeObject } from "./discard";
import { isReferenced } from "./references";
import { mediaFiles } from "./schema";

const filesPerRound = 50;
/** What one run of the timer may do: storage takes a thousand requests of an invocation, and the next run comes soon. */
const roundsMax = 8;
const runMs = 60_000;

/**
 * Removes what was never used. Marked first, so that nobody starts to use it; then out of storage; then the row: a call that dies half-way leaves
 * rows that the next one takes up again.
 */
export const cleanTemporary = command({
  name: "media.cleanTemporary",
  summary: "Removes unfinished uploads and files that nothing uses, a day after they came.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ removed: v.number() }),
  errors: [],
  async run(ctx) {
    const started = Date.now();
    let removed = 0;
    for (let round = 0; round < roundsMax && Date.now() - started < runMs; round++) {
      const count = await cleanSome(ctx);
      removed += count;
      if (count < filesPerRound) break;
    }
    return { removed };
  },
});

async function cleanSome(ctx: CommandContext): Promise<number> {
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  const [, marked] = await ctx.commit({
    statements: (w) => [
      // What came into use without being attached is attached from now on.
      w.execute(sql`update media_files as f set status = 'attached', expires_at = null
          where f.status = 'temporary' and f.expires_at <= ${now} and f.deleted_at is null and ${isReferenced}`),
      w.execute<Discarded & Record<string, unknown>>(sql`
          update media_files as f set deleted_at = coalesce(f.deleted_at, ${now})
          from (select id from media_files where status <> 'attached' and expires_at <= ${now} order by expires_at limit ${filesPerRound}::integer) as old
          where f.id = old.id
          returning f.uuid, f.storage_key as "storageKey", (select r2_upload_id from media_uploads where media_file_id = f.id) as "r2UploadId",
            (select coalesce(jsonb_agg(distinct storage_key), '[]') from media_versions where media_file_id = f.id) as "versionKeys"`),
    ],
  });
  if (marked.rows.length === 0) return 0;
  await Promise.all(marked.rows.map((file) => removeObject(ctx, file)));
  const uuids = marked.rows.map((file) => file.uuid);
  await ctx.commit({
    statements: (w) => [
      w.delete(mediaFiles).where(and(inArray(mediaFiles.uuid, uuids), isNotNull(mediaFiles.deletedAt))),
    ],
  });
  return uuids.length;
}
