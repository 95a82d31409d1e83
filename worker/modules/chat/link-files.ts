import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { briefExpiry, isOfThisRoom, mediaUrl } from "../media";
import { LinkFiles } from "./inputs";
import { isLetIn, roomIs } from "./membership";

const Linked = v.object({
  media: v.string(),
  /** Shows the file, and saves it; both for an hour at most, for whoever holds them. */
  url: v.string(),
  downloadUrl: v.string(),
});

/**
 * Files of a room open for those who may be in it at this moment, and by no other door. What belongs elsewhere, was withdrawn with its message or never
 * was is left out of the answer: none of these is told from another.
 */
export const linkFiles = query({
  name: "chat.linkFiles",
  summary: "Links to files that were sent in a room which the caller is in.",
  may: signedIn,
  input: LinkFiles,
  output: v.object({ items: v.array(Linked) }),
  errors: ["not_found"],
  async run(ctx, { kind, uuid, mediaUuids }) {
    const [[room], files] = await ctx.read((q) => [
      q
        .select({ id: sql`r.id`.mapWith(Number) })
        .from(sql`chat_rooms r`)
        .where(sql`${roomIs({ kind, uuid })} and ${isLetIn(ctx.actor, ctx.now)}`),
      q
        .select({ uuid: sql<string>`f.uuid`, filename: sql<string>`f.filename` })
        .from(sql`media_files f join chat_rooms r on ${isOfThisRoom(sql`r.id`)}`)
        .where(
          sql`f.uuid = any (${sql.param([...mediaUuids])}::uuid[]) and f.status <> 'receiving' and f.deleted_at is null and ${roomIs({ kind, uuid })}`,
        ),
    ]);
    if (!room) throw ctx.refuse("not_found");
    const items = files.map(async (file) => ({
      media: file.uuid,
      url: await mediaUrl(ctx, file, "inline", briefExpiry),
      downloadUrl: await mediaUrl(ctx, file, "attachment", briefExpiry),
    }));
    return { items: await Promise.all(items) };
  },
});
