import { SELF } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { closeCodes } from "../../durable-objects/chat-room/protocol";
import { newUuid } from "../../worker/kernel/ids";
import { knock, learner, origin, rowsOf } from "./support/learner";
import { Client } from "./support/room";

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

  it("CHT-8 who was in lately comes back by the room's word alone; PostgreSQL is not asked", async () => {
    const { cookie, course, enrolment } = await learner();
    const room = `/ws/rooms/course/${course}?v=1`;
    const client = await enter(room, { cookie });
    const pass = client.of("welcome")[0]?.pass ?? "";
    client.close();
    // Behind everybody's back: whoever asks PostgreSQL is told that there is no way in.
    await rowsOf(sql`update enrollments set status = 'expired' where uuid = ${enrolment}::uuid`);
    expect((await knock(room, { cookie })).status).toBe(404);
    const back = await enter(`${room}&after=0&pass=${pass}`, { cookie });
    expect(back.of("welcome")[0]).toMatchObject({ you: { role: "member" }, pass });
    back.say({ t: "send", text: "out of the tunnel" });
    await back.untilSeq(1);
  });

  it("CHT-8 ACC-11 a pass opens nothing to another session, in another room, or after the session or the membership has ended", async () => {
    const { cookie, course, enrolment } = await learner();
    const other = await learner();
    const room = `/ws/rooms/course/${course}?v=1`;
    const pass = (await enter(room, { cookie })).of("welcome")[0]?.pass ?? "";
    const by = async (path: string, who: Record<string, string>) => {
      const { webSocket, status } = await knock(path, who);
      webSocket?.accept();
      webSocket?.close();
      return status;
    };
    expect(await by(`${room}&pass=${pass}`, { cookie })).toBe(101);
    expect(await by(`${room}&pass=${pass}`, { cookie: other.cookie })).toBe(404);
    expect(await by(`${room}&pass=${pass}`, {})).toBe(401);
    expect(await by(`/ws/rooms/course/${other.course}?v=1&pass=${pass}`, { cookie })).toBe(404);
    for (const wrong of [`${pass}x`, pass.slice(1), "x"])
      expect(await by(`${room}&pass=${wrong}`, { cookie: other.cookie })).toBe(404);
    const headers = (who: string) => ({ cookie: who, origin, "content-type": "application/json" });
    const left = await SELF.fetch(`${origin}/api/v1/me/enrolments/${enrolment}`, {
      method: "DELETE",
      headers: headers(cookie),
      body: "{}",
    });
    expect(left.status).toBe(200);
    // Told after the commit, within the second.
    const soon = { timeout: 5_000 };
    await expect.poll(() => by(`${room}&pass=${pass}`, { cookie }), soon).toBe(404);

    const theirs = `/ws/rooms/course/${other.course}?v=1`;
    const second = (await enter(theirs, other)).of("welcome")[0]?.pass ?? "";
    const out = await SELF.fetch(`${origin}/api/v1/sessions/current`, {
      method: "DELETE",
      headers: headers(other.cookie),
      body: "{}",
    });
    expect(out.status).toBe(200);
    await expect.poll(() => by(`${theirs}&pass=${second}`, other), soon).toBe(401);
  });
});
