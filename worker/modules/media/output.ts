import * as v from "valibot";
import type { QueryContext } from "../../kernel/context";
import { mediaUrl } from "./content-url";
import { mediaKinds } from "./kinds";
import type { mediaFiles } from "./schema";

/** A file as its owner sees it. */
export const MediaFile = v.object({
  uuid: v.string(),
  kind: v.picklist(mediaKinds),
  /** temporary: whole, used nowhere yet, removed at `expiresAt`. */
  status: v.picklist(["receiving", "temporary", "attached"]),
  filename: v.string(),
  mimeType: v.string(),
  sizeBytes: v.number(),
  /** Pixels, as the picture is shown; null for what is no picture. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  altText: v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) }),
  downloadCount: v.number(),
  createdAt: v.string(),
  expiresAt: v.nullable(v.string()),
  /** Opens the file for some hours; null while its bytes are coming. */
  url: v.nullable(v.string()),
});
export type MediaFile = v.InferOutput<typeof MediaFile>;

type Row = Pick<
  typeof mediaFiles.$inferSelect,
  | "uuid"
  | "kind"
  | "status"
  | "filename"
  | "mimeType"
  | "sizeBytes"
  | "width"
  | "height"
  | "altText"
  | "downloadCount"
  | "createdAt"
  | "expiresAt"
>;

export async function toMediaFile(ctx: Pick<QueryContext, "ports" | "tenant" | "now">, row: Row): Promise<MediaFile> {
  const { uuid, kind, status, filename, mimeType, sizeBytes, width, height, altText, downloadCount } = row;
  return {
    uuid,
    kind,
    status,
    filename,
    mimeType,
    sizeBytes,
    width,
    height,
    altText,
    downloadCount,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    url: status === "receiving" ? null : await mediaUrl(ctx, row),
  };
}
