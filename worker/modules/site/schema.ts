import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { entity } from "../../kernel/columns";

export const systemSettings = pgTable("system_settings", {
  ...entity(),
  /** "seo.robots", … */
  key: text("key").notNull().unique(),
  value: jsonb("value").$type<unknown>().notNull(),
});
