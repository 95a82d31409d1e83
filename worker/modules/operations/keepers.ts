import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Selecting } from "../../kernel/database";
import { email, locale, uuid } from "../../kernel/inputs";
import { permissions, rolePermissions, roles, userRoles } from "../access/schema";
import { users } from "../accounts/schema";

/** Who looks after the platform: whoever may see its health is told when it is bad. */
export const Keepers = v.array(
  v.object({
    uuid,
    email,
    fullName: v.string(),
    fullNameAr: v.nullable(v.string()),
    locale,
    timeZone: v.string(),
  }),
);

/** A hundred at most: an alert that everybody gets, nobody takes up. */
export const selectKeepers = (q: Selecting) =>
  q
    .select({
      uuid: users.uuid,
      email: users.email,
      fullName: users.fullName,
      fullNameAr: users.fullNameAr,
      locale: users.locale,
      timeZone: users.timeZone,
    })
    .from(users)
    .where(
      sql`users.deleted_at is null and users.status = 'active' and exists (
        select from ${permissions} as p join ${rolePermissions} as rp on rp.permission_id = p.id join ${roles} as r on r.id = rp.role_id
        join ${userRoles} as ur on ur.role_id = r.id
        where p.name = 'platform.observe:all' and r.deleted_at is null and ur.user_id = users.id)`,
    )
    .orderBy(users.id)
    .limit(100);
