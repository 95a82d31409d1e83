import { SELF } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { closeCodes } from "../../durable-objects/live-session/protocol";
import { newUuid } from "../../worker/kernel/ids";
import { knock, learner, origin, rowsOf } from "./support/learner";
import { Attendee } from "./support/live";

/** A learner, and a session of their course that runs; `teaches` makes them its instructor as well. */
async function learnerInSession({ teaches = false } = {}) {
  const who = await learner();
  const [row] = await rowsOf<{ uuid: string }>(sql`
    with taught as (
      insert into course_instructors (course_id, user_id)
      select c.id, c.created_by_id from courses c where c.uuid = ${who.course}::uuid and ${teaches}::boolean),
    role as (
      insert into user_roles (user_id, role_id)
      select u.id, r.id from users u, roles r where u.uuid = ${who.user}::uuid and r.code = 'instructor' and ${teaches}::boolean)
    insert into live_sessions (course_id, host_id, translations, starts_at, moved_at, duration_minutes, time_zone, status, started_at)
    select id, created_by_id, '{"en":{"title":"Demo session"}}', now(), now(), 60, 'UTC', 'live', now()
    from courses where uuid = ${who.course}::uuid returning uuid`);
  if (!row) throw new Error("no session");
  return { ...who, session: row.uuid, path: `/ws/live/${row.uuid}?v=1` };
}

async function enter(path: string, headers: Record<string, string>): Promise<Attendee> {
  const { webSocket, status } = await knock(path, headers);
  if (!webSocket) throw new Error(`refused: ${status}`);
  return new Attendee(webSocket).until(({ frames }) => frames.length > 0, "a welcome");
}

const call = (path: string, cookie: string, method: string, body: object = {}) =>
  SELF.fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { cookie, origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("the door of live sessions, in workerd", () => {
  it("EVT-5 PLT-10 a socket is refused before it opens: without a session, from another page, to what one does not attend", async () => {
    const { cookie, path } = await learnerInSession();
    const refused = async (at: string, headers: Record<string, string>) => {
      const response = await knock(at, headers);
      return (await response.json<{ code: string }>()).code;
    };
    expect(await refused(path, {})).toBe("unauthenticated");
    expect(await refused(path, { cookie, origin: "https://elsewhere.example" })).toBe("wrong_origin");
    expect(await refused(path, { cookie: `__Host-session=${inject("studentToken")}` })).toBe("not_found");
    for (const at of [`/ws/live/${newUuid()}?v=1`, "/ws/live/x?v=1", path.replace("?v=1", "")])
      expect(await refused(at, { cookie })).toBe("not_found");
  });

  it("EVT-5 who was there, and what was asked, are in PostgreSQL once the host has ended it; nobody comes in after that", async () => {
    const { cookie, path, session, user } = await learnerInSession({ teaches: true });
    const client = await enter(path, { cookie });
    expect(client.you).toMatchObject({ id: user, host: true, place: "room" });
    const poll = client.say({ t: "poll", question: "Ready?", choices: ["yes", "no"], multiple: false });
    await client.untilDone(poll);
    const stays = () =>
      rowsOf<{ by: string; host: boolean; over: boolean }>(sql`
        select u.uuid as by, a.is_host as host, a.left_at is not null as over from live_attendance a join users u on u.id = a.user_id
        join live_sessions s on s.id = a.session_id where s.uuid = ${session}::uuid`);
    await expect.poll(stays, { timeout: 15_000 }).toEqual([{ by: user, host: true, over: false }]);
    expect((await call(`/live-sessions/${session}/end`, cookie, "POST")).status).toBe(200);
    await client.untilClosed();
    expect(client.closed?.code).toBe(closeCodes.ended);
    await expect.poll(stays, { timeout: 15_000 }).toEqual([{ by: user, host: true, over: true }]);
    const outcome = () =>
      rowsOf<{ outcome: unknown }>(sql`select outcome from live_sessions where uuid = ${session}::uuid`);
    await expect.poll(outcome, { timeout: 15_000 }).toEqual([
      {
        outcome: {
          questions: [],
          polls: [{ question: "Ready?", choices: ["yes", "no"], counts: [0, 0], voters: 0 }],
        },
      },
    ]);
    expect((await knock(path, { cookie })).status).toBe(409);
  });

  it("EVT-5 ACC-11 leaving the course and signing out close the socket at once", async () => {
    const { cookie, path, enrolment } = await learnerInSession();
    const client = await enter(path, { cookie });
    expect((await call(`/me/enrolments/${enrolment}`, cookie, "DELETE")).status).toBe(200);
    await client.untilClosed();
    expect(client.closed?.code).toBe(closeCodes.revoked);
    expect((await knock(path, { cookie })).status).toBe(404);

    const other = await learnerInSession();
    const second = await enter(other.path, other);
    expect((await call("/sessions/current", other.cookie, "DELETE")).status).toBe(200);
    await second.untilClosed();
    expect(second.closed?.code).toBe(closeCodes.revoked);
  });
});
