import { describe, expect, it } from "vitest";
import { enter, goodPassword, mailedToken, personOf, registerAndVerify } from "../../../../tests/support/accounts";
import { expectRefusal } from "../../../../tests/support/refusal";
import { createWorld } from "../../../../tests/support/world";
import { acceptInvitation, deleteUser, editUser, inviteUser, listUsers, readUser, verifyEmail } from "../index";

describe("finding and editing people", () => {
  const world = createWorld();

  it("ADM-2 finds people by part of a name in either script, an address or a username, whatever the accents and spellings", async () => {
    const support = await world.person("support_admin", { fullName: "Demo Searcher" });
    const person = await world.person("student", { fullName: "Zoë Al-Ḥusayni", email: "z.h@example.net" });
    await world.sql.query("update users set full_name_ar = 'زُوِي الأحمدية', username = 'zed_99' where id = $1", [
      person.id,
    ]);
    const found = async (q: string) => (await world.as(support).run(listUsers, { q })).items.map((row) => row.email);
    for (const q of ["zoe", "ZOË AL", "husayni", "زوي", "الاحمديه", "z.h@exam", "zed_99", "zo", "al-h", "ز"])
      expect(await found(q), q).toEqual(["z.h@example.net"]);
    for (const q of ["zoe%", "zed%99", "z_h", "\\", "' or true --", "oe"]) expect(await found(q), q).toEqual([]);
    const { items, total } = await world.as(support).run(listUsers, { q: "" });
    expect(items).toHaveLength(2);
    expect(total).toBe(2);
  });

  it("ADM-2 lists by kind, state and deletion, page by page, newest first, with roles", async () => {
    const admin = await world.person("super_admin");
    const mentors = [];
    for (let i = 0; i < 5; i++) mentors.push(await world.person("mentor"));
    await world.sql.query("update users set status = 'banned' where uuid = $1", [mentors[0]?.uuid]);
    const first = await world.as(admin).run(listUsers, { userType: "mentor", limit: 2 });
    const second = await world.as(admin).run(listUsers, { userType: "mentor", limit: 2, cursor: first.next ?? "" });
    const third = await world.as(admin).run(listUsers, { userType: "mentor", limit: "2", cursor: second.next ?? "" });
    const listed = [first, second, third].flatMap((page) => page.items.map((row) => row.uuid));
    expect(listed).toEqual(mentors.map((mentor) => mentor.uuid).reverse());
    expect([first.total, third.next, first.items[0]?.roles]).toEqual([5, null, ["mentor"]]);
    expect((await world.as(admin).run(listUsers, { userType: "mentor", status: "banned" })).items).toHaveLength(1);
    await world.as(admin).run(deleteUser, { uuid: mentors[1]?.uuid ?? "" });
    expect((await world.as(admin).run(listUsers, { userType: "mentor" })).total).toBe(4);
    const deleted = await world.as(admin).run(listUsers, { deleted: "true" });
    expect(deleted.items.map((row) => row.uuid)).toEqual([mentors[1]?.uuid]);
    expect(JSON.stringify(first)).not.toMatch(/password|"id"/);
    for (const cursor of ["junk", "W10", Buffer.from('["x"]').toString("base64url")]) {
      expect((await world.as(admin).run(listUsers, { cursor, userType: "mentor" })).items).toHaveLength(4);
    }
  });

  it("ADM-2 reads one account with roles, open sessions and invitation", async () => {
    const admin = await world.person("super_admin", { fullName: "Demo Inviter" });
    const { uuid } = await world
      .as(admin)
      .run(inviteUser, { email: "detail@example.org", fullName: "Demo Detail", userType: "mentor" });
    expect(await world.as(admin).run(readUser, { uuid })).toMatchObject({
      status: "pending_verification",
      sessions: 0,
      emailVerifiedAt: null,
      invitation: { invitedBy: "Demo Inviter", acceptedAt: null },
    });
    await world.visitor.run(acceptInvitation, {
      token: await mailedToken(world, "invitation"),
      password: "seven green umbrellas",
    });
    await enter(world, "detail@example.org");
    expect(await world.as(admin).run(readUser, { uuid })).toMatchObject({
      status: "active",
      roles: ["mentor"],
      sessions: 1,
      lastSignedInAt: world.now.toISOString(),
      invitation: { acceptedAt: world.now.toISOString() },
    });
    await expectRefusal(world.as(admin).run(readUser, { uuid: crypto.randomUUID() }), "not_found");
    for (const role of ["student", "instructor", "content_manager"] as const) {
      const person = await world.person(role);
      await expectRefusal(world.as(person).run(readUser, { uuid: person.uuid }), "forbidden");
      await expectRefusal(world.as(person).run(listUsers, {}), "forbidden");
    }
    await expectRefusal(world.visitor.run(listUsers, {}), "unauthenticated");
  });

  it("ADM-2 edits a name, a username, a kind; a new kind brings its profile", async () => {
    const support = await world.person("support_admin");
    const person = await world.person("student");
    await world.as(support).run(editUser, {
      uuid: person.uuid,
      fullName: "Demo Renamed",
      fullNameAr: "اسم جديد",
      username: "renamed",
      userType: "instructor",
      locale: "ar",
      timeZone: "Asia/Riyadh",
    });
    await world.as(support).run(editUser, { uuid: person.uuid, fullNameAr: null });
    await world.as(support).run(editUser, { uuid: person.uuid });
    expect(await world.as(support).run(readUser, { uuid: person.uuid })).toMatchObject({
      fullName: "Demo Renamed",
      fullNameAr: null,
      username: "renamed",
      userType: "instructor",
      locale: "ar",
      timeZone: "Asia/Riyadh",
      status: "active",
      roles: ["student"],
    });
    expect((await world.sql.query("select 1 from instructors where user_id = $1", [person.id])).rows).toHaveLength(1);
    const other = await world.person("student");
    await expectRefusal(world.as(support).run(editUser, { uuid: other.uuid, username: "Renamed" }), "username_taken");
    await expectRefusal(world.as(support).run(editUser, { uuid: other.uuid, email: person.email }), "email_taken");
    await expectRefusal(world.as(support).run(editUser, { uuid: crypto.randomUUID(), fullName: "X" }), "not_found");
    await expectRefusal(
      world.as(support).run(editUser, { uuid: support.uuid, email: "elsewhere@example.org" }),
      "own_account",
    );
    await expectRefusal(world.as(support).run(editUser, { uuid: support.uuid, userType: "student" }), "own_account");
    await expectRefusal(world.as(person).run(editUser, { uuid: other.uuid, fullName: "X" }), "forbidden");
    const refusal = await expectRefusal(
      world.as(support).run(editUser, { uuid: other.uuid, status: "active" } as never),
      "invalid_input",
    );
    expect(refusal.params.fields).toEqual({ status: { code: "unknown" } });
  });

  it("ADM-2 a new address must be proven before it opens anything, and the old link and sessions end", async () => {
    const admin = await world.person("super_admin");
    await registerAndVerify(world, "old@example.org");
    const { sessionToken } = await enter(world, "old@example.org");
    const uuid = (await personOf(world, sessionToken))?.uuid ?? "";
    await world.as(admin).run(editUser, { uuid, email: "OLD@example.org" });
    expect(await personOf(world, sessionToken)).not.toBeNull();
    await world.as(admin).run(editUser, { uuid, email: "new@example.org" });
    expect(await personOf(world, sessionToken)).toBeNull();
    await expectRefusal(enter(world, "new@example.org"), "wrong_credentials");
    const token = await mailedToken(world, "verify_email");
    await world.visitor.run(verifyEmail, { token, password: goodPassword });
    await enter(world, "new@example.org");
    await expectRefusal(enter(world, "old@example.org"), "wrong_credentials");
  });

  it("ADM-2 an address is not moved to take over somebody who may more", async () => {
    const support = await world.person("support_admin");
    const manager = await world.person("content_manager");
    const boss = await world.person("super_admin");
    await expectRefusal(
      world.as(support).run(editUser, { uuid: manager.uuid, email: "mine@example.org" }),
      "beyond_own_rights",
    );
    await expectRefusal(
      world.as(support).run(editUser, { uuid: boss.uuid, fullName: "Demo Fool" }),
      "beyond_own_rights",
    );
    await world.as(support).run(editUser, { uuid: manager.uuid, fullName: "Demo Manager" });
    await world.as(boss).run(editUser, { uuid: manager.uuid, email: "moved@example.org" });
  });

  it("ADM-2 a mistyped invitation is sent again to the right address", async () => {
    const admin = await world.person("super_admin");
    const { uuid } = await world
      .as(admin)
      .run(inviteUser, { email: "typo@exmaple.org", fullName: "Demo Typo", userType: "mentor" });
    const first = await mailedToken(world, "invitation");
    await world.as(admin).run(editUser, { uuid, email: "typo@example.org" });
    await expectRefusal(
      world.visitor.run(acceptInvitation, { token: first, password: "seven green umbrellas" }),
      "token_invalid",
    );
    await world.visitor.run(acceptInvitation, {
      token: await mailedToken(world, "invitation"),
      password: "seven green umbrellas",
    });
    await enter(world, "typo@example.org");
  });

  it("ADM-2 every list is served by an index at volume", async () => {
    // The plan is what is asked for, not what the audit trail costs.
    await world.sql.query("alter table users disable trigger user");
    await world.sql.query(`insert into users (email, full_name, user_type, status)
      select 'bulk' || i || '@example.org', 'Demo Bulk ' || md5(i::text), case when i % 50 = 0 then 'mentor' else 'student' end, 'active'
      from generate_series(1, 6000) i`);
    await world.sql.query("alter table users enable trigger user");
    // A GIN index keeps what was just written in a list of its own until a vacuum, as autovacuum does in its time.
    await world.sql.query("vacuum analyze users");
    const plans: [string, RegExp][] = [
      ["deleted_at is null and search_words like '%' || searchable('nadia') || '%'", /users_search/],
      [
        "deleted_at is null and (search_words like searchable('zq') || '%' or search_words like '% ' || searchable('zq') || '%')",
        /users_search/,
      ],
      ["deleted_at is null and user_type = 'mentor'", /users_type_created|users_pkey/],
      ["deleted_at is null", /users_pkey/],
    ];
    const orders: [string, RegExp][] = [
      ["searchable(full_name), id", /users_by_name/],
      ["searchable(full_name) desc, id desc", /users_by_name/],
      ["coalesce(last_signed_in_at, '-infinity'::timestamptz) desc, id desc", /users_by_visit/],
    ];
    for (const [order, index] of orders) {
      const keys = order.replaceAll(" desc", "");
      const { rows } = await world.sql.query(`explain select uuid from users where deleted_at is null
        and (${keys}) > (select ${keys} from users where email = 'bulk7@example.org') order by ${order} limit 25`);
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n"), order).toMatch(index);
    }
    for (const [where, index] of plans) {
      const { rows } = await world.sql.query(`explain select uuid from users where ${where} order by id desc limit 25`);
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n"), where).toMatch(index);
    }
  });
});
