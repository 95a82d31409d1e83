import { beforeEach, describe, expect, it, vi } from "vitest";
import { day, enter, goodPassword, later, mailedToken, minute } from "../../../tests/support/accounts";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { register, resendVerification, signIn, verifyEmail } from "./index";

const hashed = vi.hoisted(() => ({ count: 0 }));
vi.mock("../../platform/passwords", async (original) => {
  const { scryptPasswords } = await original<typeof import("../../platform/passwords")>();
  return {
    scryptPasswords: (...parameters: Parameters<typeof scryptPasswords>) => {
      const passwords = scryptPasswords(...parameters);
      return {
        ...passwords,
        hash(password: string) {
          hashed.count++;
          return passwords.hash(password);
        },
      };
    },
  };
});

describe("registration", () => {
  const world = createWorld();
  beforeEach(() => {
    world.events.length = 0;
    later(world, day);
  });
  const form = (email: string) => ({ email, password: goodPassword, fullName: "Demo Nadia Farouk" });
  const userOf = async (email: string) => (await world.sql.query("select * from users where email = $1", [email])).rows;

  it("ACC-1 a new student waits for her address to be proven, then is active with profile and role", async () => {
    const answer = await world.visitor.run(register, {
      ...form(" Nadia@Example.org "),
      fullNameAr: "نادية فاروق",
      username: "Nadia.F",
      locale: "ar",
    });
    expect(answer).toEqual({ status: "pending_verification" });
    const [user] = await userOf("nadia@example.org");
    expect(user).toMatchObject({
      status: "pending_verification",
      user_type: "student",
      username: "nadia.f",
      locale: "ar",
      time_zone: "Asia/Kolkata",
      full_name_ar: "نادية فاروق",
    });
    expect(user.password_hash).toMatch(/^scrypt\$/);
    await expectRefusal(enter(world, "nadia@example.org"), "email_unverified");

    const token = await mailedToken(world, "verify_email");
    expect(await world.visitor.run(verifyEmail, { token })).toEqual({ status: "active" });
    expect((await enter(world, "NADIA@example.org")).home).toBe("student");
    const { rows } = await world.sql.query(
      "select r.code, s.visibility from user_roles ur join roles r on r.id = ur.role_id join students s on s.user_id = ur.user_id where ur.user_id = $1",
      [user.id],
    );
    expect(rows).toEqual([{ code: "student", visibility: "private" }]);
  });

  it("ACC-1 a known address gets the same answer after the same hash; only its owner learns, by one mail a minute", async () => {
    await world.visitor.run(register, form("known@example.org"));
    await world.settle();
    const [{ uuid }] = await userOf("known@example.org");
    world.events.length = 0;
    hashed.count = 0;
    expect(
      await world.visitor.run(register, { ...form("KNOWN@example.org"), password: "another long sentence" }),
    ).toEqual({ status: "pending_verification" });
    expect(hashed.count).toBe(1);
    await world.visitor.run(register, form("known@example.org"));
    await world.settle();
    expect(world.events.map((event) => event.kind)).toEqual(["mail.already_registered", "mail.already_registered"]);
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(1);
    expect(await userOf("known@example.org")).toHaveLength(1);
    await expectRefusal(
      world.visitor.run(signIn, { email: "known@example.org", password: "another long sentence" }),
      "wrong_credentials",
    );
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

  it("ACC-1 a taken username is named, whoever asks", async () => {
    await world.visitor.run(register, { ...form("first@example.org"), username: "same_name" });
    await expectRefusal(
      world.visitor.run(register, { ...form("second@example.org"), username: "SAME_NAME" }),
      "username_taken",
    );
    await expectRefusal(
      world.visitor.run(register, { ...form("first@example.org"), username: "same_name" }),
      "username_taken",
    );
    const both = await Promise.allSettled(
      ["a@example.org", "b@example.org"].map((email) =>
        world.visitor.run(register, { ...form(email), username: "raced" }),
      ),
    );
    expect(both.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await userOf("second@example.org")).toEqual([]);
  });

  it("ACC-1 bad input is named by field and stores nothing", async () => {
    const wrong = {
      email: "no address",
      password: "short",
      fullName: "\u202E \u2066",
      username: "a@b",
      role: "super_admin",
      timeZone: "Mars/Olympus",
    };
    const refusal = await expectRefusal(world.visitor.run(register, wrong as never), "invalid_input");
    expect(refusal.params.fields).toMatchObject({
      email: { code: "format" },
      password: { code: "too_short", limit: 10 },
      fullName: { code: "required" },
      username: { code: "format" },
      role: { code: "unknown" },
      timeZone: { code: "format" },
    });
    const long = await expectRefusal(
      world.visitor.run(register, { ...form("x@example.org"), password: "x".repeat(201), fullName: "y".repeat(121) }),
      "invalid_input",
    );
    expect(long.params.fields).toEqual({
      password: { code: "too_long", limit: 200 },
      fullName: { code: "too_long", limit: 120 },
    });
    await expectRefusal(
      world.visitor.run(register, { ...form("x@example.org"), password: "x-Farouk-1987" }),
      "password_too_weak",
    );
    expect(await userOf("x@example.org")).toEqual([]);
  });

  it("ACC-1 a verification link works once, for a day, and is stored only as a hash", async () => {
    await world.visitor.run(register, form("once@example.org"));
    const token = await mailedToken(world, "verify_email");
    const stored = await world.sql.query("select token_hash from user_tokens; ");
    expect(JSON.stringify(stored.rows)).not.toContain(token);
    expect(JSON.stringify((await world.sql.query("select payload from outbox")).rows)).not.toContain(token);
    later(world, day);
    await expectRefusal(world.visitor.run(verifyEmail, { token }), "token_invalid");
    later(world, -day);
    const outcomes = await Promise.allSettled([1, 2].map(() => world.visitor.run(verifyEmail, { token })));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(world.visitor.run(verifyEmail, { token }), "token_invalid");
    for (const forged of ["x", `${token}x`, token.replace(/^./, "f"), "a".repeat(600)])
      await expectRefusal(world.visitor.run(verifyEmail, { token: forged }), "token_invalid");
  });

  it("ACC-1 resending makes a new link, at most one a minute, for those who wait and for nobody else", async () => {
    await world.visitor.run(register, form("again@example.org"));
    const first = await mailedToken(world, "verify_email");
    const resend = (email: string) => world.visitor.run(resendVerification, { email });
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
    await world.visitor.run(verifyEmail, { token: newest });
    // Proven once, every other link is spent; an active address is mailed no more.
    await expectRefusal(world.visitor.run(verifyEmail, { token: first }), "token_invalid");
    later(world, minute + 1);
    await resend("again@example.org");
    await world.settle();
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(3);
  });

  it("ACC-1 secrets stay out of the audit trail", async () => {
    await world.visitor.run(register, form("audited@example.org"));
    const { rows } = await world.sql.query(
      "select after from audit_logs where entity_type = 'users' and verb = 'accounts.register'",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("scrypt$");
  });
});
