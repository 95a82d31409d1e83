import { ascii, Kept, pieceCounter, view } from "./bytes";
import type { Picture } from "./index";

/** Chunks that say how a picture looks; all others (texts, times, Exif) go. PNG, third edition, section 11. */
const looks = new Set([
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "sBIT",
  "bKGD",
  "pHYs",
  "cICP",
  "mDCV",
  "cLLI",
  "acTL",
  "fcTL",
  "fdAT",
]);

export function cleanPng(bytes: Uint8Array): Picture | null {
  if (ascii(bytes, 0, 8) !== "\x89PNG\r\n\x1A\n") return null;
  const data = view(bytes);
  const count = pieceCounter();
  const kept = new Kept(bytes.length);
  kept.add(bytes.subarray(0, 8));
  let [width, height] = [0, 0];
  let at = 8;
  while (at + 12 <= bytes.length) {
    count();
    const type = ascii(bytes, at + 4, 4);
    const length = data.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return null;
    if (at === 8) {
      if (type !== "IHDR" || length !== 13) return null;
      width = data.getUint32(at + 8);
      height = data.getUint32(at + 12);
    }
    // An upper-case first letter marks what no decoder may skip.
    if (/^[A-Z]/.test(type) || looks.has(type)) kept.add(bytes.subarray(at, end));
    if (type === "IEND") return { bytes: kept.bytes(), width, height };
    at = end;
  }
  return null;
}
