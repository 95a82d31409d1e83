import type { Pixels, Webp } from "../../../kernel/ports";
import { thumbnailWidths } from "../kinds";
import { orientationOf } from "../picture";
import { decodeJpeg } from "./jpeg";
import { decodePng } from "./png";
import { scaledTo } from "./scale";
import { turned } from "./turn";

/** What a Worker of 128 MB decodes beside its other work: four bytes each, and again as much while they are made. */
const pixelBudget = 8_000_000;

export interface Thumbnail {
  /** By which it is asked for; a narrow picture is as narrow under each. */
  name: (typeof thumbnailWidths)[number];
  bytes: Uint8Array;
}

/** A picture in the widths that pages ask for, turned as it is shown, as WebP: nothing of the file's own is in them. Null for what cannot be decoded. */
export async function thumbnailsOf(
  webp: Webp,
  bytes: Uint8Array<ArrayBuffer>,
  mimeType: string,
  size: { width: number; height: number },
): Promise<Thumbnail[] | null> {
  const decoded = await decode(webp, bytes, mimeType, size);
  if (!decoded) return null;
  const orientation = mimeType === "image/jpeg" ? orientationOf(bytes) : 1;
  const thumbnails: Thumbnail[] = [];
  let [picture, drawn]: [Pixels, Thumbnail["bytes"] | null] = [decoded, null];
  for (const name of [...thumbnailWidths].sort((a, b) => b - a)) {
    // A turned picture is as wide as it was high.
    const isFirst = picture === decoded;
    const share = orientation >= 5 && isFirst ? picture.width / picture.height : 1;
    const smaller = scaledTo(picture, Math.max(1, Math.round(name * share)));
    if (isFirst || smaller !== picture || !drawn) {
      picture = isFirst ? turned(smaller, orientation) : smaller;
      drawn = await webp.encode(picture);
    }
    thumbnails.push({ name, bytes: drawn });
  }
  return thumbnails;
}

async function decode(
  webp: Webp,
  bytes: Uint8Array<ArrayBuffer>,
  mimeType: string,
  { width, height }: { width: number; height: number },
): Promise<Pixels | null> {
  if (mimeType === "image/jpeg") return decodeJpeg(bytes, pixelBudget);
  if (mimeType === "image/png") return decodePng(bytes, pixelBudget);
  // WebP is decoded whole or not at all.
  return width * height <= pixelBudget ? webp.decode(bytes) : null;
}
