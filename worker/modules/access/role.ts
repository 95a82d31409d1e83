import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { countCap } from "../../kernel/paging";
import { users } from "../accounts/schema";
import { rolePermissions, roles, userRoles } from "./schema";

/** A role as lists show it. System roles' names come from the code in both languages; custom ones carry their own. */
export const RoleSummary = v.object({
  uuid: v.string(),
  code: v.string(),
  nameEn: v.string(),
  nameAr: v.string(),
  description: v.nullable(v.string()),
  isSystemRole: v.boolean(),
  permissionCount: v.number(),
  /** People who hold it, counted to 1,000 at most. */
  holderCount: v.number(),
  updatedAt: v.string(),
  deletedAt: v.nullable(v.string()),
});

// Named plainly inside the counts: Drizzle leaves the table off a column in the fields of a select from one table.
export const roleColumns = {
  id: roles.id,
  uuid: roles.uuid,
  code: roles.code,
  nameEn: roles.nameEn,
  nameAr: roles.nameAr,
  description: roles.description,
  isSystemRole: roles.isSystemRole,
  permissionCount: sql<number>`(select count(*)::int from ${rolePermissions} rp where rp.role_id = roles.id)`,
  holderCount: sql<number>`(select count(*)::int from (
    select from ${userRoles} ur join ${users} u on u.id = ur.user_id and u.deleted_at is null
    where ur.role_id = roles.id limit ${sql.raw(String(countCap))}) as holders)`,
  updatedAt: roles.updatedAt,
  deletedAt: roles.deletedAt,
};

export interface RoleRow {
  id: number;
  uuid: string;
  code: string;
  nameEn: string;
  nameAr: string;
  description: string | null;
  isSystemRole: boolean;
  permissionCount: number;
  holderCount: number;
  updatedAt: Date;
  deletedAt: Date | null;
}

export const summaryOf = ({ id: _, updatedAt, deletedAt, ...row }: RoleRow): v.InferOutput<typeof RoleSummary> => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
  deletedAt: deletedAt?.toISOString() ?? null,
});

/** SQL: is there a live role of that code? */
export const roleExists = (code: string): SQL =>
  sql`exists (select from ${roles} where ${roles.code} = ${code} and ${roles.deletedAt} is null)`;
/** SQL: is it one that people made? */
export const isCustom = (code: string): SQL =>
  sql`exists (select from ${roles} where ${roles.code} = ${code} and not ${roles.isSystemRole})`;
