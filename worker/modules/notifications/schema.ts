import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, time, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { type Channel, channels, type NotificationType, typeNames } from "./types";

const oneOf = (names: readonly string[]) => sql.raw(names.map((name) => `'${name}'`).join(","));
const ofUser = () =>
  int8("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** One thing that one person is told. What it says is worded when it is shown: here are ids, and what words need beside them. */
export const notifications = pgTable(
  "notifications",
  {
    ...entity(),
    userId: ofUser(),
    type: text("type").$type<NotificationType>().notNull(),
    courseId: int8("course_id").references(() => courses.id, { onDelete: "cascade" }),
    /** Who did it. */
    actorId: int8("actor_id").references(() => users.id, { onDelete: "set null" }),
    params: jsonb("params").$type<Record<string, unknown>>().notNull().default({}),
    /** The page it leads to, as a path of ours. */
    link: text("link").notNull(),
    /** What it was raised by: an outbox message, or a thing that happens once. Whoever was told of it is not told again. */
    origin: uuid("origin").notNull(),
    /** Shown under the bell; false where it went by mail or push alone. */
    isInApp: boolean("is_in_app").notNull(),
    readAt: instant("read_at"),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    check("notifications_type", sql`${t.type} in (${oneOf(typeNames)})`),
    uniqueIndex("notifications_origin").on(t.origin, t.userId, t.type),
    index("notifications_user").on(t.userId, t.id),
    index("notifications_unread").on(t.userId, t.id).where(sql`read_at is null and archived_at is null and is_in_app`),
    index("notifications_current").on(t.userId, t.id).where(sql`archived_at is null and is_in_app`),
    index("notifications_archived").on(t.userId, t.id).where(sql`archived_at is not null and is_in_app`),
    index("notifications_course").on(t.courseId),
    index("notifications_actor").on(t.actorId),
    index("notifications_created_at").on(t.createdAt),
  ],
);

/** What somebody chose otherwise than it is by default. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    ...fact(),
    userId: ofUser(),
    type: text("type").$type<NotificationType>().notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    wanted: boolean("wanted").notNull(),
  },
  (t) => [
    uniqueIndex("notification_preferences_key").on(t.userId, t.type, t.channel),
    check("notification_preferences_type", sql`${t.type} in (${oneOf(typeNames)})`),
    check("notification_preferences_channel", sql`${t.channel} in (${oneOf(channels)})`),
  ],
);

export const digests = ["off", "daily", "weekly"] as const;

/** When somebody wants to be left alone. Hours are a wall clock's, in the zone named; both or neither are set. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    ...fact(),
    userId: ofUser().unique("notification_settings_user"),
    quietFrom: time("quiet_from"),
    quietTo: time("quiet_to"),
    timeZone: text("time_zone").notNull(),
    digest: text("digest").$type<(typeof digests)[number]>().notNull().default("off"),
    /** When the next one is due; none without a digest. */
    digestDueAt: instant("digest_due_at"),
  },
  (t) => [
    check("notification_settings_digest", sql`${t.digest} in (${oneOf(digests)})`),
    check("notification_settings_quiet", sql`(quiet_from is null) = (quiet_to is null)`),
    index("notification_settings_due").on(t.digestDueAt).where(sql`digest_due_at is not null`),
  ],
);

/** A mail or a push that waits for the end of somebody's quiet hours: the message, to be left in the outbox again. */
export const deferredDeliveries = pgTable(
  "deferred_deliveries",
  {
    ...fact(),
    outboxUuid: uuid("outbox_uuid").notNull(),
    userId: ofUser(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    dueAt: instant("due_at").notNull(),
  },
  (t) => [
    uniqueIndex("deferred_deliveries_key").on(t.outboxUuid, t.userId, t.kind),
    index("deferred_deliveries_user").on(t.userId),
    index("deferred_deliveries_due").on(t.dueAt),
  ],
);

/** One mail to one person. The outbox uuid is the key that makes a redelivery harmless. Kept seven days. */
export const mailDeliveries = pgTable(
  "mail_deliveries",
  {
    ...fact(),
    outboxUuid: uuid("outbox_uuid").notNull(),
    userId: ofUser(),
    template: text("template").notNull(),
    status: text("status").$type<"claimed" | "sent" | "failed" | "skipped" | "deferred">().notNull(),
    claimedAt: instant("claimed_at").notNull(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(1),
    lastError: text("last_error"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex("mail_deliveries_outbox").on(t.outboxUuid, t.userId, t.template),
    check("mail_deliveries_status", sql`${t.status} in ('claimed','sent','failed','skipped','deferred')`),
    index("mail_deliveries_user").on(t.userId),
    index("mail_deliveries_created_at").on(t.createdAt),
  ],
);

/**
 * Categories of mail that were turned off before there were preferences, where they were copied to. Read by the version before alone; a later
 * release takes the table away (docs/deploy.md).
 */
export const mailUnsubscriptions = pgTable(
  "mail_unsubscriptions",
  {
    ...fact(),
    userId: ofUser(),
    category: text("category").notNull(),
  },
  (t) => [uniqueIndex("mail_unsubscriptions_user_category").on(t.userId, t.category)],
);

/** A browser that shows what happens while no page of ours is open (RFC 8030). */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    ...entity(),
    userId: ofUser(),
    /** Where the browser's own service takes messages for it: a secret, for whoever knows it may write there. */
    endpoint: text("endpoint").notNull(),
    /** The browser's public key and its authentication secret (RFC 8291), base64url. */
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    agent: text("agent"),
    lastSentAt: instant("last_sent_at"),
  },
  (t) => [
    // A browser is one person's at a time: whoever subscribes with it last.
    uniqueIndex("push_subscriptions_endpoint").on(t.endpoint),
    index("push_subscriptions_user").on(t.userId),
  ],
);

/** What is to be told at an hour that is still to come. Rows outlive restarts; the clock looks every minute. */
export const reminders = pgTable(
  "reminders",
  {
    ...fact(),
    /** What it is about, as whoever set it knows it: setting it again moves it. */
    key: text("key").notNull().unique(),
    uuid: uuid("uuid").notNull().default(sql`uuidv7()`),
    /** A notification.asked. */
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    dueAt: instant("due_at").notNull(),
    firedAt: instant("fired_at"),
  },
  (t) => [index("reminders_due").on(t.dueAt).where(sql`fired_at is null`)],
);

/** What the queue gave up on, for an administrator to see, to try again or to drop. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    ...fact(),
    outboxUuid: uuid("outbox_uuid").notNull().unique(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    lastError: text("last_error"),
    /** Null while nobody has decided. One that dies again after a retry is open again. */
    outcome: text("outcome").$type<"retried" | "discarded">(),
    settledAt: instant("settled_at"),
    settledById: int8("settled_by_id").references(() => users.id),
  },
  (t) => [
    check("dead_letters_outcome", sql`${t.outcome} in ('retried','discarded')`),
    index("dead_letters_created_at").on(t.createdAt),
    index("dead_letters_open").on(t.id).where(sql`outcome is null`),
    index("dead_letters_settled_by").on(t.settledById),
  ],
);
