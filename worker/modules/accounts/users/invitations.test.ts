import { describe, expect, it } from "vitest";
import { day, enter, later, mailedToken, minute, personOf } from "../../../../tests/support/accounts";
import { expectRefusal } from "../../../../tests/support/refusal";
import { createWorld } from "../../../../tests/support/world";
import {
  acceptInvitation,
  forgotPassword,
  inviteUser,
  readInvitation,
  register,
  resendInvitation,
  resetPassword,
  verifyEmail,
} from "../index";

const password = "seven green umbrellas";

describe("invitations", () => {
  const world = createWorld();
  const userOf = async (email: string) =>
    (await world.sql.query("select * from users where email = $1 and deleted_at is null", [email])).rows[0];
  const rolesOf = async (email: string) =>
    (
      await world.sql.query(
        "select r.code from users u join user_roles ur on ur.user_id = u.id join roles r on r.id = ur.role_id where u.email = $1 and u.deleted_at is null order by 1",
        [email],
      )
    ).rows.map((row) => row.code);

  it("ACC-9 an invited instructor reads the invitation, sets a password and comes in with the role", async () => {
    const admin = await world.person("super_admin", { fullName: "Demo Super" });
    const { uuid } = await world
      .as(admin)
      .run(inviteUser, { email: "Teacher@example.org", fullName: "Demo Hany", userType: "instructor", locale: "ar" });
    await expectRefusal(enter(world, "teacher@example.org"), "wrong_credentials");
    const token = await mailedToken(world, "invitation");
    expect(await world.visitor.run(readInvitation, { token })).toEqual({
      email: "teacher@example.org",
      fullName: "Demo Hany",
      userType: "instructor",
      locale: "ar",
      invitedBy: "Demo Super",
    });
    await expectRefusal(world.visitor.run(acceptInvitation, { token, password: "teacher-2026" }), "password_too_weak");
    expect(await world.visitor.run(acceptInvitation, { token, password, fullName: "Demo Hany Adel" })).toEqual({
      home: "instructor",
    });
    const person = await personOf(world, (await enter(world, "teacher@example.org")).sessionToken);
    expect(person).toMatchObject({ uuid, fullName: "Demo Hany Adel", roles: ["instructor"], locale: "ar" });
    expect((await world.sql.query("select 1 from instructors where user_id = $1", [person?.id])).rows).toHaveLength(1);
    const { rows } = await world.sql.query(
      "select accepted_at, invited_by_id::int from user_invitations where user_id = $1",
      [person?.id],
    );
    expect(rows).toEqual([{ accepted_at: world.now, invited_by_id: admin.id }]);
    await expectRefusal(world.visitor.run(acceptInvitation, { token, password }), "token_invalid");
    await expectRefusal(world.visitor.run(readInvitation, { token }), "token_invalid");
  });

  it("ACC-9 a link lasts seven days; a new one ends the old one", async () => {
    const admin = await world.person("super_admin");
    const { uuid } = await world
      .as(admin)
      .run(inviteUser, { email: "mentor@example.org", fullName: "Demo Mentor", userType: "mentor" });
    const first = await mailedToken(world, "invitation");
    later(world, 7 * day);
    await expectRefusal(world.visitor.run(acceptInvitation, { token: first, password }), "token_invalid");
    later(world, -minute);
    await world.as(admin).run(resendInvitation, { uuid });
    const second = await mailedToken(world, "invitation");
    await expectRefusal(world.visitor.run(acceptInvitation, { token: first, password }), "token_invalid");
    await expectRefusal(world.visitor.run(verifyEmail, { token: second, password }), "token_invalid");
    await world.visitor.run(acceptInvitation, { token: second, password });
    await expectRefusal(world.as(admin).run(resendInvitation, { uuid }), "conflict");
    await expectRefusal(world.as(admin).run(resendInvitation, { uuid: crypto.randomUUID() }), "not_found");
  });

  it("ACC-9 nobody hands on more than they have", async () => {
    const support = await world.person("support_admin");
    const invite = (userType: "admin" | "instructor" | "mentor", roles: string[]) =>
      world.as(support).run(inviteUser, {
        email: `${userType}.${roles.join(".")}@example.org`,
        fullName: "Demo Invited",
        userType,
        roles,
      });
    for (const [userType, roles] of [
      ["admin", ["super_admin"]],
      ["admin", ["content_manager"]],
      ["admin", ["finance_manager"]],
      ["mentor", ["mentor", "super_admin"]],
    ] as const) {
      await expectRefusal(invite(userType, [...roles]), "beyond_own_rights");
      expect(await userOf(`${userType}.${roles.join(".")}@example.org`)).toBeUndefined();
    }
    await invite("admin", ["recruitment_manager", "support_admin"]);
    expect(await rolesOf("admin.recruitment_manager.support_admin@example.org")).toEqual([
      "recruitment_manager",
      "support_admin",
    ]);
    await invite("mentor", []);
    await expectRefusal(invite("mentor", ["no_such_role"]), "not_found");
    const refusal = await expectRefusal(invite("admin", []), "invalid_input");
    expect(refusal.params.fields).toEqual({ roles: { code: "required" } });
    for (const role of ["student", "instructor", "content_manager"] as const) {
      const person = await world.person(role);
      await expectRefusal(
        world.as(person).run(inviteUser, { email: "z@example.org", fullName: "Z", userType: "mentor" }),
        "forbidden",
      );
    }
    await expectRefusal(
      world.visitor.run(inviteUser, { email: "z@example.org", fullName: "Z", userType: "mentor" }),
      "unauthenticated",
    );
  });

  it("ACC-9 a known address is taken, of two invitations at once one is sent, a key repeats the answer", async () => {
    const admin = await world.person("super_admin");
    const known = await world.person("student");
    const invite = (email: string) =>
      world.as(admin).run(inviteUser, { email, fullName: "Demo Twice", userType: "mentor" });
    await expectRefusal(invite(known.email.toUpperCase()), "email_taken");
    const outcomes = await Promise.allSettled([invite("both@example.org"), invite("both@example.org")]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const body = { email: "keyed@example.org", fullName: "Demo Key", userType: "mentor" as const };
    const [first, second] = [1, 2].map(() => world.as(admin).run(inviteUser, body, { idempotencyKey: "invite-1" }));
    expect(await first).toEqual(await second);
  });

  it("ACC-9 a stranger who registered the address first gains nothing by it", async () => {
    const admin = await world.person("super_admin");
    await world.visitor.run(register, {
      email: "boss@example.org",
      fullName: "Demo Stranger",
    });
    const strangersLink = await mailedToken(world, "verify_email");
    await world.as(admin).run(inviteUser, {
      email: "boss@example.org",
      fullName: "Demo Boss",
      userType: "admin",
      roles: ["content_manager"],
    });
    const invitation = await mailedToken(world, "invitation");
    await expectRefusal(
      world.visitor.run(verifyEmail, { token: strangersLink, password: "known to somebody else" }),
      "token_invalid",
    );
    await world.visitor.run(acceptInvitation, { token: invitation, password });
    await expectRefusal(enter(world, "boss@example.org", "known to somebody else"), "wrong_credentials");
    expect((await enter(world, "boss@example.org")).home).toBe("admin");
    expect(await rolesOf("boss@example.org")).toEqual(["content_manager"]);
  });

  it("ACC-9 an invited person who asks for a new password instead comes in as well", async () => {
    const admin = await world.person("super_admin");
    await world
      .as(admin)
      .run(inviteUser, { email: "impatient@example.org", fullName: "Demo Impatient", userType: "mentor" });
    const invitation = await mailedToken(world, "invitation");
    await world.visitor.run(forgotPassword, { email: "impatient@example.org" });
    await world.visitor.run(resetPassword, { token: await mailedToken(world, "reset_password"), password });
    expect((await enter(world, "impatient@example.org")).home).toBe("mentor");
    await expectRefusal(
      world.visitor.run(acceptInvitation, { token: invitation, password: "nine patient camels" }),
      "token_invalid",
    );
  });
});
