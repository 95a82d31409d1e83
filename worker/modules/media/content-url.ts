import type { QueryContext } from "../../kernel/context";
import type { Signer, Tenant } from "../../kernel/ports";

/** What a link to the content origin opens. */
export interface ContentFile {
  /** Where it lies in object storage, without the tenant. */
  key: string;
  /** What it is called when it is saved. */
  filename: string;
  /** Shown by the browser where it can be, or saved. */
  disposition?: "inline" | "attachment";
  /** True where anybody may keep a copy: caches between us and the reader. */
  isPublic?: boolean;
}

/** The purpose that content links are signed for. */
export const contentPurpose = "content";

/** A link that opens one file on the content origin until `expires`, for whoever holds it. */
export async function contentUrl(
  signer: Signer,
  tenant: Pick<Tenant, "contentOrigin">,
  file: ContentFile,
  expires: Date,
): Promise<string> {
  const { key, filename, disposition = "inline", isPublic = false } = file;
  const token = await signer.sign(contentPurpose, { key, filename, disposition, isPublic }, expires);
  return `${tenant.contentOrigin}/m/${token}/${encodeURIComponent(filename)}`;
}

/** The file that a token opens at `now`; null for one that opens nothing. */
export async function readContentToken(
  signer: Signer,
  token: string,
  now: Date,
): Promise<Required<ContentFile> | null> {
  const payload = await signer.verify(contentPurpose, token, now);
  if (typeof payload?.key !== "string" || typeof payload.filename !== "string") return null;
  const { key, filename } = payload;
  return {
    key,
    filename,
    disposition: payload.disposition === "inline" ? "inline" : "attachment",
    isPublic: payload.isPublic === true,
  };
}

const hour = 3_600_000;
/** Ends are rounded up, so that a page asked for twice names the same link and the browser fetches once. */
const roundedEnd = (now: Date, step: number) => new Date((Math.ceil(now.getTime() / step) + 1) * step);
/** For people whose access was checked: between six and twelve hours, so that no lesson ends in the middle. */
export const readerExpiry = (now: Date): Date => roundedEnd(now, 6 * hour);
/** For what may be withdrawn at any moment: between half an hour and an hour. */
export const briefExpiry = (now: Date): Date => roundedEnd(now, hour / 2);
/** For pages that caches keep: between one week and two. */
export const publicExpiry = (now: Date): Date => roundedEnd(now, 7 * 24 * hour);

/** The object of a media file. Read off the uuid, so that links need no query beside the one that checked access. */
export const mediaKey = (uuid: string): string => `media/${uuid}`;

type Linking = Pick<QueryContext, "ports" | "tenant" | "now">;
export interface LinkedMedia {
  uuid: string;
  filename: string;
}

/** A link to a file that the caller was found to have access to. */
export const mediaUrl = (
  ctx: Linking,
  { uuid, filename }: LinkedMedia,
  disposition: "inline" | "attachment" = "inline",
  expiry: (now: Date) => Date = readerExpiry,
): Promise<string> =>
  contentUrl(ctx.ports.signer, ctx.tenant, { key: mediaKey(uuid), filename, disposition }, expiry(ctx.now));

/** A stable link to a cover or a portrait, which everybody may see; null for none. */
export const pictureUrl = async (ctx: Linking, uuid: string | null): Promise<string | null> =>
  uuid &&
  contentUrl(
    ctx.ports.signer,
    ctx.tenant,
    { key: mediaKey(uuid), filename: "picture", isPublic: true },
    publicExpiry(ctx.now),
  );
