import {
  createExecutionContext,
  createMessageBatch,
  evictDurableObject,
  SELF,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { closed, FromInbox, read } from "../../durable-objects/inbox/protocol";
import { type Env, settingsOf } from "../../worker/env";
import worker from "../../worker/index";
import { connect } from "../../worker/kernel/database";
import { newUuid, randomToken, sha256Hex } from "../../worker/kernel/ids";

const env = bindings as unknown as Env;
const settings = settingsOf(env);
const database = connect(settings.DATABASE_URL, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });
const origin = "http://localhost:8787";
const soon = { timeout: 10_000, interval: 50 };

/** A student with as many sessions as are asked for, straight into the tables. */
async function student(sessions = 1) {
  const uuid = newUuid();
  const tokens = Array.from({ length: sessions }, () => randomToken());
  const hashes = await Promise.all(tokens.map(sha256Hex));
  await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute(sql`insert into users (uuid, email, full_name, user_type, status, email_verified_at)
      values (${uuid}::uuid, ${`inbox.${uuid.slice(-12)}@demo.recruitlms.test`}, 'Demo Learner', 'student', 'active', now())`),
    ...hashes.map((hash) =>
      w.execute(sql`insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
        select ${hash}, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from users where uuid = ${uuid}::uuid`),
    ),
  ]);
  return { uuid, token: tokens[0] ?? "", tokens };
}

const knock = (headers: Record<string, string>) =>
  SELF.fetch(`${origin}/ws/inbox`, { headers: { upgrade: "websocket", ...headers } });
const cookie = (token: string) => ({ cookie: `__Host-session=${token}` });

/** A tab: what it was told, and why it was closed. */
async function tab(token: string) {
  const { webSocket } = await knock({ origin, ...cookie(token) });
  if (!webSocket) throw new Error("not let in");
  const told: FromInbox[] = [];
  const seen: { code: number | null; frames: unknown[] } = { code: null, frames: [] };
  webSocket.addEventListener("message", ({ data }) => {
    seen.frames.push(data);
    const message = read(FromInbox, data);
    if (message) told.push(message);
  });
  webSocket.addEventListener("close", ({ code }) => {
    seen.code = code;
  });
  webSocket.accept();
  const hello = () => webSocket.send(JSON.stringify({ v: 1, kind: "hello" }));
  hello();
  const newest = () => {
    const last = told.at(-1);
    return last?.kind === "state" ? last.state : null;
  };
  const unread = (count: number) => vi.waitFor(() => expect(newest()?.unread).toBe(count), soon);
  await unread(0).catch(() => undefined);
  return { socket: webSocket, told, seen, newest, unread, hello };
}

async function tell(userUuid: string) {
  const ctx = createExecutionContext();
  const body = {
    tenant: "default",
    uuid: newUuid(),
    kind: "notification.asked",
    payload: { type: "chat.private_message", to: { userUuids: [userUuid] }, link: "/student" },
    requestId: newUuid(),
  };
  const batch = createMessageBatch("recruitlms-outbox", [{ id: "0", timestamp: new Date(), attempts: 1, body }]);
  await worker.queue(batch, env, ctx);
  await waitOnExecutionContext(ctx);
}

