import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { query, signedIn } from "../../kernel/verb";
import { ListRooms } from "./inputs";
import { mayEnterCourse } from "./membership";

const kindOfFile = v.picklist(["image", "file", "voice"]);
const Room = v.object({
  kind: v.picklist(["course", "private"]),
  /** The course's, or the private room's own. */
  uuid: v.string(),
  title: v.string(),
  titleAr: v.nullable(v.string()),
  /** The other person's portrait. */
  photo: v.nullable(v.string()),
  /** `carries`: what the first of its files is. `isHidden`: by somebody whom the caller has blocked, so that nothing of it is told but when. */
  last: v.nullable(
    v.object({
      at: v.string(),
      text: v.string(),
      by: v.nullable(v.string()),
      carries: v.nullable(kindOfFile),
      isHidden: v.boolean(),
    }),
  ),
  /** Messages of others past the read mark, counted to 100. Of a room that moderators have closed to the caller, none and no last one. */
  unread: v.number(),
});
type Room = v.InferOutput<typeof Room>;

/** Rooms of courses one learns or teaches, and private ones. Moderators of everything find the other rooms by their course. */
export const listRooms = query({
  name: "chat.listRooms",
  summary: "Lists the rooms that the caller is in, the one with the last message first.",
  may: signedIn,
  input: ListRooms,
  output: v.object({ items: v.array(Room) }),
  errors: [],
  async run(ctx, { limit }) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const mine = sql`
      select r.id, 'course' as kind, c.uuid, coalesce(c.translations->'en'->>'title', '') as title, c.translations->'ar'->>'title' as title_ar,
        null as photo, r.last_message_at
      from courses c left join chat_rooms r on r.course_id = c.id
      where c.id in (
          select course_id from enrollments where user_id = ${actor.id} union select course_id from course_instructors where user_id = ${actor.id})
        and ${mayEnterCourse(actor, now)}
      union all
      select r.id, 'private', r.uuid, u.full_name, u.full_name_ar, u.photo_uuid, r.last_message_at
      from chat_rooms r join users u on u.id = case when r.first_id = ${actor.id} then r.second_id else r.first_id end
      where r.kind = 'private' and r.deleted_at is null and ${actor.id} in (r.first_id, r.second_id)`;
    const open = sql`not exists (
      select from chat_room_members b where b.room_id = m.id and b.user_id = ${actor.id} and b.banned_at is not null)`;
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          items: rowsAsJson<Room>(sql`
            select m.kind, m.uuid, m.title, m.title_ar as "titleAr", m.photo,
              (select to_json(l) from (
                select ${iso(sql`s.said_at`)} as at, h.hides as "isHidden", case when h.hides then '' else left(s.text, 140) end as text,
                  case when not h.hides then u.full_name end as by, case when not h.hides then s.files->0->>'kind' end as carries
                from chat_messages s left join users u on u.id = s.by_id cross join lateral (
                  select exists (select from user_blocks b where b.blocker_id = ${actor.id} and b.blocked_id = s.by_id) as hides) as h
                where s.room_id = m.id and s.deleted_at is null and ${open} order by s.seq desc limit 1) as l) as last,
              (select count(*)::int from (
                select from chat_messages s where s.room_id = m.id and s.deleted_at is null and s.by_id is distinct from ${actor.id} and ${open}
                  and s.seq > coalesce((select read_seq from chat_room_members b where b.room_id = m.id and b.user_id = ${actor.id}), 0)
                limit 100) as counted) as unread
            from (${mine}) as m order by m.last_message_at desc nulls last, m.title limit ${limit}`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { items: found?.items ?? [] };
  },
});
