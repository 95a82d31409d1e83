import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Writing } from "../../kernel/database";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { RoomName } from "./inputs";
import { keptDays } from "./kept-days";
import { mayEnterCourse, mayWrite, moderatesCourse, roomIs } from "./membership";

/** Who comes into a room, as its object is told. */
const Entering = v.object({
  face: v.object({
    id: v.string(),
    name: v.string(),
    nameAr: v.nullable(v.string()),
    role: v.picklist(["member", "moderator"]),
    photo: v.nullable(v.string()),
  }),
  session: v.string(),
  kind: v.picklist(["course", "private"]),
  blocked: v.boolean(),
  /** Reads, and does not write: their plan holds no chat. */
  quiet: v.boolean(),
  /** For how many days the room keeps what is said; null for as long as it stands. */
  keepDays: v.nullable(v.number()),
});

/** A room that the caller may not know of is not_found, as one that is not there. Noted with the time: whoever was let in lately may have a socket open. */
export const enterRoom = command({
  name: "chat.enter",
  summary: "Lets the caller into a room: a course's, or one of two people. Sockets do this before they open.",
  may: signedIn,
  rate: "read",
  input: RoomName,
  output: Entering,
  errors: ["not_found"],
  async run(ctx, room) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const mine = sql`${actor.id} in (r.first_id, r.second_id)`;
    const found =
      room.kind === "course"
        ? sql`select 1 from courses c where c.uuid = ${room.uuid}::uuid and ${mayEnterCourse(actor, now)}`
        : sql`select 1 from chat_rooms r where ${roomIs(room)} and ${mine}`;
    const open = (w: Writing) =>
      w.execute(sql`
        insert into chat_rooms (kind, course_id) select 'course', id from courses where uuid = ${room.uuid}::uuid and ${room.kind} = 'course'
        on conflict (course_id) do nothing`);
    const [, , , entered] = await ctx.commit({
      statements: (w) => [
        insist(w, found, "not_found"),
        open(w),
        w.execute(sql`
          insert into chat_room_members (room_id, user_id, entered_at)
          select r.id, ${actor.id}, ${now.toISOString()}::timestamptz from chat_rooms r where ${roomIs(room)}
          on conflict (room_id, user_id) do update set entered_at = excluded.entered_at`),
        w.execute<{
          moderator: boolean;
          blocked: boolean;
          quiet: boolean;
          nameAr: string | null;
          keepDays: number | null;
        }>(sql`
          select coalesce((select ${moderatesCourse(actor)} from courses c where c.id = r.course_id), false) as moderator,
            exists (select from user_blocks b where r.kind = 'private' and b.blocker_id in (r.first_id, r.second_id)
              and b.blocked_id in (r.first_id, r.second_id)) as blocked,
            not ${mayWrite(actor, now)} as quiet,
            (select full_name_ar from users where id = ${actor.id}) as "nameAr",
            ${keptDays} as "keepDays"
          from chat_rooms r where ${roomIs(room)}`),
      ],
    });
    const [row] = entered.rows;
    if (!row) throw ctx.refuse("not_found");
    return {
      face: {
        id: actor.uuid,
        name: actor.fullName,
        nameAr: row.nameAr,
        role: row.moderator ? ("moderator" as const) : ("member" as const),
        photo: actor.photoUuid,
      },
      session: actor.sessionUuid,
      kind: room.kind,
      blocked: row.blocked,
      quiet: row.quiet && !row.moderator,
      keepDays: row.keepDays,
    };
  },
});
