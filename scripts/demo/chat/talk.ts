import { createHash } from "node:crypto";
import pg from "pg";
import WebSocket from "ws";
import { openSession } from "../../bench/people";
import { conversation, type Line, room } from "./conversation";

/**
 * Lets the demo people talk, through the door that everybody uses: what is said in a room is kept by its object, and no table could be filled
 * in its place. Each line has an id that is always the same, so saying it again says nothing new.
 */
export async function talk({ url, adminUrl }: { url: string; adminUrl: string }): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ uuid: string; said: boolean }>(
      "select c.uuid, coalesce((select r.last_seq > 0 from chat_rooms r where r.course_id = c.id), false) as said from courses c where c.slug = $1",
      [room],
    );
    const [course] = rows;
    if (!course || course.said) return;
    const people = new Map<string, WebSocket>();
    const tokens: string[] = [];
    for (const email of new Set(conversation.map(({ by }) => by))) {
      const token = await sessionOf(client, email);
      tokens.push(token);
      people.set(email, await enter(url, course.uuid, token));
    }
    for (const [index, line] of conversation.entries()) await say(people.get(line.by) as WebSocket, line, index);
    for (const socket of people.values()) socket.close();
    const hashes = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
    await client.query("delete from user_sessions where id = any ($1)", [hashes]);
  } finally {
    await client.end();
  }
}

async function sessionOf(client: pg.Client, email: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>("select id from users where email = $1", [email]);
  return openSession(client, rows[0]?.id ?? "");
}

function enter(url: string, course: string, token: string): Promise<WebSocket> {
  const { host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/rooms/course/${course}?v=1`, {
      headers: { host, cookie: `__Host-session=${token}` },
      origin: url,
    });
    socket.once("message", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Says one line and waits until the room has it. */
function say(socket: WebSocket, line: Line, index: number): Promise<void> {
  const id = idOf(index);
  const act =
    "text" in line
      ? { t: "send", text: line.text, ...(line.replyTo ? { replyTo: line.replyTo } : {}) }
      : "pin" in line
        ? { t: "pin", target: line.pin, on: true }
        : { t: "react", target: line.react, emoji: line.emoji, on: true };
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`line ${index + 1} of the demo conversation was not taken`)),
      10_000,
    );
    socket.on("message", function hear(data) {
      if (!String(data).includes(id)) return;
      clearTimeout(late);
      socket.off("message", hear);
      resolve();
    });
    socket.send(JSON.stringify({ ...act, id }));
  });
}

function idOf(index: number): string {
  const hash = createHash("sha256").update(`demo conversation ${index}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
