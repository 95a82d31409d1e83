import { type SQL, sql } from "drizzle-orm";
import type { AnyVerb } from "../../kernel/verb";
import { grantsOf, permissionsOf } from "./permissions";
import { type SystemRole, systemRoles } from "./system-roles";

/**
 * The statements that mirror the code's permissions and system roles into a database: run after each migration, in one transaction.
 * Permissions that no verb asks for any more go, and with them their grants in custom roles.
 */
export function syncAccess(verbs: readonly AnyVerb[]): SQL[] {
  const permissions = permissionsOf(verbs).map((name) => {
    const [resource = "", action = "", scope = ""] = name.split(/[.:]/);
    return { name, resource, action, scope };
  });
  const roles = Object.entries(systemRoles).map(([code, { nameEn, nameAr }]) => ({ code, nameEn, nameAr }));
  const grants = roles.flatMap(({ code }) => grantsOf(code as SystemRole, verbs).map((name) => ({ code, name })));
  return [
    sql`select set_config('app.verb', 'access.sync', true)`,
    sql`delete from permissions where name <> all (select p->>'name' from jsonb_array_elements(${JSON.stringify(permissions)}::jsonb) p)`,
    sql`insert into permissions (name, resource, action, scope)
      select p->>'name', p->>'resource', p->>'action', p->>'scope' from jsonb_array_elements(${JSON.stringify(permissions)}::jsonb) p
      on conflict (name) do nothing`,
    sql`insert into roles (code, name_en, name_ar, is_system_role)
      select r->>'code', r->>'nameEn', r->>'nameAr', true from jsonb_array_elements(${JSON.stringify(roles)}::jsonb) r
      on conflict (code) do update set name_en = excluded.name_en, name_ar = excluded.name_ar, is_system_role = true, deleted_at = null
      where (roles.name_en, roles.name_ar, roles.is_system_role, roles.deleted_at)
        is distinct from (excluded.name_en, excluded.name_ar, true, null::timestamptz)`,
    sql`with wanted as (
        select r.id as role_id, p.id as permission_id from jsonb_array_elements(${JSON.stringify(grants)}::jsonb) g
        join roles r on r.code = g->>'code' join permissions p on p.name = g->>'name'),
      gone as (
        delete from role_permissions rp using roles r where r.id = rp.role_id and r.is_system_role
        and not exists (select from wanted w where w.role_id = rp.role_id and w.permission_id = rp.permission_id))
      insert into role_permissions (role_id, permission_id) select role_id, permission_id from wanted on conflict do nothing`,
  ];
}
