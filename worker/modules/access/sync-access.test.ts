import { drizzle } from "drizzle-orm/node-postgres";
import { describe, expect, it } from "vitest";
import { createWorld } from "../../../tests/support/world";
import { verbs } from "../../verbs";
import { grantsOf, permissionsOf } from "./permissions";
import { syncAccess } from "./sync-access";
import { type SystemRole, systemRoles } from "./system-roles";

describe("the mirror of permissions and system roles", () => {
  const world = createWorld();
  const sync = (of = verbs) =>
    drizzle(world.sql).transaction(async (tx) => {
      for (const statement of syncAccess(of)) await tx.execute(statement);
    });
  const grants = async () => {
    const { rows } = await world.sql.query<{ grant: string }>(
      `select r.code || ' ' || p.name as grant from role_permissions rp join roles r on r.id = rp.role_id join permissions p on p.id = rp.permission_id order by 1`,
    );
    return rows.map((row) => row.grant);
  };
  const count = async (table: string) => Number((await world.sql.query(`select count(*) from ${table}`)).rows[0].count);

  it("RBC-1 the tables say what the code says, for every system role", async () => {
    const known = new Set(permissionsOf(verbs));
    const expected = (Object.keys(systemRoles) as SystemRole[]).flatMap((role) =>
      grantsOf(role, verbs)
        .filter((name) => known.has(name))
        .map((name) => `${role} ${name}`),
    );
    expect(await grants()).toEqual(expected.sort());
    const { rows } = await world.sql.query(
      "select name, resource, action, scope from permissions where name = 'roles.manage:all'",
    );
    expect(rows).toEqual([{ name: "roles.manage:all", resource: "roles", action: "manage", scope: "all" }]);
  });

  it("RBC-1 a second run changes nothing and leaves no line in the audit trail", async () => {
    const before = [await grants(), await count("audit_logs")];
    await sync();
    expect([await grants(), await count("audit_logs")]).toEqual(before);
  });

  it("RBC-2 a permission that no verb asks for any more goes, from custom roles too; custom roles and their other permissions stay", async () => {
    await world.sql.query(
      `insert into permissions (name, resource, action, scope) values ('relics.dust:all', 'relics', 'dust', 'all')`,
    );
    await world.sql.query(
      `insert into roles (code, name_en, name_ar) values ('archivist', 'Archivist', 'أمين المحفوظات')`,
    );
    await world.sql.query(`insert into role_permissions select r.id, p.id from roles r, permissions p
      where (r.code = 'archivist' and p.name in ('relics.dust:all', 'roles.manage:all')) or (r.code = 'student' and p.name = 'roles.manage:all')`);
    await sync();
    const after = await grants();
    expect(after).toContain("archivist roles.manage:all");
    expect(after.filter((grant) => grant.includes("relics"))).toEqual([]);
    // What a system role was given by hand is taken back: its table is in the code.
    expect(after).not.toContain("student roles.manage:all");
  });

  it("RBC-1 a system role that was renamed or deleted in the database comes back as the code has it", async () => {
    await world.sql.query("update roles set name_en = 'Boss', deleted_at = now() where code = 'manager'");
    await sync();
    const { rows } = await world.sql.query(
      "select name_en, deleted_at, is_system_role from roles where code = 'manager'",
    );
    expect(rows).toEqual([{ name_en: systemRoles.manager.nameEn, deleted_at: null, is_system_role: true }]);
  });
});
