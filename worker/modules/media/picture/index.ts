import { cleanJpeg, orientationOf } from "./jpeg";
import { cleanPng } from "./png";
import { cleanWebp } from "./webp";

export { TooManyPieces } from "./bytes";
export { orientationOf };

export interface Picture {
  /** The same picture without what cameras and editors wrote beside it: place, device, comments, previews. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels, as it is shown: a turned photograph's sides are exchanged. */
  width: number;
  height: number;
}

/** Reads a picture's size and drops its metadata by walking its segments; pixels are not touched. Null where the file is not whole or not of its type; throws `TooManyPieces`. */
export function cleanPicture(bytes: Uint8Array, mimeType: string): Picture | null {
  const picture = cleaners[mimeType]?.(bytes) ?? null;
  return picture && picture.width > 0 && picture.height > 0 ? picture : null;
}

const cleaners: Record<string, (bytes: Uint8Array) => Picture | null> = {
  "image/jpeg": cleanJpeg,
  "image/png": cleanPng,
  "image/webp": cleanWebp,
};
