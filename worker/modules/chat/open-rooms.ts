import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { query, systemOnly } from "../../kernel/verb";
import { OpenRooms, RoomName } from "./inputs";

export const openRooms = query({
  name: "chat.openRooms",
  summary:
    "The rooms that a person has entered within the hour: where they may have a socket open. One stands open for half an hour at most.",
  may: systemOnly,
  input: OpenRooms,
  output: v.object({ rooms: v.array(RoomName) }),
  errors: [],
  async run(ctx, { userUuid }) {
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          rooms: rowsAsJson<RoomName>(sql`
            select r.kind, coalesce(c.uuid, r.uuid) as uuid
            from chat_room_members m join chat_rooms r on r.id = m.room_id left join courses c on c.id = r.course_id
            where m.user_id = (select id from users where uuid = ${userUuid}::uuid)
              and m.entered_at > ${ctx.now.toISOString()}::timestamptz - interval '1 hour'`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { rooms: found?.rooms ?? [] };
  },
});
