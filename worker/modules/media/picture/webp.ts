import { ascii, Kept, pieceCounter, view } from "./bytes";
import type { Picture } from "./index";

const kinds = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
const metadataFlags = 0x08 | 0x04; // Exif, XMP

/** RFC 9649, section 2: chunks of a four-letter name, a little-endian length, and a padding byte after odd lengths. */
export function cleanWebp(bytes: Uint8Array): Picture | null {
  if (bytes.length < 20 || ascii(bytes, 0, 4) !== "RIFF" || ascii(bytes, 8, 4) !== "WEBP") return null;
  const data = view(bytes);
  const limit = data.getUint32(4, true) + 8;
  if (limit > bytes.length + 1) return null;
  const count = pieceCounter();
  // The last chunk may lack its padding.
  const kept = new Kept(bytes.length + 1);
  kept.add(bytes.subarray(0, 12));
  let size: { width: number; height: number } | null = null;
  for (let at = 12; at + 8 <= Math.min(limit, bytes.length); ) {
    count();
    const name = ascii(bytes, at, 4);
    const length = data.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) return null;
    if (kinds.has(name)) {
      const chunk = kept.add(bytes.subarray(at, end + (length & 1)));
      if (name === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~metadataFlags;
      size ??= sizeOf(name, chunk.subarray(8));
      if (chunk.length < 8 + length + (length & 1)) kept.add(new Uint8Array(1));
    }
    at = end + (length & 1);
  }
  if (!size) return null;
  const whole = kept.bytes();
  view(whole).setUint32(4, whole.length - 8, true);
  return { bytes: whole, ...size };
}

/** Pixels by the first chunk that tells them: the canvas, or the frame itself. */
function sizeOf(name: string, contents: Uint8Array): { width: number; height: number } | null {
  const data = view(contents);
  const uint24 = (at: number) => data.getUint16(at, true) + (contents[at + 2] ?? 0) * 65_536;
  if (name === "VP8X" && contents.length >= 10) return { width: uint24(4) + 1, height: uint24(7) + 1 };
  if (name === "VP8 " && contents.length >= 10 && ascii(contents, 3, 3) === "\x9D\x01\x2A") {
    return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  }
  if (name === "VP8L" && contents.length >= 5 && contents[0] === 0x2f) {
    const bits = data.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return null;
}
