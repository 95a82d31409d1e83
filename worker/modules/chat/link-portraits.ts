import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { pictureUrl } from "../media";
import { LinkPortraits } from "./inputs";
import { isLetIn, roomIs } from "./membership";

/** Portraits as they are now: a face that the room remembers may be from last year. Only of people who have been in the room. */
export const linkPortraits = query({
  name: "chat.linkPortraits",
  summary: "Links to the portraits of people of a room that the caller is in.",
  may: signedIn,
  input: LinkPortraits,
  output: v.object({ items: v.array(v.object({ userUuid: v.string(), url: v.string() })) }),
  errors: [],
  async run(ctx, { kind, uuid, userUuids }) {
    const [rows] = await ctx.read((q) => [
      q
        .select({ userUuid: sql<string>`u.uuid`, photo: sql<string>`u.photo_uuid` })
        .from(sql`chat_rooms r join chat_room_members m on m.room_id = r.id join users u on u.id = m.user_id`)
        .where(
          sql`${roomIs({ kind, uuid })} and ${isLetIn(ctx.actor, ctx.now)} and u.uuid = any (${sql.param([...userUuids])}::uuid[])
            and u.photo_uuid is not null and u.deleted_at is null`,
        ),
    ]);
    const items = rows.map(async ({ userUuid, photo }) => ({ userUuid, url: (await pictureUrl(ctx, photo)) ?? "" }));
    return { items: await Promise.all(items) };
  },
});
