import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, int8 } from "../../kernel/columns";

export const lookupTypes = pgTable(
  "lookup_types",
  {
    ...entity(),
    code: text("code").notNull().unique(),
    nameEn: text("name_en").notNull(),
    nameAr: text("name_ar").notNull(),
    parentId: int8("parent_id").references((): AnyPgColumn => lookupTypes.id),
    /** True where code depends on the values: they may be renamed, ordered and deactivated, not added or removed. */
    isSystem: boolean("is_system").notNull().default(false),
    isActive: boolean("is_active").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index("lookup_types_parent").on(t.parentId)],
);

export const lookups = pgTable(
  "lookups",
  {
    ...entity(),
    lookupTypeId: int8("lookup_type_id")
      .notNull()
      .references(() => lookupTypes.id),
    code: text("code").notNull(),
    nameEn: text("name_en").notNull(),
    nameAr: text("name_ar").notNull(),
    parentId: int8("parent_id").references((): AnyPgColumn => lookups.id),
    isActive: boolean("is_active").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("lookups_type_code").on(t.lookupTypeId, t.code).where(sql`deleted_at is null`),
    index("lookups_parent").on(t.parentId),
    index("lookups_type_order").on(t.lookupTypeId, t.sortOrder, t.id),
  ],
);
