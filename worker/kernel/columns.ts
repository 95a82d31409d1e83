import { sql } from "drizzle-orm";
import { bigint, boolean, customType, jsonb, timestamp, uuid } from "drizzle-orm/pg-core";

/** timestamptz, read and written as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** bigint foreign keys and counts; safe integers by construction (identity columns start at 1). */
export const int8 = (name: string) => bigint(name, { mode: "number" });

/** What a person can name: an internal id, the public uuid (version 7), timestamps and soft deletion. */
export const entity = () => ({
  id: int8("id").primaryKey().generatedAlwaysAsIdentity(),
  uuid: uuid("uuid").notNull().unique().default(sql`uuidv7()`),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
  deletedAt: instant("deleted_at"),
  isDeleted: boolean("is_deleted").notNull().generatedAlwaysAs(sql`deleted_at is not null`),
});

/** Links, facts and logs. */
export const fact = () => ({
  id: int8("id").primaryKey().generatedAlwaysAsIdentity(),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});

export type Locale = "en" | "ar";
/** One JSON column per entity; English is always there, Arabic may be missing while a draft is written. */
export type Translations<T> = { en: T; ar?: T | undefined };

export const translations = <T>(name = "translations") => jsonb(name).$type<Translations<T>>().notNull();

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
export const citext = customType<{ data: string }>({ dataType: () => "citext" });
export const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });
