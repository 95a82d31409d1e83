import { type SQL, sql } from "drizzle-orm";
import type * as v from "valibot";
import type { PayloadOf } from "../../../queues/messages";
import type { ArchiveEvents, RoomName } from "./inputs";
import { roomIs } from "./membership";

type Events = v.InferOutput<typeof ArchiveEvents>["events"];
interface News {
  kind: "notification.asked";
  payload: PayloadOf<"notification.asked"> | SQL;
}

/**
 * Whom the bell tells of what was said while they were away: those who were mentioned, and in a private room the other one. By the message's own id, so
 * that a stretch which is copied twice tells once.
 */
export function news(room: RoomName, events: Events, present: readonly string[]): News[] {
  const said = events.filter(({ k }) => k === "message");
  const mentioned = said.flatMap(({ id, by, mentions = [] }): News[] => {
    const userUuids = mentions.filter((person) => person !== by && !present.includes(person));
    if (userUuids.length === 0) return [];
    const course = room.kind === "course" ? { courseUuid: room.uuid } : {};
    const link = `/chat/${room.kind}/${room.uuid}`;
    return [
      {
        kind: "notification.asked",
        payload: { type: "chat.mentioned", to: { userUuids }, actorUuid: by, ...course, link, origin: id },
      },
    ];
  });
  const writers = room.kind === "private" ? [...new Set(said.map(({ by }) => by))] : [];
  return [
    ...mentioned,
    ...writers.map((by): News => ({ kind: "notification.asked", payload: written(room, by, present) })),
  ];
}

/** Once until it is read: the first message that the other has not read stands for all after it. Nobody is told where they are present. */
const written = (room: RoomName, by: string, present: readonly string[]): SQL => sql`(
  select jsonb_strip_nulls(jsonb_build_object('type', 'chat.private_message', 'actorUuid', ${by}::text, 'link', ${`/chat/private/${room.uuid}`}::text,
    'to', jsonb_build_object('userUuids', coalesce((
      select jsonb_agg(o.uuid) from users o
      where o.id = case when r.first_id = s.id then r.second_id else r.first_id end and not o.uuid::text = any (${sql.param([...present])}::text[])
    ), '[]')),
    'origin', (
      select e.client_id from chat_events e
      where e.room_id = r.id and e.by_id = s.id and e.kind = 'message' and e.seq > coalesce((
        select m.read_seq from chat_room_members m where m.room_id = r.id and m.user_id <> s.id), 0)
      order by e.seq limit 1)))
  from chat_rooms r, users s where ${roomIs(room)} and s.uuid = ${by}::uuid)`;
