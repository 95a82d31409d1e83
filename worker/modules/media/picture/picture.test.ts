import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ascii, concat, view } from "./bytes";
import { cleanPicture, TooManyPieces } from "./index";
import { readOrientation, writeOrientation } from "./orientation";

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const secret = "GPS 30.0444 31.2357";
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(Buffer.from(text, "latin1"));

const segment = (marker: number, contents: Uint8Array) =>
  concat([Uint8Array.from([0xff, marker, (contents.length + 2) >> 8, (contents.length + 2) & 255]), contents]);
const frame = Uint8Array.from([8, 0, 60, 0, 80, 1, 1, 0x11, 0]);
/** Eighty wide, sixty high, with all that a phone adds. */
function jpeg(orientation: number): Uint8Array {
  return concat([
    Uint8Array.from([0xff, 0xd8]),
    segment(0xe0, latin1("JFIF\0\x01\x02\0\0\x01\0\x01\0\0")),
    segment(0xe1, concat([writeOrientation(orientation), latin1(secret)])),
    segment(0xe1, latin1(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    segment(0xed, latin1(secret)),
    segment(0xe2, latin1("ICC_PROFILE\0\x01\x01colour")),
    segment(0xfe, latin1(secret)),
    segment(0xc2, frame),
    segment(0xda, Uint8Array.from([1, 1, 0, 0, 0, 0])),
    Uint8Array.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    segment(0xda, Uint8Array.from([1, 1, 0, 0, 0, 0])),
    Uint8Array.from([5, 6, 0xff, 0xd9]),
    latin1(`a film behind the picture ${secret}`),
  ]);
}
const chunk = (type: string, contents: Uint8Array) => {
  const head = new Uint8Array(8);
  view(head).setUint32(0, contents.length);
  head.set(latin1(type), 4);
  return concat([head, contents, new Uint8Array(4)]);
};
const png = () => {
  const header = new Uint8Array(13);
  view(header).setUint32(0, 80);
  view(header).setUint32(4, 60);
  header.set([8, 2], 8);
  const pixels = Uint8Array.from(deflateSync(new Uint8Array(60 * 241)));
  const texts = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"].map((type) => chunk(type, latin1(secret)));
  return concat([
    latin1("\x89PNG\r\n\x1A\n"),
    chunk("IHDR", header),
    chunk("gAMA", new Uint8Array(4)),
    ...texts,
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
    latin1(secret),
  ]);
};
const riff = (type: string, contents: Uint8Array) => {
  const head = new Uint8Array(8);
  head.set(latin1(type));
  view(head).setUint32(4, contents.length, true);
  return concat([head, contents, new Uint8Array(contents.length & 1)]);
};
const webp = () => {
  const extended = Uint8Array.from([0x2c, 0, 0, 0, 79, 0, 0, 59, 0, 0]);
  const lossless = Uint8Array.from([0x2f, 79, 0xc0, 0x0e, 0, 1, 2]);
  const body = concat([
    latin1("WEBP"),
    riff("VP8X", extended),
    riff("VP8L", lossless),
    riff("EXIF", latin1(secret)),
    riff("XMP ", latin1(secret)),
  ]);
  return riff("RIFF", body);
};

describe("pictures", () => {
  it("MED-2 a photograph loses its place and keeps its colours, its size and the way it is turned", () => {
    for (const orientation of [1, 3, 6, 8]) {
      const original = jpeg(orientation);
      const clean = cleanPicture(original, "image/jpeg");
      if (!clean) throw new Error("not a picture");
      expect([clean.width, clean.height]).toEqual(orientation >= 5 ? [60, 80] : [80, 60]);
      expect(holds(original, secret) && !holds(clean.bytes, secret)).toBe(true);
      expect(holds(clean.bytes, "ICC_PROFILE")).toBe(true);
      expect([...clean.bytes.slice(-4)]).toEqual([5, 6, 0xff, 0xd9]);
      // Cleaning what is clean changes nothing, and finds the same orientation.
      expect(cleanPicture(clean.bytes, "image/jpeg")).toEqual(clean);
      const exif = Buffer.from(clean.bytes).indexOf("Exif");
      expect(exif > 0 ? readOrientation(clean.bytes.subarray(exif)) : 1).toBe(orientation);
    }
  });

  it("MED-2 PNG and WebP lose texts, dates and Exif", () => {
    for (const [bytes, type] of [
      [png(), "image/png"],
      [webp(), "image/webp"],
    ] as const) {
      const clean = cleanPicture(bytes, type);
      if (!clean) throw new Error("not a picture");
      expect([clean.width, clean.height]).toEqual([80, 60]);
      expect(holds(bytes, secret) && !holds(clean.bytes, secret)).toBe(true);
      expect(cleanPicture(clean.bytes, type)).toEqual(clean);
    }
    const clean = cleanPicture(webp(), "image/webp")?.bytes ?? new Uint8Array();
    expect(view(clean).getUint32(4, true)).toBe(clean.length - 8);
    expect(ascii(clean, 12, 4)).toBe("VP8X");
    expect((clean[20] ?? 255) & 0x0c).toBe(0);
  });

  it("MED-2 a file that is cut off, or is something else, is no picture", () => {
    expect(cleanPicture(jpeg(1).subarray(0, 150), "image/jpeg")).toBeNull();
    expect(cleanPicture(png().subarray(0, 120), "image/png")).toBeNull();
    expect(cleanPicture(webp().subarray(0, 30), "image/webp")).toBeNull();
    expect(cleanPicture(png(), "image/jpeg")).toBeNull();
    expect(cleanPicture(png(), "image/gif")).toBeNull();
  });

  it("MED-2 a file of a million empty pieces is refused by name, before it costs memory", () => {
    const many = (piece: Uint8Array) => {
      const whole = new Uint8Array(piece.length * 400_000);
      for (let at = 0; at < whole.length; at += piece.length) whole.set(piece, at);
      return whole;
    };
    const [jpegHead, pngHead, webpHead] = [jpeg(1).subarray(0, 2), png().subarray(0, 33), webp().subarray(0, 30)];
    const files = {
      "image/jpeg": concat([jpegHead, many(segment(0xe0, new Uint8Array()))]),
      "image/png": concat([pngHead, many(chunk("IDAT", new Uint8Array()))]),
      "image/webp": concat([webpHead, many(riff("ALPH", new Uint8Array()))]),
    };
    view(files["image/webp"]).setUint32(4, files["image/webp"].length - 8, true);
    for (const [type, bytes] of Object.entries(files)) expect(() => cleanPicture(bytes, type)).toThrow(TooManyPieces);
  });

  it("MED-2 no bytes make it fail, and what it lets through lets through again", () => {
    const originals = { "image/jpeg": jpeg(6), "image/png": png(), "image/webp": webp() };
    const spoiled = fc
      .tuple(
        fc.constantFrom(...(Object.keys(originals) as (keyof typeof originals)[])),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(),
      )
      .map(([type, changes, cut]) => {
        const bytes = Uint8Array.from(originals[type]);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return { type, bytes: cut % 3 === 0 ? bytes.slice(0, cut % bytes.length) : bytes };
      });
    fc.assert(
      fc.property(spoiled, ({ type, bytes }) => {
        const clean = cleanPicture(bytes, type);
        if (clean) expect(cleanPicture(clean.bytes, type)).toEqual(clean);
      }),
      { numRuns: 2000 },
    );
  });
});
