import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { assignRoles, createRole, deleteRole, editRole } from ".";

describe("roles.assign", () => {
  const world = createWorld();
  const rolesOf = async (person: Person) => {
    const { rows } = await world.sql.query<{ code: string }>(
      "select r.code from user_roles ur join roles r on r.id = ur.role_id where ur.user_id = $1 order by 1",
      [person.id],
    );
    return rows.map(({ code }) => code);
  };
  const openSession = (person: Person) =>
    world.sql.query(
      "insert into user_sessions (id, uuid, user_id, expires_at, ends_at) values (gen_random_uuid(), gen_random_uuid(), $1, now() + '1 h', now() + '1 d')",
      [person.id],
    );
  const sessionsOf = async (person: Person) =>
    (await world.sql.query("select from user_sessions where user_id = $1", [person.id])).rowCount;
  const names = { nameEn: "Role", nameAr: "دور" };

  it("RBC-2 the set is replaced, kept roles keep their date, and the change is in the trail under the person", async () => {
    const admin = await world.person("super_admin");
    const student = await world.person("student");
    await world.as(admin).run(assignRoles, { userUuid: student.uuid, roles: ["student", "mentor", "mentor"] });
    expect(await rolesOf(student)).toEqual(["mentor", "student"]);
    await world.as(admin).run(assignRoles, { userUuid: student.uuid, roles: ["instructor"] });
    expect(await rolesOf(student)).toEqual(["instructor"]);
    const { rows } = await world.sql.query(
      "select action, entity_uuid, actor_id::int from audit_logs where entity_type = 'user_roles' and entity_id = $1 and verb = 'roles.assign' order by id",
      [student.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(["created", "deleted", "deleted", "created"]);
    expect(rows[0]).toMatchObject({ entity_uuid: student.uuid, actor_id: admin.id });
  });

  it("RBC-2 sessions opened under the old rights end in the same commit; one's own stay", async () => {
    const admin = await world.person("super_admin");
    const student = await world.person("student");
    for (const person of [admin, student]) await openSession(person);
    await world.as(admin).run(assignRoles, { userUuid: student.uuid, roles: ["student"] });
    expect(await sessionsOf(student)).toBe(1);
    await world.as(admin).run(assignRoles, { userUuid: student.uuid, roles: ["student", "content_manager"] });
    expect(await sessionsOf(student)).toBe(0);
    await world.as(admin).run(assignRoles, { userUuid: admin.uuid, roles: ["super_admin", "instructor"] });
    expect(await sessionsOf(admin)).toBe(1);
  });

  it("RBC-2 nobody gives or takes beyond their own rights", async () => {
    const admin = await world.person("super_admin");
    await world.as(admin).run(createRole, { code: "auditor", ...names, permissions: ["audit.read:all"] });
    await world.as(admin).run(createRole, { code: "course_auditor", ...names, permissions: ["audit.read:course"] });
    const clerk = {
      ...(await world.person("support_admin")),
      grants: new Set(["roles.assign:all", "audit.read:course"]),
    };
    const target = await world.person("student");

    await world.as(clerk).run(assignRoles, { userUuid: target.uuid, roles: ["student", "course_auditor"] });
    await expectRefusal(
      world.as(clerk).run(assignRoles, { userUuid: target.uuid, roles: ["student", "auditor"] }),
      "beyond_own_rights",
    );
    await expectRefusal(
      world.as(clerk).run(assignRoles, { userUuid: clerk.uuid, roles: ["support_admin", "auditor"] }),
      "beyond_own_rights",
    );
    expect(await rolesOf(target)).toEqual(["course_auditor", "student"]);
    await world.settle();
    const { rows: tried } = await world.sql.query(
      "select verb, detail->>'code' as code from audit_logs where action = 'refused' and actor_id = $1",
      [clerk.id],
    );
    expect(tried).toEqual(Array(2).fill({ verb: "roles.assign", code: "beyond_own_rights" }));

    await world.as(admin).run(assignRoles, { userUuid: target.uuid, roles: ["student", "auditor"] });
    await expectRefusal(
      world.as(clerk).run(assignRoles, { userUuid: target.uuid, roles: ["student"] }),
      "beyond_own_rights",
    );
    // What is neither added nor removed is not asked about.
    await world.as(clerk).run(assignRoles, { userUuid: target.uuid, roles: ["student", "auditor", "mentor"] });
    expect(await rolesOf(target)).toEqual(["auditor", "mentor", "student"]);
  });

  it("RBC-1 super_admin is given and taken by super administrators alone, and the last one stays", async () => {
    const every = (
      await world.sql.query(
        "select u.id from users u join user_roles ur on ur.user_id = u.id join roles r on r.id = ur.role_id where r.code = 'super_admin'",
      )
    ).rows;
    await world.sql.query("update users set status = 'inactive' where id = any($1)", [every.map(({ id }) => id)]);
    const [one, two] = [await world.person("super_admin"), await world.person("super_admin")];
    const climber = { ...(await world.person("support_admin")), grants: one.grants };
    await expectRefusal(
      world.as(climber).run(assignRoles, { userUuid: climber.uuid, roles: ["super_admin"] }),
      "beyond_own_rights",
    );
    await expectRefusal(world.as(climber).run(assignRoles, { userUuid: one.uuid, roles: [] }), "beyond_own_rights");

    // Both take it from the other at once: one of them must remain.
    const race = await Promise.allSettled([
      world.as(one).run(assignRoles, { userUuid: two.uuid, roles: [] }),
      world.as(two).run(assignRoles, { userUuid: one.uuid, roles: [] }),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const last = (await rolesOf(one)).length > 0 ? one : two;
    await expectRefusal(
      world.as(last).run(assignRoles, { userUuid: last.uuid, roles: ["student"] }),
      "last_super_admin",
    );
    // Whoever lost it in the meantime cannot act on what their session still says.
    const former = last === one ? two : one;
    await expectRefusal(
      world.as(former).run(assignRoles, { userUuid: former.uuid, roles: ["super_admin"] }),
      "beyond_own_rights",
    );
    await world.as(last).run(assignRoles, { userUuid: former.uuid, roles: ["super_admin"] });
    await world.as(last).run(assignRoles, { userUuid: last.uuid, roles: ["student"] });
    expect(await rolesOf(last)).toEqual(["student"]);
  });

  it("RBC-2 a role is not deleted while it is being given: one of the two is refused", async () => {
    const admin = world.as(await world.person("super_admin"));
    for (let round = 0; round < 5; round++) {
      const code = `fleeting_${round}`;
      await admin.run(createRole, { code, ...names, permissions: [] });
      const target = await world.person("student");
      const race = await Promise.allSettled([
        admin.run(assignRoles, { userUuid: target.uuid, roles: [code] }),
        admin.run(deleteRole, { code }),
      ]);
      expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });

  it("RBC-2 unknown people, unknown roles and deleted ones are refused, nothing is stored", async () => {
    const admin = world.as(await world.person("super_admin"));
    const target = await world.person("student");
    await expectRefusal(admin.run(assignRoles, { userUuid: crypto.randomUUID(), roles: ["student"] }), "not_found");
    await expectRefusal(
      admin.run(assignRoles, { userUuid: target.uuid, roles: ["student", "no_such_role"] }),
      "not_found",
    );
    await admin.run(createRole, { code: "dropped", ...names, permissions: [] });
    await admin.run(deleteRole, { code: "dropped" });
    await expectRefusal(admin.run(assignRoles, { userUuid: target.uuid, roles: ["dropped"] }), "not_found");
    await expectRefusal(
      admin.run(assignRoles, { userUuid: "1", roles: ["student"], force: true } as never),
      "invalid_input",
    );
    await expectRefusal(
      admin.run(assignRoles, { userUuid: target.uuid, roles: Array.from({ length: 21 }, (_, i) => `role_${i}`) }),
      "invalid_input",
    );
    await world.sql.query("update users set deleted_at = now() where id = $1", [target.id]);
    await expectRefusal(admin.run(assignRoles, { userUuid: target.uuid, roles: [] }), "not_found");
    await expectRefusal(
      world.as(target).run(assignRoles, { userUuid: target.uuid, roles: ["super_admin"] }),
      "forbidden",
    );
    await expectRefusal(admin.run(editRole, { code: "dropped", nameEn: "x" }), "not_found");
  });
});
