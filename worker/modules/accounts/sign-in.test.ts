import { beforeEach, describe, expect, it } from "vitest";
import { enter, goodPassword, later, minute, personOf, registerAndVerify } from "../../../tests/support/accounts";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { visitor } from "../../kernel/actor";
import { changePassword, homePortal, signIn } from "./index";

describe("signing in", () => {
  const world = createWorld();
  let email = "";
  let count = 0;
  beforeEach(async () => {
    later(world, 60 * minute);
    email = `guest${++count}@example.org`;
    await registerAndVerify(world, email, { username: `guest.${count}` });
    world.passwordsVerified = 0;
  });
  const guess = (who = email, password = "not the password") => world.visitor.run(signIn, { email: who, password });
  const setStatus = (status: string) =>
    world.sql.query("update users set status = $2 where email = $1", [email, status]);

  /** Until somebody in this database waits for a row that this connection holds. */
  async function waitForALock() {
    for (;;) {
      await world.sql.query("select pg_stat_clear_snapshot()");
      const { rows } = await world.sql.query(
        "select count(*)::int from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()",
      );
      if (rows[0].count > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it("ACC-3 opens a session by address or username, in any case, and names the home portal", async () => {
    for (const who of [email, email.toUpperCase(), `guest.${count}`, ` Guest.${count} `]) {
      const entered = await enter(world, who);
      expect(entered.home).toBe("student");
      expect((await personOf(world, entered.sessionToken))?.email).toBe(email);
    }
    expect(homePortal("manager")).toBe("recruiter");
    expect(
      ["student", "company", "admin", "instructor", "mentor", "recruiter"].map((type) => homePortal(type as never)),
    ).toEqual(["student", "company", "admin", "instructor", "mentor", "recruiter"]);
  });

  it("ACC-3 an unknown person and a wrong password are one answer after one check each", async () => {
    const known = await expectRefusal(guess(), "wrong_credentials");
    const unknown = await expectRefusal(guess("nobody@example.org"), "wrong_credentials");
    expect(unknown.params).toEqual(known.params);
    expect(world.passwordsVerified).toBe(2);
    await expectRefusal(guess("no-such-name"), "wrong_credentials");
  });

  it.each([
    ["suspended", "account_suspended"],
    ["banned", "account_banned"],
    ["inactive", "account_inactive"],
  ] as const)("ACC-3 a %s account says so to the right password only", async (status, code) => {
    await setStatus(status);
    await expectRefusal(guess(), "wrong_credentials");
    for (let i = 0; i < 7; i++) await expectRefusal(enter(world, email), code);
    const { rows } = await world.sql.query(
      "select count(*)::int from user_sessions s join users u on u.id = s.user_id where u.email = $1",
      [email],
    );
    expect(rows[0].count).toBe(0);
  });

  it("ACC-1 an address that waits for its proof is nobody's, even to the password it had", async () => {
    await setStatus("pending_verification");
    for (let i = 0; i < 5; i++) await expectRefusal(enter(world, email), "wrong_credentials");
    await expectRefusal(enter(world, email), "sign_in_locked");
  });

  it("ACC-3 five wrong guesses from elsewhere do not lock out a device that signed in before; its own guesses do", async () => {
    const known = await enter(world, email);
    const from = (deviceToken: string, password = goodPassword, who = email) =>
      world.visitor.run(signIn, { email: who, password, deviceToken });
    for (let i = 0; i < 5; i++) await expectRefusal(guess(), "wrong_credentials");
    await expectRefusal(enter(world, email), "sign_in_locked");
    const { deviceToken } = await from(known.deviceToken);
    // Strangers stay locked, a forged token is a stranger's, and another account's opens no second counter.
    await expectRefusal(enter(world, email), "sign_in_locked");
    await expectRefusal(from(`${deviceToken}x`), "sign_in_locked");
    const other = `other-${email}`;
    await registerAndVerify(world, other);
    await expectRefusal(from((await enter(world, other)).deviceToken), "sign_in_locked");
    for (let i = 0; i < 5; i++) await expectRefusal(from(deviceToken, "not the password"), "wrong_credentials");
    await expectRefusal(from(deviceToken), "sign_in_locked");
  });

  it("ACC-3 a device is known until the password changes", async () => {
    const { deviceToken, sessionToken } = await enter(world, email);
    const person = await personOf(world, sessionToken);
    if (!person) throw new Error("no session");
    const newPassword = "eleven blue bicycles";
    const changed = await world.as(person).run(changePassword, { currentPassword: goodPassword, newPassword });
    for (let i = 0; i < 5; i++) await expectRefusal(guess(), "wrong_credentials");
    const from = (token: string) => world.visitor.run(signIn, { email, password: newPassword, deviceToken: token });
    await expectRefusal(from(deviceToken), "sign_in_locked");
    await from(changed.deviceToken);
  });

  it("ADM-6 a wrong password of a known account and the lock it leads to are on record, an unknown name's are not", async () => {
    const lines = async () =>
      (
        await world.sql.query(
          "select l.action, l.verb, l.address, l.actor_id, l.detail->>'code' as code from audit_logs l join users u on u.id = l.entity_id where l.action = 'refused' and u.email = $1 order by l.id",
          [email],
        )
      ).rows;
    for (let i = 0; i < 5; i++) await expectRefusal(guess(), "wrong_credentials");
    for (let i = 0; i < 9; i++) await expectRefusal(guess(), "sign_in_locked");
    await world.settle();
    const line = { action: "refused", verb: "accounts.signIn", address: "203.0.113.7", actor_id: null };
    const codes = [...Array<string>(5).fill("wrong_credentials"), "sign_in_locked"];
    expect(await lines()).toEqual(codes.map((code) => ({ ...line, code })));
    const all = async () => (await world.sql.query("select count(*)::int from audit_logs")).rows[0].count;
    const before = await all();
    for (let i = 0; i < 5; i++) await expectRefusal(guess("nobody-at-all@example.org"), "wrong_credentials");
    await world.settle();
    expect(await all()).toBe(before);
  });

  it("ACC-3 a deleted account and one without a password are nobody's", async () => {
    await world.sql.query("update users set deleted_at = now() where email = $1", [email]);
    await expectRefusal(enter(world, email), "wrong_credentials");
    await world.sql.query("update users set deleted_at = null, password_hash = null where email = $1", [email]);
    await expectRefusal(enter(world, email), "wrong_credentials");
  });

  it("ACC-3 five failures lock for one minute, then five, then fifteen, before any hash, the right password included", async () => {
    for (let i = 0; i < 5; i++) await expectRefusal(guess(), "wrong_credentials");
    world.passwordsVerified = 0;
    for (const minutes of [1, 5, 15, 15]) {
      const locked = await expectRefusal(enter(world, email), "sign_in_locked");
      expect(locked.params.retryAfter).toBe(minutes * 60);
      later(world, minutes * minute - 1);
      await expectRefusal(enter(world, email), "sign_in_locked");
      expect(world.passwordsVerified).toBe(0);
      later(world, 1);
      await expectRefusal(guess(), "wrong_credentials");
      world.passwordsVerified = 0;
    }
    later(world, 15 * minute);
    await enter(world, email);
    for (let i = 0; i < 4; i++) await expectRefusal(guess(), "wrong_credentials");
    await enter(world, email);
  });

  it("ACC-3 address and username share one counter, and an unknown address is locked as a known one", async () => {
    for (const who of [email, `guest.${count}`, email.toUpperCase(), `guest.${count}`, email])
      await expectRefusal(guess(who), "wrong_credentials");
    const known = await expectRefusal(guess(`guest.${count}`), "sign_in_locked");
    for (let i = 0; i < 5; i++) await expectRefusal(guess("stranger@example.org"), "wrong_credentials");
    const unknown = await expectRefusal(guess("Stranger@example.org"), "sign_in_locked");
    expect(unknown.params).toEqual(known.params);
  });

  it("ACC-3 guesses sent all at once are no more than five", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => guess()));
    const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "in"));
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "sign_in_locked")).toHaveLength(15);
    expect(world.passwordsVerified).toBe(5);
  });

  it("ACC-3 failures a quarter of an hour apart do not add up", async () => {
    for (let i = 0; i < 4; i++) await expectRefusal(guess(), "wrong_credentials");
    later(world, 15 * minute + 1);
    for (let i = 0; i < 4; i++) await expectRefusal(guess(), "wrong_credentials");
    await enter(world, email);
  });

  it("ACC-3 one network address may fail fifty times over many accounts; what it is refused after that harms no account", async () => {
    for (let i = 0; i < 50; i++) await expectRefusal(guess(`sprayed${i}@example.org`), "wrong_credentials");
    world.passwordsVerified = 0;
    for (let i = 0; i < 6; i++) await expectRefusal(guess(), "sign_in_locked");
    expect(world.passwordsVerified).toBe(0);
    later(world, minute);
    // The account itself has no failure on record: one more, and the right password still opens.
    await enter(world, email);
  });

  it("PLT-2 an IPv6 line is one address, whichever of its addresses it comes from", async () => {
    const from = (address: string, who: string) =>
      world.as(visitor, { address }).run(signIn, { email: who, password: "not the password" });
    for (let i = 0; i < 50; i++)
      await expectRefusal(from(`2001:db8:0:7::${i + 1}`, `sprayed${i}@example.net`), "wrong_credentials");
    await expectRefusal(from("2001:db8:0:7:ffff::1", "another@example.net"), "sign_in_locked");
    await expectRefusal(from("2001:db8:0:8::1", "another@example.net"), "wrong_credentials");
  });

  it("ACC-3 a password changed or an account suspended between the check and the session opens nothing", async () => {
    const { rows } = await world.sql.query("select id from users where email = $1", [email]);
    await world.sql.query("begin");
    await world.sql.query("update users set status = 'suspended' where id = $1", [rows[0].id]);
    const refused = expectRefusal(enter(world, email), "wrong_credentials");
    await waitForALock();
    await world.sql.query("commit");
    await refused;
  });

  it("ACC-3 bad input is named by field", async () => {
    const refusal = await expectRefusal(
      world.visitor.run(signIn, { email: "", password: "x".repeat(201), remember: true } as never),
      "invalid_input",
    );
    expect(refusal.params.fields).toEqual({
      email: { code: "required" },
      password: { code: "too_long", limit: 200 },
      remember: { code: "unknown" },
    });
    await expectRefusal(
      world.visitor.run(signIn, { email: "a' or '1'='1", password: goodPassword }),
      "wrong_credentials",
    );
  });
});
