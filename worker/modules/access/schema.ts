import { boolean, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";

export const roles = pgTable("roles", {
  ...entity(),
  code: text("code").notNull().unique(),
  /** Custom roles carry their own names; system roles are worded by the catalogues. */
  nameEn: text("name_en").notNull(),
  nameAr: text("name_ar").notNull(),
  description: text("description"),
  isSystemRole: boolean("is_system_role").notNull().default(false),
  metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
});

/** `name` is "<resource>.<action>:<scope>"; the rows mirror the verbs of the code and are written by migration only. */
export const permissions = pgTable("permissions", {
  ...fact(),
  name: text("name").notNull().unique(),
  resource: text("resource").notNull(),
  action: text("action").notNull(),
  scope: text("scope").notNull(),
});

export const rolePermissions = pgTable(
  "role_permissions",
  {
    roleId: int8("role_id")
      .notNull()
      .references(() => roles.id, { onDelete: "cascade" }),
    permissionId: int8("permission_id")
      .notNull()
      .references(() => permissions.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.roleId, t.permissionId] }), index("role_permissions_permission").on(t.permissionId)],
);

export const userRoles = pgTable(
  "user_roles",
  {
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    roleId: int8("role_id")
      .notNull()
      .references(() => roles.id, { onDelete: "cascade" }),
    assignedById: int8("assigned_by_id").references(() => users.id),
    assignedAt: instant("assigned_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.roleId] }),
    index("user_roles_role").on(t.roleId),
    index("user_roles_assigned_by").on(t.assignedById),
  ],
);
