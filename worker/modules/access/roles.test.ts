import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { createRole, deleteRole, editRole, listPermissions, listRoles, readRole, restoreRole } from ".";

describe("custom roles", () => {
  const world = createWorld();
  const keeper = async (...grants: string[]): Promise<Person> => ({
    ...(await world.person("support_admin")),
    grants: new Set(["roles.manage:all", ...grants]),
  });
  const words = { nameEn: "Librarian", nameAr: "أمين المكتبة" };

  it("RBC-2 a role is created, listed, read, edited, deleted and restored", async () => {
    const admin = world.as(await world.person("super_admin"));
    await admin.run(createRole, {
      code: "librarian",
      ...words,
      description: "Keeps the shelves.",
      permissions: ["lookups.manage:all", "audit.read:course"],
    });
    const role = await admin.run(readRole, { code: "librarian" });
    expect(role).toMatchObject({ ...words, isSystemRole: false, holderCount: 0, permissionCount: 2, deletedAt: null });
    expect(role.permissions).toEqual(["audit.read:course", "lookups.manage:all"]);

    await admin.run(editRole, {
      code: "librarian",
      nameEn: "Archivist",
      description: "",
      permissions: ["lookups.manage:all", "roles.manage:all"],
    });
    expect(await admin.run(readRole, { code: "librarian" })).toMatchObject({
      nameEn: "Archivist",
      nameAr: words.nameAr,
      description: null,
      permissions: ["lookups.manage:all", "roles.manage:all"],
    });

    await admin.run(deleteRole, { code: "librarian" });
    await expectRefusal(admin.run(readRole, { code: "librarian" }), "not_found");
    await expectRefusal(admin.run(editRole, { code: "librarian", nameEn: "X" }), "not_found");
    await expectRefusal(admin.run(deleteRole, { code: "librarian" }), "not_found");
    expect((await admin.run(listRoles, { deleted: true })).items.map(({ code }) => code)).toEqual(["librarian"]);
    await admin.run(restoreRole, { code: "librarian" });
    await expectRefusal(admin.run(restoreRole, { code: "librarian" }), "not_found");
    expect((await admin.run(readRole, { code: "librarian" })).permissionCount).toBe(2);
  });

  it("RBC-2 the list puts system roles first, counts living holders and turns its pages", async () => {
    const admin = world.as(await world.person("super_admin"));
    const gone = await world.person("mentor");
    await world.person("mentor");
    await world.sql.query("update users set deleted_at = now() where id = $1", [gone.id]);
    const first = await admin.run(listRoles, { limit: 6 });
    const second = await admin.run(listRoles, { limit: 6, cursor: first.next ?? "" });
    const codes = [...first.items, ...second.items].map(({ code }) => code);
    expect(codes.slice(0, 2)).toEqual(["super_admin", "content_manager"]);
    expect(codes).toEqual([...new Set(codes)]);
    expect(second.items.find(({ code }) => code === "mentor")).toMatchObject({ holderCount: 1, isSystemRole: true });
  });

  it("RBC-2 nobody puts into a role, or takes out of it, what they do not hold", async () => {
    const admin = world.as(await world.person("super_admin"));
    const small = world.as(await keeper("audit.read:course"));
    await expectRefusal(
      small.run(createRole, { code: "grab", ...words, permissions: ["audit.read:all"] }),
      "beyond_own_rights",
    );
    await expectRefusal(
      small.run(createRole, { code: "grab", ...words, permissions: ["lookups.manage:all"] }),
      "beyond_own_rights",
    );
    await small.run(createRole, { code: "fair", ...words, permissions: ["audit.read:course"] });

    await expectRefusal(
      small.run(editRole, { code: "fair", permissions: ["audit.read:course", "audit.read:all"] }),
      "beyond_own_rights",
    );
    await admin.run(editRole, { code: "fair", permissions: ["audit.read:course", "lookups.manage:all"] });
    await expectRefusal(small.run(editRole, { code: "fair", permissions: [] }), "beyond_own_rights");
    // What stays is not asked about: only what the edit adds or takes away.
    await small.run(editRole, { code: "fair", permissions: ["lookups.manage:all"] });
    await small.run(editRole, { code: "fair", nameEn: "Fair" });
    expect((await admin.run(readRole, { code: "fair" })).permissions).toEqual(["lookups.manage:all"]);

    const { resources } = await small.run(listPermissions, {});
    const audit = resources.find(({ resource }) => resource === "audit");
    expect(audit?.actions).toEqual([
      { action: "export", scopes: [{ scope: "all", name: "audit.export:all", grantable: false }] },
      {
        action: "read",
        scopes: [
          { scope: "course", name: "audit.read:course", grantable: true },
          { scope: "all", name: "audit.read:all", grantable: false },
        ],
      },
    ]);
  });

  it("RBC-2 system roles are neither edited nor deleted, a held role is not deleted", async () => {
    const admin = world.as(await world.person("super_admin"));
    await expectRefusal(admin.run(editRole, { code: "student", permissions: [] }), "system_role");
    await expectRefusal(admin.run(deleteRole, { code: "student" }), "system_role");
    await admin.run(createRole, { code: "worn", ...words, permissions: [] });
    const holder = await world.person("student");
    await world.sql.query("insert into user_roles (user_id, role_id) select $1, id from roles where code = 'worn'", [
      holder.id,
    ]);
    await expectRefusal(admin.run(deleteRole, { code: "worn" }), "role_in_use");
    await world.sql.query("delete from user_roles where user_id = $1", [holder.id]);
    await admin.run(deleteRole, { code: "worn" });
  });

  it("RBC-2 wrong input is named and stores nothing; a code is taken once, also by two at the same moment", async () => {
    const person = await world.person("super_admin");
    const admin = world.as(person);
    const wrong = await expectRefusal(
      admin.run(createRole, {
        code: "No Spaces",
        nameEn: " ",
        nameAr: "x".repeat(81),
        permissions: ["all"],
        extra: 1,
      } as never),
      "invalid_input",
    );
    expect(wrong.params.fields).toMatchObject({
      code: { code: "format" },
      nameEn: { code: "required" },
      nameAr: { code: "too_long", limit: 80 },
      extra: { code: "unknown" },
    });
    await expectRefusal(
      admin.run(createRole, { code: "ghost", ...words, permissions: ["ghosts.see:all"] }),
      "permission_unknown",
    );
    await expectRefusal(admin.run(readRole, { code: "ghost" }), "not_found");

    const race = await Promise.allSettled(
      ["a", "b"].map(() => admin.run(createRole, { code: "twin", ...words, permissions: ["roles.manage:all"] })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefusal(admin.run(createRole, { code: "twin", ...words, permissions: [] }), "role_code_taken");
    const call = () => admin.run(createRole, { code: "replayed", ...words, permissions: [] }, { idempotencyKey: "r1" });
    expect(await call()).toEqual(await call());
  });

  it("RBC-4 only holders of roles.manage reach them", async () => {
    for (const role of ["content_manager", "support_admin", "instructor", "student"] as const) {
      const someone = world.as(await world.person(role));
      await expectRefusal(someone.run(listRoles, {}), "forbidden");
      await expectRefusal(someone.run(createRole, { code: "mine", ...words, permissions: [] }), "forbidden");
    }
    await expectRefusal(world.visitor.run(listPermissions, {}), "unauthenticated");
  });
});
