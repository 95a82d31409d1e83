import { sql } from "drizzle-orm";
import { check, doublePrecision, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fact, instant } from "../../kernel/columns";

export type AlertRule = "error_rate" | "outbox_backlog" | "dead_letters" | "database_away" | "sealing_behind";

/** Each time a rule was broken, until it held again. */
export const alerts = pgTable(
  "alerts",
  {
    ...fact(),
    uuid: uuid("uuid").notNull().unique(),
    rule: text("rule").$type<AlertRule>().notNull(),
    /** What was measured when it fired, in the rule's own unit. */
    figure: doublePrecision("figure").notNull(),
    firedAt: instant("fired_at").notNull(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    check(
      "alerts_rule",
      sql`${t.rule} in ('error_rate','outbox_backlog','dead_letters','database_away','sealing_behind')`,
    ),
    // Two timers at once fire one alert.
    uniqueIndex("alerts_open").on(t.rule).where(sql`resolved_at is null`),
    index("alerts_fired_at").on(t.firedAt),
  ],
);
