import { sql } from "drizzle-orm";
import { check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { entity, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";

/** Somebody who brings buyers, by links that carry a code. */
export const affiliates = pgTable(
  "affiliates",
  {
    ...entity(),
    userId: int8("user_id")
      .notNull()
      .unique()
      .references(() => users.id),
    code: text("code").notNull().unique(),
    /** Hundredths of a percent; null for what the settings say. */
    basisPoints: integer("basis_points"),
    suspendedAt: instant("suspended_at"),
    suspendedReason: text("suspended_reason"),
  },
  () => [
    check("affiliates_basis_points", sql`basis_points between 0 and 5000`),
    check("affiliates_suspended", sql`(suspended_at is null) = (suspended_reason is null)`),
  ],
);

/** How often an affiliate's links were followed on a day of the tenant's zone. Counted, and nobody kept. */
export const affiliateClicks = pgTable(
  "affiliate_clicks",
  {
    affiliateId: int8("affiliate_id")
      .notNull()
      .references(() => affiliates.id),
    day: date("day").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.affiliateId, t.day] })],
);
