/** 24 by 16 pixels in three upright stripes: red (200, 30, 30), green (30, 160, 60), blue (40, 60, 200). */
const baseline =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAMDAwMDAwQEBAQFBQUFBQcHBgYHBwsICQgJCAsRCwwLCwwLEQ8SDw4PEg8bFRMTFRsfGhkaHyYiIiYwLTA+PlQBAwMDAwMDBAQEBAUFBQUF" +
  "BwcGBgcHCwgJCAkICxELDAsLDAsRDxIPDg8SDxsVExMVGx8aGRofJiIiJjAtMD4+VP/AABEIABAAGAMBEQACEQEDEQH/xABOAAEBAAAAAAAAAAAAAAAAAAAHBRABAAAAAAAAAAAAAAAA" +
  "AAAAAAEBAQEBAAAAAAAAAAAAAAAACQcCCBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AAkydxk1oQgUIcsC8O8jZNaEIFCHLA//Z";
const progressive =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAMDAwMDAwQEBAQFBQUFBQcHBgYHBwsICQgJCAsRCwwLCwwLEQ8SDw4PEg8bFRMTFRsfGhkaHyYiIiYwLTA+PlQBAwMDAwMDBAQEBAUFBQUF" +
  "BwcGBgcHCwgJCAkICxELDAsLDAsRDxIPDg8SDxsVExMVGx8aGRofJiIiJjAtMD4+VP/CABEIABAAGAMBEQACEQEDEQH/xAAqAAEBAAAAAAAAAAAAAAAAAAAHBQEBAQEBAAAAAAAAAAAA" +
  "AAAACQcCCP/aAAwDAQACEAMQAAAAApl3Gm6IQUQ6wXjvRtN0Qgoh1g//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/AF//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAECAQE/" +
  "AF//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/AF//2Q==";

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
export const stripes = { baseline: () => bytesOf(baseline), progressive: () => bytesOf(progressive) };

/** What a phone writes into a photograph: the orientation, and 30° 2' N, 31° 14' E in a directory of its own. */
export function withPlace(jpeg: Uint8Array, orientation = 1): Uint8Array<ArrayBuffer> {
  const exif = new Uint8Array(6 + 8 + 2 + 24 + 4 + 2 + 48 + 4 + 48);
  const data = new DataView(exif.buffer);
  exif.set([0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42]);
  const tiff = 6;
  let at = tiff + 4;
  const entry = (tag: number, type: number, count: number, write: (at: number) => void) => {
    data.setUint16(at, tag);
    data.setUint16(at + 2, type);
    data.setUint32(at + 4, count);
    write(at + 8);
    at += 12;
  };
  data.setUint32(at, 8);
  data.setUint16(at + 4, 2);
  at += 6;
  entry(0x0112, 3, 1, (to) => data.setUint16(to, orientation));
  entry(0x8825, 4, 1, (to) => data.setUint32(to, 38));
  at += 4;
  data.setUint16(at, 4);
  at += 2;
  const letters = (text: string) => (to: number) => exif.set(new TextEncoder().encode(text), to);
  const values = 92;
  entry(1, 2, 2, letters("N\0"));
  entry(2, 5, 3, (to) => data.setUint32(to, values));
  entry(3, 2, 2, letters("E\0"));
  entry(4, 5, 3, (to) => data.setUint32(to, values + 24));
  const numbers = [30, 1, 2, 1, 0, 1, 31, 1, 14, 1, 0, 1];
  for (const [i, number] of numbers.entries()) data.setUint32(tiff + values + i * 4, number);
  const length = exif.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif, ...jpeg.subarray(2)]);
}
