import { SELF } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { closeCodes } from "../../durable-objects/chat-room/protocol";
import { type Env, settingsOf } from "../../worker/env";
import { connect } from "../../worker/kernel/database";
import { newUuid, randomToken, sha256Hex } from "../../worker/kernel/ids";
import { Client } from "./support/room";

const origin = "http://localhost:8787";
const settings = settingsOf(bindings as unknown as Env);
const database = connect(settings.DATABASE_URL, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });

const rowsOf = async <T extends object>(query: ReturnType<typeof sql>): Promise<T[]> => {
  const [, { rows }] = await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute<T & Record<string, unknown>>(query),
  ]);
  return rows;
};

/** A student in a course of their own, signed in. */
async function learner() {
  const token = randomToken();
  const [row] = await rowsOf<{ user: string; course: string; enrolment: string }>(sql`
    with person as (
      insert into users (email, full_name, user_type, status, email_verified_at)
      values (${`chat.${newUuid().slice(-12)}@demo.recruitlms.test`}, 'Demo Learner', 'student', 'active', now()) returning id, uuid),
    session as (
      insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
      select ${await sha256Hex(token)}, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from person),
    role as (insert into user_roles (user_id, role_id) select person.id, roles.id from person, roles where code = 'student'),
    course as (
      insert into courses (slug, status, created_by_id, translations)
      select gen_random_uuid()::text, 'published', id, '{"en":{"title":"Demo course"}}' from person returning id, uuid),
    enrolled as (
      insert into enrollments (user_id, course_id, status, enrollment_type)
      select person.id, course.id, 'in_progress', 'free' from person, course returning uuid)
    select person.uuid as user, course.uuid as course, enrolled.uuid as enrolment from person, course, enrolled`);
  if (!row) throw new Error("nobody");
  return { ...row, cookie: `__Host-session=${token}` };
}

const knock = (path: string, headers: Record<string, string>) =>
  SELF.fetch(origin + path, { headers: { upgrade: "websocket", origin, ...headers } });

async function enter(path: string, headers: Record<string, string>): Promise<Client> {
  const { webSocket, status } = await knock(path, headers);
  if (!webSocket) throw new Error(`refused: ${status}`);
  return new Client(webSocket).until(({ frames }) => frames.length > 0, "a welcome");
}

describe("the door of chat rooms, in workerd", () => {
  it("CHT-1 PLT-10 a socket is refused before it opens: without a session, from another page, to a room one is not in", async () => {
    const { cookie, course } = await learner();
    const room = `/ws/rooms/course/${course}?v=1`;
    const refused = async (path: string, headers: Record<string, string>) => {
      const response = await knock(path, headers);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      return (await response.json<{ code: string }>()).code;
    };
    expect(await refused(room, {})).toBe("unauthenticated");
    expect(await refused(room, { cookie, origin: "https://elsewhere.example" })).toBe("wrong_origin");
    expect(await refused(room, { cookie: `__Host-session=${inject("studentToken")}` })).toBe("not_found");
    for (const path of [
      `/ws/rooms/course/${newUuid()}?v=1`,
      `/ws/rooms/private/${course}?v=1`,
      "/ws/rooms/group/x?v=1",
      `/ws/rooms/course/${course}`,
    ])
      expect(await refused(path, { cookie })).toBe("not_found");
    const plain = await SELF.fetch(origin + room, { headers: { cookie, origin } });
    expect(plain.status).toBe(404);
    await plain.body?.cancel();
  });

  it("CHT-1 CHT-6 what is said through the door is in PostgreSQL seconds later, under the sender's name", async () => {
    const { cookie, course, user } = await learner();
    const client = await enter(`/ws/rooms/course/${course}?v=1`, { cookie });
    client.say({ t: "send", text: "for the record" });
    await client.untilSeq(1);
    const kept = () =>
      rowsOf<{ text: string; by: string }>(sql`
      select m.text, u.uuid as by from chat_messages m join users u on u.id = m.by_id
      join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id where c.uuid = ${course}::uuid`);
    await expect.poll(kept, { timeout: 15_000 }).toEqual([{ text: "for the record", by: user }]);
  });

  it("ACC-11 leaving the course and signing out close the room's socket at once", async () => {
    const { cookie, course, enrolment } = await learner();
    const post = (path: string, method: string) =>
      SELF.fetch(origin + path, {
        method,
        headers: { cookie, origin, "content-type": "application/json" },
        body: "{}",
      });
    const room = `/ws/rooms/course/${course}?v=1`;
    const client = await enter(room, { cookie });
    const left = await post(`/api/v1/me/enrolments/${enrolment}`, "DELETE");
    expect(left.status).toBe(200);
    await client.until(({ closed }) => closed !== null, "the end");
    expect(client.closed?.code).toBe(closeCodes.revoked);
    expect((await knock(room, { cookie })).status).toBe(404);

    const other = await learner();
    const second = await enter(`/ws/rooms/course/${other.course}?v=1`, other);
    const out = await SELF.fetch(`${origin}/api/v1/sessions/current`, {
      method: "DELETE",
      headers: { cookie: other.cookie, origin, "content-type": "application/json" },
      body: "{}",
    });
    expect(out.status).toBe(200);
    await second.until(({ closed }) => closed !== null, "the end");
    expect(second.closed?.code).toBe(closeCodes.revoked);
  });
});
