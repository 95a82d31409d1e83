import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8, tsvector } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import type { reportReasons } from "./inputs";

/** A room as PostgreSQL knows it; what is said there is ordered by its object (durable-objects/chat-room), which copies its log here. */
export const chatRooms = pgTable(
  "chat_rooms",
  {
    ...entity(),
    kind: text("kind").$type<"course" | "private">().notNull(),
    courseId: int8("course_id").references(() => courses.id),
    /** The two people of a private room, the lower id first. */
    firstId: int8("first_id").references(() => users.id),
    secondId: int8("second_id").references(() => users.id),
    /** The last number that was copied. */
    lastSeq: int8("last_seq").notNull().default(0),
    lastMessageAt: instant("last_message_at"),
    /** Messages of a course's room are deleted after so many days; null keeps them. Private rooms go by one setting (kept-days.ts). */
    retentionDays: int8("retention_days"),
  },
  (t) => [
    uniqueIndex("chat_rooms_course").on(t.courseId),
    uniqueIndex("chat_rooms_pair").on(t.firstId, t.secondId),
    index("chat_rooms_second").on(t.secondId),
    index("chat_rooms_retention").on(t.id).where(sql`retention_days is not null`),
    check(
      "chat_rooms_kind",
      sql`(${t.kind} = 'course' and course_id is not null and first_id is null and second_id is null)
        or (${t.kind} = 'private' and course_id is null and first_id < second_id)`,
    ),
  ],
);

/** Who was in a room, how far they have read, and what moderators did. Whether somebody may come in is asked anew each time. */
export const chatRoomMembers = pgTable(
  "chat_room_members",
  {
    ...fact(),
    roomId: int8("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** When the door last let them in; sockets are asked to come back within the hour, so older ones are closed. */
    enteredAt: instant("entered_at"),
    readSeq: int8("read_seq").notNull().default(0),
    mutedUntil: instant("muted_until"),
    bannedAt: instant("banned_at"),
  },
  (t) => [
    uniqueIndex("chat_room_members_room_user").on(t.roomId, t.userId),
    index("chat_room_members_user").on(t.userId, t.enteredAt),
  ],
);

/** The log of every room, as its object numbered it: what moderators look up and what may be exported. */
export const chatEvents = pgTable(
  "chat_events",
  {
    ...fact(),
    roomId: int8("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: int8("seq").notNull(),
    byId: int8("by_id").references(() => users.id, { onDelete: "set null" }),
    /** The sender's own id of the act. */
    clientId: text("client_id").notNull(),
    kind: text("kind").notNull(),
    happenedAt: instant("happened_at").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    uniqueIndex("chat_events_room_seq").on(t.roomId, t.seq),
    index("chat_events_room_happened").on(t.roomId, t.happenedAt),
    index("chat_events_by").on(t.byId),
  ],
);

/** Messages as they stand: what is listed and searched. */
export const chatMessages = pgTable(
  "chat_messages",
  {
    ...fact(),
    roomId: int8("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: int8("seq").notNull(),
    byId: int8("by_id").references(() => users.id, { onDelete: "set null" }),
    saidAt: instant("said_at").notNull(),
    text: text("text").notNull(),
    replyTo: int8("reply_to"),
    files: jsonb("files").$type<{ media: string; kind: "image" | "file" | "voice"; name: string }[]>(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    search: tsvector("search").generatedAlwaysAs(sql`to_tsvector('simple', searchable("text"))`),
  },
  (t) => [
    uniqueIndex("chat_messages_room_seq").on(t.roomId, t.seq),
    index("chat_messages_room_said").on(t.roomId, t.saidAt),
    index("chat_messages_by").on(t.byId),
    index("chat_messages_search").using("gin", t.search),
  ],
);

/** Whom a person does not want to hear from (SOC-5). */
export const userBlocks = pgTable(
  "user_blocks",
  {
    ...fact(),
    blockerId: int8("blocker_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: int8("blocked_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [
    uniqueIndex("user_blocks_pair").on(t.blockerId, t.blockedId),
    index("user_blocks_blocked").on(t.blockedId),
    check("user_blocks_self", sql`blocker_id <> blocked_id`),
  ],
);

/** What somebody found wrong, with the messages it is about as they were then: in private rooms a moderator sees no others. */
export const chatReports = pgTable(
  "chat_reports",
  {
    ...entity(),
    roomId: int8("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: int8("seq").notNull(),
    reporterId: int8("reporter_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    reason: text("reason").$type<(typeof reportReasons)[number]>().notNull(),
    note: text("note"),
    messages: jsonb("messages").$type<{ seq: number; at: string; by: string | null; text: string }[]>().notNull(),
    settledAt: instant("settled_at"),
    settledById: int8("settled_by_id").references(() => users.id),
    outcome: text("outcome").$type<"acted" | "dismissed">(),
  },
  (t) => [
    uniqueIndex("chat_reports_once").on(t.roomId, t.seq, t.reporterId),
    index("chat_reports_reporter").on(t.reporterId),
    index("chat_reports_settled_by").on(t.settledById),
    index("chat_reports_open").on(t.id).where(sql`settled_at is null`),
    index("chat_reports_settled").on(t.id).where(sql`settled_at is not null`),
    check("chat_reports_reason", sql`${t.reason} in ('spam','abuse','harassment','off_topic','other')`),
    check("chat_reports_outcome", sql`(settled_at is null) = (outcome is null)`),
  ],
);
