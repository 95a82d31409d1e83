import { beforeEach, describe, expect, it } from "vitest";
import {
  databaseOf,
  day,
  enter,
  goodPassword,
  later,
  minute,
  personOf,
  registerAndVerify,
  signedInPerson,
} from "../../../tests/support/accounts";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Database } from "../../kernel/database";
import {
  listSessions,
  me,
  pruneSessions,
  resolveSession,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signOut,
} from "./index";
import { clockAt } from "./session-adapter";
import { sessionsIn } from "./sessions";

describe("sessions", () => {
  const world = createWorld();
  let email = "";
  let count = 0;
  beforeEach(async () => {
    email = `reader${++count}@example.org`;
    await registerAndVerify(world, email);
  });
  const sessionRow = async (uuid: string) =>
    (await world.sql.query("select * from user_sessions where uuid = $1", [uuid])).rows[0];

  it("ACC-3 a session gives the person with roles and rights in one round trip, and the table holds no token", async () => {
    const { sessionToken } = await enter(world, email);
    let reads = 0;
    let writes = 0;
    const inner = databaseOf(world);
    const counting: Database = {
      read: (build) => {
        reads++;
        return inner.read(build);
      },
      write: (build, constraints) => {
        writes++;
        return inner.write(build, constraints);
      },
    };
    const resolved = await resolveSession(counting, sessionToken, world.now, () => undefined);
    expect({ reads, writes }).toEqual({ reads: 1, writes: 0 });
    expect(resolved?.session.fresh).toBe(false);
    expect(resolved?.session.expiresAt.getTime()).toBeCloseTo(world.now.getTime() + 14 * day, -3);
    expect(resolved?.person).toMatchObject({
      kind: "person",
      email,
      fullName: "Demo Nadia Farouk",
      userType: "student",
      roles: ["student"],
      locale: "en",
      theme: "system",
      photoUuid: null,
      unread: 0,
    });
    expect(JSON.stringify((await world.sql.query("select * from user_sessions")).rows)).not.toContain(sessionToken);
    if (resolved) expect((await world.as(resolved.person).run(me, {})).uuid).toBe(resolved.person.uuid);
  });

  it("ACC-3 rights come with the session: a role's grants, once, and none of a deleted role", async () => {
    const { sessionToken } = await enter(world, email);
    const person = await personOf(world, sessionToken);
    await world.sql.query(
      "insert into user_roles (user_id, role_id) select $1, id from roles where code in ('support_admin', 'instructor')",
      [person?.id],
    );
    const renewed = await personOf(world, (await enter(world, email)).sessionToken);
    expect(renewed?.roles).toEqual(["instructor", "student", "support_admin"]);
    expect(renewed?.grants.has("users.read:all")).toBe(true);
    await world.sql.query(
      "insert into roles (code, name_en, name_ar, deleted_at) values ('gone', 'Gone', 'ذهب', now())",
    );
    await world.sql.query(
      "insert into role_permissions select r.id, p.id from roles r, permissions p where r.code = 'gone' and p.name = 'users.delete:all'",
    );
    await world.sql.query("insert into user_roles (user_id, role_id) select $1, id from roles where code = 'gone'", [
      person?.id,
    ]);
    const after = await personOf(world, (await enter(world, email)).sessionToken);
    expect(after?.roles).not.toContain("gone");
    expect(after?.grants.has("users.delete:all")).toBe(false);
  });

  it("ACC-3 a token that is none of ours opens nothing", async () => {
    const { sessionToken } = await enter(world, email);
    const { rows } = await world.sql.query("select id from user_sessions");
    for (const token of [
      "",
      "x",
      "a".repeat(43),
      `${sessionToken}x`,
      sessionToken.toLowerCase(),
      rows[0].id,
      "' or 1=1 --",
    ]) {
      expect(await personOf(world, token), token).toBeNull();
    }
  });

  it("ACC-3 an idle session ends after 14 days, use moves the end on, 90 days are the end whatever the use", async () => {
    const start = world.now;
    const { sessionToken, expiresAt } = await enter(world, email);
    expect(Date.parse(expiresAt)).toBeCloseTo(start.getTime() + 14 * day, -3);
    const at = async (days: number) => {
      world.now = new Date(start.getTime() + days * day);
      const beside: Promise<unknown>[] = [];
      const resolved = await resolveSession(databaseOf(world), sessionToken, world.now, (work) => beside.push(work));
      await Promise.all(beside);
      return resolved?.session ?? null;
    };
    expect((await at(6))?.fresh).toBe(false);
    const moved = await at(8);
    expect(moved?.fresh).toBe(true);
    expect(moved?.expiresAt.getTime()).toBeCloseTo(start.getTime() + 22 * day, -3);
    for (let days = 20; days < 89; days += 10) expect(await at(days), `day ${days}`).not.toBeNull();
    const last = await at(89);
    expect(last?.expiresAt.getTime()).toBe(start.getTime() + 90 * day);
    expect((await at(89.5))?.fresh).toBe(false);
    expect(await at(90)).toBeNull();
    world.now = start;
    const idle = await enter(world, email);
    later(world, 14 * day + minute);
    expect(await personOf(world, idle.sessionToken)).toBeNull();
    const { rows } = await world.sql.query(
      "select count(*)::int from user_sessions s join users u on u.id = s.user_id where u.email = $1 and s.created_at = $2",
      [email, start],
    );
    // The last use of the first session was later; the idle one is gone from the table too.
    expect(rows[0].count).toBe(1);
  });

  it("ACC-5 last seen is kept to the minute and written beside the answer", async () => {
    const { sessionToken } = await enter(world, email);
    const person = await personOf(world, sessionToken);
    const start = (await sessionRow(person?.sessionUuid ?? "")).last_seen_at;
    later(world, minute - 1);
    await personOf(world, sessionToken);
    expect((await sessionRow(person?.sessionUuid ?? "")).last_seen_at).toEqual(start);
    later(world, 1);
    await personOf(world, sessionToken);
    expect((await sessionRow(person?.sessionUuid ?? "")).last_seen_at).toEqual(world.now);
  });

  it("ACC-5 one's own sessions with device and place, the current first; one or all others end", async () => {
    const tokens = [await enter(world, email), await enter(world, email), await enter(world, email)].map(
      (entered) => entered.sessionToken,
    );
    const person = await personOf(world, tokens[1] ?? "");
    if (!person) throw new Error("no session");
    const { items } = await world.as(person).run(listSessions, {});
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      uuid: person.sessionUuid,
      current: true,
      place: "Cairo, EG",
      address: "203.0.113.7",
      device: { browser: null, system: null, form: "desktop" },
    });
    expect(items.slice(1).map((item) => item.current)).toEqual([false, false]);

    await world.as(person).run(revokeSession, { uuid: items[1]?.uuid ?? "" });
    expect((await world.as(person).run(listSessions, {})).items).toHaveLength(2);
    await expectRefusal(world.as(person).run(revokeSession, { uuid: items[1]?.uuid ?? "" }), "not_found");
    expect(await world.as(person).run(revokeOtherSessions, {})).toEqual({ ended: 1 });
    expect((await Promise.all(tokens.map((token) => personOf(world, token)))).map((p) => p !== null)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("ACC-5 nobody ends or sees another person's session", async () => {
    const owner = await signedInPerson(world, email);
    await registerAndVerify(world, `other-${email}`);
    const stranger = await signedInPerson(world, `other-${email}`);
    await expectRefusal(world.as(stranger).run(revokeSession, { uuid: owner.sessionUuid }), "not_found");
    await world.as(stranger).run(revokeOtherSessions, {});
    expect((await world.as(stranger).run(listSessions, {})).items.map((item) => item.uuid)).toEqual([
      stranger.sessionUuid,
    ]);
    expect((await world.as(owner).run(listSessions, {})).items.map((item) => item.uuid)).toEqual([owner.sessionUuid]);
    await expectRefusal(world.visitor.run(listSessions, {}), "unauthenticated");
    await expectRefusal(world.as(owner).run(revokeSession, { uuid: "no uuid" }), "invalid_input");
  });

  it("ACC-3 signing out ends this session, signing in again replaces it, and both are in the audit trail", async () => {
    const { sessionToken } = await enter(world, email);
    const person = await personOf(world, sessionToken);
    if (!person) throw new Error("no session");
    const again = await world.as(person).run(signIn, { email, password: goodPassword });
    expect(again.sessionToken).not.toBe(sessionToken);
    expect(await personOf(world, sessionToken)).toBeNull();
    const renewed = await personOf(world, again.sessionToken);
    if (!renewed) throw new Error("no session");
    await world.as(renewed).run(signOut, {});
    expect(await personOf(world, again.sessionToken)).toBeNull();
    const { rows } = await world.sql.query(
      "select action, verb, address from audit_logs where entity_uuid = $1 and action like 'logged%' order by id",
      [person.uuid],
    );
    expect(rows).toEqual([
      { action: "logged_in", verb: "accounts.signIn", address: "203.0.113.7" },
      { action: "logged_in", verb: "accounts.signIn", address: "203.0.113.7" },
      { action: "logged_out", verb: "accounts.signOut", address: "203.0.113.7" },
    ]);
  });

  it("ACC-5 pruning removes what ended, is older than 90 days, spent or stale, and is no person's to call", async () => {
    const open = await enter(world, email);
    const person = await personOf(world, open.sessionToken);
    if (!person) throw new Error("no session");
    await expectRefusal(world.as(person).run(pruneSessions, {}), "forbidden");
    await world.sql.query("delete from user_sessions where user_id <> $1", [person.id]);
    const insert =
      "insert into user_sessions (id, uuid, user_id, created_at, expires_at, ends_at) values ($1, $1, $2, $3, $4, $5)";
    const from = (days: number) => new Date(world.now.getTime() + days * day);
    await world.sql.query(insert, ["idle", person.id, from(-20), from(-1), from(70)]);
    await world.sql.query(insert, ["ended", person.id, from(-20), from(5), from(-1)]);
    await world.sql.query(insert, ["old", person.id, from(-91), from(5), from(5)]);
    await world.sql.query(
      "insert into sign_in_throttles (subject, failures, window_started_at, locked_until) values ('stale', 3, $1, null), ('locked', 9, $1, $2)",
      [from(-1), from(1)],
    );
    const pruned = await world.system.run(pruneSessions, {});
    expect(pruned.sessions).toBe(3);
    expect(pruned.links).toBeGreaterThan(0);
    expect(
      (await world.sql.query("select subject from sign_in_throttles where subject in ('stale', 'locked')")).rows,
    ).toEqual([{ subject: "locked" }]);
    expect(await personOf(world, open.sessionToken)).not.toBeNull();
  });

  it("ACC-3 the adapter does all that Lucia asks of one", async () => {
    const person = await signedInPerson(world, email);
    const database = databaseOf(world);
    const lucia = sessionsIn({
      read: database.read,
      write: (build) => database.write(build),
      clock: clockAt(world.now),
    });
    const attributes = (uuid: string) => ({
      uuid,
      createdAt: world.now,
      lastSeenAt: world.now,
      endsAt: new Date(world.now.getTime() + 90 * day),
      address: null,
      place: null,
      agent: null,
    });
    await lucia.createSession(person.id, attributes("s1"), { sessionId: "one" });
    await lucia.createSession(person.id, attributes("s2"), { sessionId: "two" });
    expect((await lucia.validateSession("one")).user?.uuid).toBe(person.uuid);
    expect((await lucia.validateSession("three")).session).toBeNull();
    expect((await lucia.getUserSessions(person.id)).map((session) => session.uuid).sort()).toEqual(
      [person.sessionUuid, "s1", "s2"].sort(),
    );
    await lucia.invalidateSession("one");
    expect((await lucia.validateSession("one")).session).toBeNull();
    await world.sql.query("update user_sessions set expires_at = $1 where uuid = 's2'", [
      new Date(world.now.getTime() - 1000),
    ]);
    await lucia.deleteExpiredSessions();
    expect(await lucia.getUserSessions(person.id)).toHaveLength(1);
    await lucia.invalidateUserSessions(person.id);
    expect(await lucia.getUserSessions(person.id)).toEqual([]);
  });
});
