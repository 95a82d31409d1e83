import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, fact, instant, int8, xid8 } from "./columns";

/** Messages written in the commit that caused them, and sent to the queue after it. */
export const outbox = pgTable(
  "outbox",
  {
    ...fact(),
    uuid: uuid("uuid").notNull().unique(),
    kind: text("kind").notNull(),
    /** Ids only, never bodies. */
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id").notNull(),
    /** The trace that left it (W3C Trace Context), for whoever handles it. */
    traceparent: text("traceparent"),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [index("outbox_unsent").on(t.createdAt).where(sql`sent_at is null`), index("outbox_sent_at").on(t.sentAt)],
);

/** The reply that a key was answered with, kept a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    ...fact(),
    /** "user:<id>" or "visitor": a key never answers somebody else. */
    holder: text("holder").notNull(),
    verb: text("verb").notNull(),
    key: text("key").notNull(),
    requestDigest: text("request_digest").notNull(),
    reply: jsonb("reply").notNull(),
  },
  (t) => [
    uniqueIndex("idempotency_keys_key").on(t.holder, t.verb, t.key),
    index("idempotency_keys_created_at").on(t.createdAt),
  ],
);

/** Row history written by trigger; views, downloads, sign-ins and refusals written by verbs. Append only. */
export const auditLogs = pgTable(
  "audit_logs",
  {
    ...fact(),
    /** The transaction's number, moved on where the database came back from a dump: see audit_xid() and docs/decisions. */
    xid: xid8("xid").notNull().default(sql`audit_xid()`),
    action: text("action").notNull(),
    verb: text("verb").notNull(),
    requestId: text("request_id").notNull(),
    actorId: int8("actor_id"),
    /** What the row is of: a table name for row history, a noun otherwise. */
    entityType: text("entity_type").notNull(),
    entityId: int8("entity_id"),
    entityUuid: uuid("entity_uuid"),
    /** The course a row hangs on, so that its instructors can read its history. */
    courseId: int8("course_id"),
    before: jsonb("before").$type<Record<string, unknown> | null>(),
    after: jsonb("after").$type<Record<string, unknown> | null>(),
    address: text("address"),
    agent: text("agent"),
    detail: jsonb("detail").$type<Record<string, unknown> | null>(),
  },
  (t) => [
    check(
      "audit_logs_action",
      sql`${t.action} in ('created','updated','deleted','restored','viewed','downloaded','logged_in','logged_out','refused')`,
    ),
    index("audit_logs_entity").on(t.entityType, t.entityId, t.id),
    index("audit_logs_actor").on(t.actorId, t.id),
    index("audit_logs_course").on(t.courseId, t.id).where(sql`course_id is not null`),
    index("audit_logs_action_id").on(t.action, t.id),
    index("audit_logs_verb").on(t.verb, t.id),
    index("audit_logs_created_at").on(t.createdAt),
    index("audit_logs_entity_uuid").on(t.entityUuid, t.id).where(sql`entity_uuid is not null`),
    index("audit_logs_sealing").on(t.xid, t.id),
  ],
);

/** Tamper evidence: each batch of audit rows, in the order of (xid, id), is digested together with the seal before it. Written by audit_seal(). */
export const auditSeals = pgTable("audit_seals", {
  ...fact(),
  firstId: int8("first_id").notNull(),
  lastXid: xid8("last_xid").notNull(),
  lastId: int8("last_id").notNull(),
  rowCount: integer("row_count").notNull(),
  /** Unique: the chain cannot fork. */
  previousDigest: text("previous_digest").notNull().unique(),
  digest: text("digest").notNull(),
});

/**
 * What the names, addresses and words of a person in audit_logs are opened with: erasing a person deletes the row (docs/decisions/0016). Made and used
 * by the trigger and by audit_open() alone; "app" may delete a key and never see it. Like audit_logs it refers to nobody, and outlives whom it is about.
 */
export const auditKeys = pgTable("audit_keys", {
  ...fact(),
  userId: int8("user_id").notNull().unique(),
  /** 32 bytes to authenticate with, 32 to encrypt with. */
  key: bytea("key").notNull(),
});
