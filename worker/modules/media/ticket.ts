import * as v from "valibot";
import type { QueryContext } from "../../kernel/context";
import { partBytes, partCount } from "./kinds";

const purpose = "upload";

export const UploadPlan = v.object({
  /** Of the file that is coming. */
  uuid: v.string(),
  /** Bytes of each part but the last. */
  partBytes: v.number(),
  /** How many parts there are. */
  parts: v.number(),
  /** The numbers of those that have arrived, from 1. */
  received: v.array(v.number()),
  /** The right to send parts, for whoever holds it. */
  ticket: v.string(),
  /** PUT part n to `uploadUrl` + "/" + n, its bytes as the body. */
  uploadUrl: v.string(),
  expiresAt: v.string(),
});
export type UploadPlan = v.InferOutput<typeof UploadPlan>;

interface Upload {
  /** Of the file. */
  uuid: string;
  uploadUuid: string;
  sizeBytes: number;
  received: number[];
  expiresAt: Date;
}

export async function planOf(ctx: Pick<QueryContext, "ports" | "tenant">, upload: Upload): Promise<UploadPlan> {
  const { uuid, uploadUuid, sizeBytes, received, expiresAt } = upload;
  const ticket = await ctx.ports.signer.sign(purpose, { uploadUuid }, expiresAt);
  return {
    uuid,
    partBytes,
    parts: partCount(sizeBytes),
    received,
    ticket,
    uploadUrl: `${ctx.tenant.origin}/api/v1/media/uploads/${ticket}/parts`,
    expiresAt: expiresAt.toISOString(),
  };
}

/** The upload that a ticket opens; null for one that is forged or too old. */
export async function uploadOf(ctx: Pick<QueryContext, "ports" | "now">, ticket: string): Promise<string | null> {
  const payload = await ctx.ports.signer.verify(purpose, ticket, ctx.now);
  return typeof payload?.uploadUuid === "string" ? payload.uploadUuid : null;
}
