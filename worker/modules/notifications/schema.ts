import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fact, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";

/** One mail to one person. The outbox uuid is the key that makes a redelivery harmless. Kept seven days. */
export const mailDeliveries = pgTable(
  "mail_deliveries",
  {
    ...fact(),
    outboxUuid: uuid("outbox_uuid").notNull(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    template: text("template").notNull(),
    status: text("status").$type<"claimed" | "sent" | "failed" | "skipped">().notNull(),
    claimedAt: instant("claimed_at").notNull(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(1),
    lastError: text("last_error"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("mail_deliveries_outbox").on(t.outboxUuid, t.userId, t.template),
    check("mail_deliveries_status", sql`${t.status} in ('claimed','sent','failed','skipped')`),
    index("mail_deliveries_user").on(t.userId),
    index("mail_deliveries_created_at").on(t.createdAt),
  ],
);

/** Which kinds of mail a person has turned off; account mail (verification, reset, invitation) cannot be. */
export const mailUnsubscriptions = pgTable(
  "mail_unsubscriptions",
  {
    ...fact(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    category: text("category").notNull(),
  },
  (t) => [uniqueIndex("mail_unsubscriptions_user_category").on(t.userId, t.category)],
);

/** What the queue gave up on, for an administrator to see. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    ...fact(),
    outboxUuid: uuid("outbox_uuid").notNull().unique(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    lastError: text("last_error"),
  },
  (t) => [index("dead_letters_created_at").on(t.createdAt)],
);
