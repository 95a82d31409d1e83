import { beforeEach, describe, expect, it } from "vitest";
import {
  enter,
  goodPassword,
  later,
  mailedToken,
  minute,
  personOf,
  registerAndVerify,
  signedInPerson,
} from "../../../tests/support/accounts";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { changePassword, forgotPassword, register, resetPassword, verifyEmail } from "./index";

const newPassword = "eleven blue bicycles";

describe("passwords", () => {
  const world = createWorld();
  let email = "";
  let count = 0;
  beforeEach(async () => {
    later(world, 60 * minute);
    email = `owner${++count}@example.org`;
    await registerAndVerify(world, email);
    await world.settle();
    world.events.length = 0;
  });
  const uuidOf = async (address: string) =>
    (await world.sql.query("select uuid from users where email = $1", [address])).rows[0].uuid;

  it("ACC-4 a forgotten password is set anew by mail, once; every session ends", async () => {
    const before = await enter(world, email);
    await world.visitor.run(forgotPassword, { email });
    const token = await mailedToken(world, "reset_password");
    await world.visitor.run(resetPassword, { token, password: newPassword });
    expect(await personOf(world, before.sessionToken)).toBeNull();
    await expectRefusal(enter(world, email), "wrong_credentials");
    await enter(world, email, newPassword);
    await expectRefusal(
      world.visitor.run(resetPassword, { token, password: "another good sentence" }),
      "token_invalid",
    );
    await world.settle();
    expect(world.events.map((event) => event.kind)).toEqual([
      "mail.reset_password",
      "account.access_revoked",
      "mail.password_changed",
    ]);
  });

  it("ACC-4 asking answers alike for everybody, mails only those who may come in, at most once a minute", async () => {
    const answers = [];
    for (const address of [email, email, "nobody@example.org"])
      answers.push(await world.visitor.run(forgotPassword, { email: address }));
    expect(answers).toEqual([{}, {}, {}]);
    await world.sql.query("update users set status = 'suspended' where email = $1", [email]);
    later(world, minute + 1);
    await world.visitor.run(forgotPassword, { email });
    await world.settle();
    const uuid = await uuidOf(email);
    expect(world.events).toHaveLength(4);
    expect(world.events.filter((event) => event.payload.userUuid === uuid)).toHaveLength(1);
    const { rows } = await world.sql.query(
      "select count(*)::int from user_tokens t join users u on u.id = t.user_id where u.email = $1 and t.purpose = 'reset_password'",
      [email],
    );
    expect(rows[0].count).toBe(1);
  });

  it("ACC-4 PLT-10 the mail leads on to where somebody was going, on our own site alone", async () => {
    await world.visitor.run(forgotPassword, { email, next: "/student/courses?page=2" });
    await world.settle();
    expect(world.events.at(-1)?.payload).toMatchObject({ next: "/student/courses?page=2" });
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", `/${"a".repeat(300)}`])
      await expectRefusal(world.visitor.run(forgotPassword, { email, next }), "invalid_input");
  });

  it("ACC-4 a reset link lasts an hour, opens no other door, and of two at once one wins", async () => {
    await world.visitor.run(forgotPassword, { email });
    const token = await mailedToken(world, "reset_password");
    await expectRefusal(world.visitor.run(verifyEmail, { token, password: newPassword }), "token_invalid");
    later(world, 60 * minute);
    await expectRefusal(world.visitor.run(resetPassword, { token, password: newPassword }), "token_invalid");
    later(world, -minute);
    const outcomes = await Promise.allSettled(
      [newPassword, "nine patient camels"].map((password) => world.visitor.run(resetPassword, { token, password })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("ACC-4 a suspended person's link opens nothing, a weak password spends none", async () => {
    await world.visitor.run(forgotPassword, { email });
    const token = await mailedToken(world, "reset_password");
    await expectRefusal(world.visitor.run(resetPassword, { token, password: "nadia-farouk-1" }), "password_too_weak");
    await world.sql.query("update users set status = 'banned' where email = $1", [email]);
    await expectRefusal(world.visitor.run(resetPassword, { token, password: newPassword }), "token_invalid");
    await world.sql.query("update users set status = 'active' where email = $1", [email]);
    await world.visitor.run(resetPassword, { token, password: newPassword });
  });

  it("ACC-4 a reset proves the address of somebody who never verified, and lifts a lock", async () => {
    const address = `unproven${count}@example.org`;
    await world.visitor.run(register, { email: address, fullName: "Demo Samir" });
    const verification = await mailedToken(world, "verify_email");
    for (let i = 0; i < 5; i++) await expectRefusal(enter(world, address, "wrong"), "wrong_credentials");
    await world.visitor.run(forgotPassword, { email: address });
    await world.visitor.run(resetPassword, {
      token: await mailedToken(world, "reset_password"),
      password: newPassword,
    });
    await enter(world, address, newPassword);
    await expectRefusal(
      world.visitor.run(verifyEmail, { token: verification, password: goodPassword }),
      "token_invalid",
    );
  });

  it("ACC-4 a changed password ends every session, this one too, and every open reset link; the caller goes on with a new one", async () => {
    const other = await enter(world, email);
    const mine = await enter(world, email);
    const person = await personOf(world, mine.sessionToken);
    if (!person) throw new Error("no session");
    await world.visitor.run(forgotPassword, { email });
    const token = await mailedToken(world, "reset_password");
    const renewed = await world.as(person).run(changePassword, { currentPassword: goodPassword, newPassword });
    for (const ended of [other, mine]) expect(await personOf(world, ended.sessionToken)).toBeNull();
    expect((await personOf(world, renewed.sessionToken))?.uuid).toBe(person.uuid);
    const { rows } = await world.sql.query("select count(*)::int from user_sessions where user_id = $1", [person.id]);
    expect(rows[0].count).toBe(1);
    await expectRefusal(world.visitor.run(resetPassword, { token, password: "nine patient camels" }), "token_invalid");
    await enter(world, email, newPassword);
  });

  it("ACC-4 the current password is asked for, guessing it is throttled by session, and a weak new one is no guess", async () => {
    const person = await signedInPerson(world, email);
    const change = (currentPassword: string, wanted = newPassword) =>
      world.as(person).run(changePassword, { currentPassword, newPassword: wanted });
    await expectRefusal(
      world.visitor.run(changePassword, { currentPassword: goodPassword, newPassword }),
      "unauthenticated",
    );
    for (let i = 0; i < 6; i++) await expectRefusal(change(goodPassword, "password1234"), "password_too_weak");
    await expectRefusal(change(goodPassword, "short"), "invalid_input");
    for (let i = 0; i < 5; i++) await expectRefusal(change("a wrong guess"), "wrong_password");
    await expectRefusal(change(goodPassword), "sign_in_locked");
    later(world, minute);
    // Strangers who guess at the sign-in page do not keep the owner from changing it.
    for (let i = 0; i < 5; i++) await expectRefusal(enter(world, email, "a stranger's guess"), "wrong_credentials");
    await change(goodPassword);
  });

  it("ACC-4 two changes at once: one holds", async () => {
    const person = await signedInPerson(world, email);
    const outcomes = await Promise.allSettled(
      [newPassword, "nine patient camels"].map((wanted) =>
        world.as(person).run(changePassword, { currentPassword: goodPassword, newPassword: wanted }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
