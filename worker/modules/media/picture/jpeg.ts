import { ascii, concat, Kept, pieceCounter, view } from "./bytes";
import type { Picture } from "./index";
import { readOrientation, writeOrientation } from "./orientation";

const SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP0 = 0xe0,
  APP1 = 0xe1,
  APP2 = 0xe2,
  APP14 = 0xee,
  COM = 0xfe;

/** Of the segment that says how a picture is turned: it may be longer than the one it stands for. */
const turnedBytes = 36;

/** Keeps what decoders need, a colour profile and the orientation; ends at the end marker, whatever a phone put behind it. ITU-T T.81, annex B. */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const data = view(bytes);
  const count = pieceCounter();
  const kept = new Kept(bytes.length + turnedBytes);
  kept.add(bytes.subarray(0, 2));
  let [width, height, orientation] = [0, 0, 0];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    count();
    if (marker === EOI) {
      kept.add(bytes.subarray(at, at + 2));
      const turned = orientation >= 5;
      return { bytes: kept.bytes(), width: turned ? height : width, height: turned ? width : height };
    }
    if (at + 4 > bytes.length) return null;
    let end = at + 2 + data.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    if (isFrame(marker) && end >= at + 9) {
      height = data.getUint16(at + 5);
      width = data.getUint16(at + 7);
    }
    // Of several, decoders follow the first.
    if (orientation === 0 && marker === APP1 && ascii(bytes, at + 4, 4) === "Exif") {
      orientation = readOrientation(bytes.subarray(at + 4, end));
      if (orientation > 1) kept.add(segment(APP1, writeOrientation(orientation)));
    }
    if (marker === SOS) end = endOfScan(bytes, end);
    if (isKept(marker, bytes, at)) kept.add(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Start of frame, of any coding; not tables (C4, CC) or the reserved C8. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function isKept(marker: number, bytes: Uint8Array, at: number): boolean {
  if (marker === APP0 || marker === APP14) return true;
  if (marker === APP2) return ascii(bytes, at + 4, 11) === "ICC_PROFILE";
  return marker !== COM && !(marker >= APP1 && marker <= 0xef);
}

/** Coded data runs to the next marker; FF00 is a byte of it, restart markers are part of it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function segment(marker: number, contents: Uint8Array): Uint8Array {
  const length = contents.length + 2;
  return concat([Uint8Array.from([0xff, marker, length >> 8, length & 255]), contents]);
}

/** The orientation (1 to 8) that a JPEG asks for. */
export function orientationOf(bytes: Uint8Array): number {
  const data = view(bytes);
  const count = pieceCounter();
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SOS; ) {
    count();
    const end = at + 2 + data.getUint16(at + 2);
    if (bytes[at + 1] === APP1 && ascii(bytes, at + 4, 4) === "Exif")
      return readOrientation(bytes.subarray(at + 4, end));
    at = end;
  }
  return 1;
}
