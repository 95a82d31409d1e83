import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";

/** What a file is for decides its allowed types, its largest size and who may read it (media/kinds.ts). */
export type MediaKind =
  | "profile_picture"
  | "course_cover"
  | "lesson_video"
  | "lesson_captions"
  | "lesson_document"
  | "lesson_image"
  | "question_media"
  | "course_material"
  | "chat_file"
  | "chat_voice";

export const mediaFiles = pgTable(
  "media_files",
  {
    ...entity(),
    ownerId: int8("owner_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind").$type<MediaKind>().notNull(),
    /** receiving: bytes are coming; temporary: whole, unattached, cleaned after 24 h; attached: belongs to mediable. */
    status: text("status").$type<"receiving" | "temporary" | "attached">().notNull(),
    mediableType: text("mediable_type"),
    mediableId: int8("mediable_id"),
    provider: text("provider").notNull().default("cloudflare_r2"),
    storageKey: text("storage_key").notNull(),
    filename: text("filename").notNull(),
    mimeType: text("mime_type").notNull(),
    sizeBytes: int8("size_bytes").notNull(),
    sha256: text("sha256"),
    width: integer("width"),
    height: integer("height"),
    durationSeconds: integer("duration_seconds"),
    altText: jsonb("alt_text").$type<{ en?: string; ar?: string }>().notNull().default({}),
    version: integer("version").notNull().default(1),
    downloadCount: integer("download_count").notNull().default(0),
    expiresAt: instant("expires_at"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    check("media_files_status", sql`${t.status} in ('receiving','temporary','attached')`),
    uniqueIndex("media_files_storage_key").on(t.storageKey),
    index("media_files_owner").on(t.ownerId, t.id),
    index("media_files_mediable").on(t.mediableType, t.mediableId),
    index("media_files_kind").on(t.kind, t.id).where(sql`deleted_at is null`),
    index("media_files_expires").on(t.expiresAt).where(sql`status <> 'attached'`),
  ],
);

/** An upload in parts that can be resumed: which parts R2 has acknowledged. */
export const mediaUploads = pgTable("media_uploads", {
  ...fact(),
  mediaFileId: int8("media_file_id")
    .notNull()
    .unique()
    .references(() => mediaFiles.id, { onDelete: "cascade" }),
  r2UploadId: text("r2_upload_id").notNull(),
  partBytes: integer("part_bytes").notNull(),
  parts: jsonb("parts").$type<{ partNumber: number; etag: string; size: number }[]>().notNull().default([]),
  uuid: uuid("uuid").notNull().unique(),
});

/** Every state of a file that was ever replaced, the one that is shown now included: its bytes lie under a key of their own and never change. */
export const mediaVersions = pgTable(
  "media_versions",
  {
    ...fact(),
    mediaFileId: int8("media_file_id")
      .notNull()
      .references(() => mediaFiles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    storageKey: text("storage_key").notNull(),
    filename: text("filename").notNull(),
    mimeType: text("mime_type").notNull(),
    sizeBytes: int8("size_bytes").notNull(),
    width: integer("width"),
    height: integer("height"),
    addedBy: int8("added_by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    uniqueIndex("media_versions_number").on(t.mediaFileId, t.version),
    index("media_versions_added_by").on(t.addedBy),
  ],
);
