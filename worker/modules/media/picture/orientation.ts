import { ascii, concat, view } from "./bytes";

const orientationTag = 0x0112;
const header = Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0]); // "Exif", 0, 0

/** The orientation (1 to 8) that an Exif segment's contents ask for; 1 where they ask for none. EXIF 2.32, section 4.6. */
export function readOrientation(exif: Uint8Array): number {
  if (exif.length < 20 || ascii(exif, 0, 4) !== "Exif") return 1;
  const tiff = view(exif.subarray(6));
  const little = ascii(exif, 6, 2) === "II";
  if (tiff.getUint16(2, little) !== 42) return 1;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return 1;
  const count = tiff.getUint16(start, little);
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return 1;
    if (tiff.getUint16(entry, little) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif segment's contents that say nothing but the orientation: one entry in one directory. */
export function writeOrientation(orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = new Uint8Array(26);
  const at = view(tiff);
  tiff.set([0x4d, 0x4d, 0, 42]);
  at.setUint32(4, 8);
  at.setUint16(8, 1);
  at.setUint16(10, orientationTag);
  at.setUint16(12, 3); // SHORT
  at.setUint32(14, 1);
  at.setUint16(18, orientation);
  return concat([header, tiff]);
}
