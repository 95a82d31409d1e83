import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { keepInRoom, withdrawFromRooms } from "../media";
import { filesOf, isInOpenReport } from "./files";
import { ArchiveEvents } from "./inputs";
import { roomIs } from "./membership";
import { news } from "./news";

/**
 * Keeps a stretch of a room's log. Numbers are the room's own, so the same stretch twice is kept once, and the messages that come of it are the same.
 * Whoever is no longer among the people leaves their events without a name.
 */
export const archiveEvents = command({
  name: "chat.archive",
  summary: "Copies events of a room from its object; the same events twice are kept once.",
  may: systemOnly,
  input: ArchiveEvents,
  output: v.object({}),
  errors: [],
  async run(ctx, { room, events, present }) {
    const given = sql`jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(
      seq bigint, at bigint, "by" text, id text, k text, text text, "replyTo" bigint, files jsonb, target bigint, "upTo" bigint,
      person text, until bigint, "on" boolean)`;
    const roomId = sql`(select r.id from chat_rooms r where ${roomIs(room)})`;
    const instantOf = (ms: ReturnType<typeof sql>) => sql`to_timestamp(${ms}::double precision / 1000)`;
    const person = (uuid: ReturnType<typeof sql>) => sql`(select u.id from users u where u.uuid = (${uuid})::uuid)`;
    await ctx.commit({
      events: news(room, events, present),
      statements: (w) => [
        w.execute(sql`
          insert into chat_events (room_id, seq, by_id, client_id, kind, happened_at, body)
          select ${roomId}, (e->>'seq')::bigint, ${person(sql`e->>'by'`)}, e->>'id', e->>'k', ${instantOf(sql`(e->>'at')`)}, e - '{seq,at,by,id,k}'::text[]
          from jsonb_array_elements(${JSON.stringify(events)}::jsonb) as e
          on conflict (room_id, seq) do nothing`),
        w.execute(sql`
          insert into chat_messages (room_id, seq, by_id, said_at, text, reply_to, files)
          select ${roomId}, e.seq, ${person(sql`e."by"`)}, ${instantOf(sql`e.at`)}, e.text, e."replyTo", e.files from ${given} where e.k = 'message'
          on conflict (room_id, seq) do nothing`),
        w.execute(sql`
          update chat_messages m set text = said.text, edited_at = ${instantOf(sql`said.at`)}
          from (select distinct on (e.target) e.* from ${given} where e.k = 'edited' order by e.target, e.seq desc) as said
          where m.room_id = ${roomId} and m.seq = said.target and m.deleted_at is null
            and (m.edited_at is null or m.edited_at <= ${instantOf(sql`said.at`)})`),
        keepInRoom(w, roomId, filesOf(sql`select e.files from ${given} where e.k = 'message'`)),
        // The room names them: a message that was deleted within seconds comes here without its files.
        withdrawFromRooms(w, filesOf(sql`select e.files from ${given} where e.k = 'deleted'`), ctx.now, isInOpenReport),
        w.execute(sql`
          update chat_messages m set text = '', files = null, deleted_at = ${instantOf(sql`e.at`)}
          from ${given} where e.k = 'deleted' and m.room_id = ${roomId} and m.seq = e.target and m.deleted_at is null`),
        w.execute(sql`
          insert into chat_room_members (room_id, user_id, read_seq)
          select ${roomId}, u.id, max(e."upTo") from ${given} join users u on u.uuid = e."by"::uuid where e.k = 'read' group by u.id
          on conflict (room_id, user_id) do update set read_seq = greatest(chat_room_members.read_seq, excluded.read_seq)`),
        w.execute(sql`
          insert into chat_room_members (room_id, user_id, muted_until)
          select distinct on (u.id) ${roomId}, u.id, case when e.until is null then 'infinity' else ${instantOf(sql`e.until`)} end
          from ${given} join users u on u.uuid = e.person::uuid where e.k = 'muted' order by u.id, e.seq desc
          on conflict (room_id, user_id) do update set muted_until = excluded.muted_until`),
        w.execute(sql`
          insert into chat_room_members (room_id, user_id, banned_at)
          select distinct on (u.id) ${roomId}, u.id, case when e."on" then ${instantOf(sql`e.at`)} end
          from ${given} join users u on u.uuid = e.person::uuid where e.k = 'banned' order by u.id, e.seq desc
          on conflict (room_id, user_id) do update set banned_at = excluded.banned_at`),
        w.execute(sql`
          update chat_rooms r set last_seq = greatest(r.last_seq, (select max(e.seq) from ${given})),
            last_message_at = greatest(r.last_message_at, (select ${instantOf(sql`max(e.at)`)} from ${given} where e.k = 'message'))
          where ${roomIs(room)}`),
      ],
    });
    return {};
  },
});
