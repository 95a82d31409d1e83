import { beforeEach, describe, expect, it } from "vitest";
import { day, enter, goodPassword, later, mailedToken, minute } from "../../../tests/support/accounts";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { readVerification, register, resendVerification, verifyEmail } from "./index";

describe("registration", () => {
  const world = createWorld();
  beforeEach(() => {
    world.events.length = 0;
    later(world, day);
  });
  const form = (email: string) => ({ email, fullName: "Demo Nadia Farouk" });
  const verify = (token: string, more: { password?: string; username?: string } = {}) =>
    world.visitor.run(verifyEmail, { token, password: goodPassword, ...more });
  const userOf = async (email: string) => (await world.sql.query("select * from users where email = $1", [email])).rows;

  it("ACC-1 a new student waits for her address to be proven, chooses a password there, and is active with profile and role", async () => {
    const answer = await world.visitor.run(register, { ...form(" Nadia@Example.org "), locale: "ar" });
    expect(answer).toEqual({ status: "pending_verification" });
    const [user] = await userOf("nadia@example.org");
    expect(user).toMatchObject({
      status: "pending_verification",
      user_type: "student",
      password_hash: null,
      locale: "ar",
      time_zone: "Asia/Kolkata",
    });
    const token = await mailedToken(world, "verify_email");
    expect(await world.visitor.run(readVerification, { token })).toEqual({
      email: "nadia@example.org",
      fullName: "Demo Nadia Farouk",
      fullNameAr: null,
      username: null,
    });
    const chosen = { token, password: goodPassword, fullNameAr: "نادية فاروق", username: "Nadia.F" };
    expect(await world.visitor.run(verifyEmail, chosen)).toEqual({ status: "active", email: "nadia@example.org" });
    expect((await enter(world, "NADIA@example.org")).home).toBe("student");
    expect((await userOf("nadia@example.org"))[0]).toMatchObject({
      status: "active",
      username: "nadia.f",
      full_name: "Demo Nadia Farouk",
      full_name_ar: "نادية فاروق",
      password_hash: expect.stringMatching(/^scrypt\$/),
    });
    const { rows } = await world.sql.query(
      "select r.code, s.visibility from user_roles ur join roles r on r.id = ur.role_id join students s on s.user_id = ur.user_id where ur.user_id = $1",
      [user.id],
    );
    expect(rows).toEqual([{ code: "student", visibility: "private" }]);
  });

  it("ACC-1 a stranger who registered the address first knows nothing that opens it: whoever follows the link chooses the password", async () => {
    const victim = "victim@example.org";
    const strangers = { ...form(victim), fullName: "Demo Stranger" };
    const withPassword = { ...strangers, password: "known to somebody else" } as never;
    await expectRefusal(world.visitor.run(register, withPassword), "invalid_input");
    await world.visitor.run(register, strangers);
    const first = await mailedToken(world, "verify_email");
    // She registers herself, later; whichever of the two mails she opens, the name is hers to correct.
    await world.visitor.run(register, form(victim));
    const second = await mailedToken(world, "verify_email");
    expect(second).not.toBe(first);
    expect((await userOf(victim))[0].full_name).toBe("Demo Stranger");
    const chosen = { token: first, password: "nine patient gardens", fullName: "Demo Nadia Farouk" };
    await world.visitor.run(verifyEmail, chosen);
    await expectRefusal(verify(second), "token_invalid");
    await expectRefusal(enter(world, victim, "known to somebody else"), "wrong_credentials");
    await enter(world, victim, "nine patient gardens");
    expect((await userOf(victim))[0].full_name).toBe("Demo Nadia Farouk");
  });

  it("ACC-1 a known address gets the same answer, then and at sign-in; only its owner learns, by one mail a minute", async () => {
    await world.visitor.run(register, form("known@example.org"));
    await verify(await mailedToken(world, "verify_email"));
    const [{ uuid }] = await userOf("known@example.org");
    world.events.length = 0;
    for (const email of ["KNOWN@example.org", "known@example.org", "unknown@example.org"])
      expect(await world.visitor.run(register, form(email))).toEqual({ status: "pending_verification" });
    await world.settle();
    expect(world.events.map((event) => event.kind)).toEqual([
      "mail.already_registered",
      "mail.already_registered",
      "mail.verify_email",
    ]);
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(1);
    expect(await userOf("known@example.org")).toHaveLength(1);
    // Whoever has just registered an address and tries to sign in learns nothing of it either, until the counters lock both alike.
    for (const email of ["known@example.org", "unknown@example.org"]) {
      for (let i = 0; i < 5; i++)
        await expectRefusal(enter(world, email, "another long sentence"), "wrong_credentials");
      await expectRefusal(enter(world, email, "another long sentence"), "sign_in_locked");
    }
  });

  it("ACC-1 two registrations of one address at once make one account and one link that works", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => world.visitor.run(register, form("twice@example.org"))));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(["pending_verification"]));
    await world.settle();
    const users = await userOf("twice@example.org");
    expect(users).toHaveLength(1);
    const { rows } = await world.sql.query("select count(*)::int from user_tokens where user_id = $1", [users[0].id]);
    expect(rows[0].count).toBe(1);
  });

  it("ACC-1 a username is chosen with the link in hand: a taken one is named, spends no link, and of two at once one holds it", async () => {
    const links: Record<string, string> = {};
    for (const name of ["first", "second", "third"]) {
      await world.visitor.run(register, form(`${name}@example.org`));
      links[name] = await mailedToken(world, "verify_email");
    }
    // At registration nobody is asked for one: "taken" would tell whether the address beside it was known.
    const asked = { ...form("first@example.org"), username: "same_name" } as never;
    await expectRefusal(world.visitor.run(register, asked), "invalid_input");
    await verify(links.first ?? "", { username: "same_name" });
    await expectRefusal(verify(links.second ?? "", { username: "SAME_NAME" }), "username_taken");
    const both = await Promise.allSettled(
      ["second", "third"].map((name) => verify(links[name] ?? "", { username: "raced" })),
    );
    expect(both.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("PLT-10 a name that is a web address is refused by field; one with a dot in it is a name", async () => {
    const links = [
      "Free gift http://evil.test/x",
      "see www.evil.test",
      "evil.com",
      "Win at shop.example/now",
      "a.xyz!",
    ];
    for (const fullName of links) {
      const refusal = await expectRefusal(
        world.visitor.run(register, { email: "linked@example.org", fullName }),
        "invalid_input",
      );
      expect(refusal.params.fields, fullName).toEqual({ fullName: { code: "link" } });
    }
    for (const fullName of ["Dr.Ahmed Salem", "J.R.R. Demo", "Demo St. John", "د.منى كامل", "Demo M.Sc."])
      await world.visitor.run(register, { email: "linked@example.org", fullName });
  });

  it("ACC-1 bad input is named by field and stores nothing", async () => {
    const wrong = {
      email: "no address",
      fullName: "\u202E \u2066",
      role: "super_admin",
      timeZone: "+05:30",
    };
    const refusal = await expectRefusal(world.visitor.run(register, wrong as never), "invalid_input");
    expect(refusal.params.fields).toMatchObject({
      email: { code: "format" },
      fullName: { code: "required" },
      role: { code: "unknown" },
      timeZone: { code: "format" },
    });
    await expectRefusal(
      world.visitor.run(register, { ...form("x@example.org"), timeZone: "Mars/Olympus" }),
      "invalid_input",
    );
    expect(await userOf("x@example.org")).toEqual([]);

    await world.visitor.run(register, { ...form("x@example.org"), timeZone: "Africa/Cairo" });
    const token = await mailedToken(world, "verify_email");
    const long = await expectRefusal(
      world.visitor.run(verifyEmail, { token, password: "x".repeat(201), fullName: "y".repeat(121), username: "a@b" }),
      "invalid_input",
    );
    expect(long.params.fields).toEqual({
      password: { code: "too_long", limit: 200 },
      fullName: { code: "too_long", limit: 120 },
      username: { code: "format" },
    });
    const short = await expectRefusal(verify(token, { password: "short" }), "invalid_input");
    expect(short.params.fields).toEqual({ password: { code: "too_short", limit: 10 } });
    await expectRefusal(verify(token, { password: "x-Farouk-1987" }), "password_too_weak");
    await verify(token);
  });

  it("ACC-1 a verification link works once, for a day, and is stored only as a hash", async () => {
    await world.visitor.run(register, form("once@example.org"));
    const token = await mailedToken(world, "verify_email");
    const stored = await world.sql.query("select token_hash from user_tokens; ");
    expect(JSON.stringify(stored.rows)).not.toContain(token);
    expect(JSON.stringify((await world.sql.query("select payload from outbox")).rows)).not.toContain(token);
    later(world, day);
    await expectRefusal(verify(token), "token_invalid");
    later(world, -day);
    const outcomes = await Promise.allSettled([1, 2].map(() => verify(token)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(verify(token), "token_invalid");
    for (const forged of ["x", `${token}x`, token.replace(/^./, "f"), "a".repeat(600)])
      await expectRefusal(verify(forged), "token_invalid");
  });

  it("ACC-1 resending makes a new link, at most one a minute, for those who wait and for nobody else", async () => {
    await world.visitor.run(register, form("again@example.org"));
    const first = await mailedToken(world, "verify_email");
    const resend = (email: string) => world.visitor.run(resendVerification, { email });
    // The first mail has hardly left.
    await resend("again@example.org");
    later(world, minute + 1);
    expect(await resend("again@example.org")).toEqual(await resend("nobody@example.org"));
    await resend("again@example.org");
    await world.settle();
    const [{ uuid, id }] = await userOf("again@example.org");
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(2);
    const { rows } = await world.sql.query("select count(*)::int from user_tokens where user_id = $1", [id]);
    expect(rows[0].count).toBe(2);
    later(world, minute + 1);
    await resend("again@example.org");
    const newest = await mailedToken(world, "verify_email");
    await verify(newest);
    // Proven once, every other link is spent; an active address is mailed no more.
    await expectRefusal(verify(first), "token_invalid");
    later(world, minute + 1);
    await resend("again@example.org");
    await world.settle();
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(3);
  });

  it("ACC-1 secrets stay out of the audit trail", async () => {
    await world.visitor.run(register, form("audited@example.org"));
    await verify(await mailedToken(world, "verify_email"));
    const { rows } = await world.sql.query(
      "select after from audit_logs where entity_type = 'users' and verb in ('accounts.register', 'accounts.verifyEmail')",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("scrypt$");
  });
});
