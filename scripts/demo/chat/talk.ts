import type pg from "pg";
import { idOf, Visitors } from "../visitors";
import { conversation, type Line, room } from "./conversation";

/**
 * Lets the demo people talk, through the door that everybody uses: what is said in a room is kept by its object, and no table could be filled
 * in its place. Each line has an id that is always the same, so saying it again says nothing new.
 */
export async function talk(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ uuid: string; said: boolean }>(
    "select c.uuid, coalesce((select r.last_seq > 0 from chat_rooms r where r.course_id = c.id), false) as said from courses c where c.slug = $1",
    [room],
  );
  const [course] = rows;
  if (!course || course.said) return;
  const people = new Visitors(client, url);
  for (const email of new Set(conversation.map(({ by }) => by)))
    await people.enter(email, `/ws/rooms/course/${course.uuid}`);
  for (const [index, line] of conversation.entries())
    await people.act(line.by, idOf(`demo conversation ${index}`), actOf(line));
  await people.leave();
}

function actOf(line: Line): object {
  if ("text" in line) return { t: "send", text: line.text, ...(line.replyTo ? { replyTo: line.replyTo } : {}) };
  return "pin" in line
    ? { t: "pin", target: line.pin, on: true }
    : { t: "react", target: line.react, emoji: line.emoji, on: true };
}