const call = (token: string, path: string, body: object = {}, method = "POST") =>
  SELF.fetch(`${origin}/api/v1${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });

describe("the inbox, in workerd", () => {
  it("NTF-1 the door asks where a socket comes from and who opens it, before it opens", async () => {
    const { token } = await student();
    const problem = async (headers: Record<string, string>) => {
      const response = await knock(headers);
      expect(response.webSocket).toBeNull();
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      return [response.status, (await response.json<{ code: string }>()).code];
    };
    expect(await problem({ ...cookie(token) })).toEqual([403, "wrong_origin"]);
    expect(await problem({ ...cookie(token), origin: "https://elsewhere.example" })).toEqual([403, "wrong_origin"]);
    expect(await problem({ origin })).toEqual([401, "unauthenticated"]);
    expect(await problem({ origin, ...cookie(randomToken()) })).toEqual([401, "unauthenticated"]);
    expect(await problem({ origin, ...cookie(token), upgrade: "h2c" })).toEqual([404, "not_found"]);
    // Whoever says who they are is not believed.
    const forged = JSON.stringify({ tenant: "default", userId: 1, userUuid: newUuid(), sessionUuid: "x", until: 9e15 });
    expect(await problem({ origin, "x-inbox-visitor": forged })).toEqual([401, "unauthenticated"]);
  });

  it("NTF-1 two tabs and another device agree: what is new reaches all, what is read in one is read in all, evictions in between", async () => {
    const { uuid, tokens } = await student(2);
    const stub = env.INBOX.get(env.INBOX.idFromName(`default:${uuid}`));
    const tabs = await Promise.all([tab(tokens[0] ?? ""), tab(tokens[0] ?? ""), tab(tokens[1] ?? "")]);
    await tell(uuid);
    await Promise.all(tabs.map(({ unread }) => unread(1)));
    await evictDurableObject(stub as never);
    await tell(uuid);
    await Promise.all(tabs.map(({ unread }) => unread(2)));
    expect(tabs[2]?.newest()?.newest.map(({ type }) => type)).toEqual(["chat.private_message", "chat.private_message"]);
    await evictDurableObject(stub as never);
    const one = tabs[0]?.newest()?.newest[0]?.uuid;
    expect((await call(tokens[1] ?? "", "/notifications/readings", { uuids: [one] })).status).toBe(200);
    await Promise.all(tabs.map(({ unread }) => unread(1)));
    await call(tokens[0] ?? "", "/notifications/readings");
    await Promise.all(tabs.map(({ unread }) => unread(0)));
  });

  it("NTF-1 pings are answered, what is not understood or too much is refused, and the socket stays open", async () => {
    const { token } = await student();
    const { socket, seen, told } = await tab(token);
    socket.send("ping");
    await vi.waitFor(() => expect(seen.frames).toContain("pong"), soon);
    socket.send("hello?");
    socket.send(JSON.stringify({ v: 2, kind: "hello" }));
    socket.send(JSON.stringify({ v: 1, kind: "hello", padding: "x".repeat(2_000) }));
    await vi.waitFor(() => expect(told.filter(({ kind }) => kind === "refused")).toHaveLength(3), soon);
    for (let n = 0; n < 30; n++) socket.send("hello?");
    await vi.waitFor(() => expect(told).toContainEqual({ v: 1, kind: "refused", code: "too_many" }), soon);
    expect(seen.code).toBeNull();
  });

  it("ACC-11 a suspension closes every socket of its person within a second, and nobody else's; the door stays shut", async () => {
    const [{ uuid, token }, other] = await Promise.all([student(), student()]);
    const [mine, theirs] = await Promise.all([tab(token), tab(other.token)]);
    const admin = await superAdmin();
    const answer = await call(admin, `/users/${uuid}/suspend`, { reason: "Demo" });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    await vi.waitFor(() => expect(mine.seen.code).toBe(closed.sessionEnded), { timeout: 1_000, interval: 20 });
    expect((await knock({ origin, ...cookie(token) })).status).toBe(401);
    expect(theirs.seen.code).toBeNull();
  });

  it("ACC-11 signing out closes the sockets of that session alone; ending the others closes all but one's own", async () => {
    const { tokens } = await student(3);
    const [first, second, third] = await Promise.all(tokens.map(tab));
    await call(tokens[0] ?? "", "/sessions/current", {}, "DELETE");
    await vi.waitFor(() => expect(first?.seen.code).toBe(closed.sessionEnded), { timeout: 1_000, interval: 20 });
    expect([second?.seen.code, third?.seen.code]).toEqual([null, null]);
    await call(tokens[1] ?? "", "/sessions/others", {}, "DELETE");
    await vi.waitFor(() => expect(third?.seen.code).toBe(closed.sessionEnded), { timeout: 1_000, interval: 20 });
    expect(second?.seen.code).toBeNull();
  });

  it("ACC-11 where the call did not get through, the message behind it closes them", async () => {
    const { uuid, token } = await student();
    const mine = await tab(token);
    const ctx = createExecutionContext();
    const body = {
      tenant: "default",
      uuid: newUuid(),
      kind: "account.access_revoked",
      payload: { userUuid: uuid },
      requestId: newUuid(),
    };
    await worker.queue(
      createMessageBatch("recruitlms-outbox", [{ id: "0", timestamp: new Date(), attempts: 1, body }]),
      env,
      ctx,
    );
    await vi.waitFor(() => expect(mine.seen.code).toBe(closed.sessionEnded), soon);
  });
});

async function superAdmin(): Promise<string> {
  const token = randomToken();
  const hash = await sha256Hex(token);
  await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute(sql`with person as (
        insert into users (email, full_name, user_type, status, email_verified_at)
        values (${`admin.${newUuid().slice(-12)}@demo.recruitlms.test`}, 'Demo Admin', 'admin', 'active', now()) returning id),
      granted as (insert into user_roles (user_id, role_id) select person.id, roles.id from person, roles where code = 'super_admin')
      insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
      select ${hash}, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from person`),
  ]);
  return token;
}
