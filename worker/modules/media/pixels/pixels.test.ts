import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { nodeWebp } from "../../../../tests/support/node-webp";
import { stripes, withPlace } from "../../../../tests/support/pictures";
import type { Pixels } from "../../../kernel/ports";
import { cleanPicture } from "../picture";
import { thumbnailsOf } from "./index";
import { decodeJpeg } from "./jpeg";
import { decodePng } from "./png";
import { scaledTo } from "./scale";
import { turned } from "./turn";

const at = ({ data, width }: Pixels, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];
function expectColour(picture: Pixels | null, x: number, y: number, colour: readonly number[], within = 12) {
  if (!picture) throw new Error("nothing was decoded");
  for (const [i, value] of at(picture, x, y).entries())
    expect(Math.abs(value - (colour[i] ?? 255)), `${x},${y}`).toBeLessThan(within);
}
const [red, green, blue] = [
  [200, 30, 30],
  [30, 160, 60],
  [40, 60, 200],
] as const;

/** A PNG of `rows`, each filtered as told. */
function png(
  width: number,
  type: number,
  depth: number,
  rows: number[][],
  extra: [string, number[]][] = [],
): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, body: Uint8Array | number[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(name, 4, "latin1");
    return Buffer.concat([head, Buffer.from(body), Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(rows.length, 4);
  size.set([depth, type], 8);
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
      chunk("IHDR", size),
      ...extra.map(([name, body]) => chunk(name, body)),
      chunk("IDAT", deflateSync(Uint8Array.from(rows.flat()))),
      chunk("IEND", []),
    ]),
  );
}

describe("pixels", () => {
  it("MED-2 a JPEG is decoded, baseline and progressive, whole and smaller", () => {
    for (const bytes of [stripes.baseline(), stripes.progressive()]) {
      const whole = decodeJpeg(bytes, 1000);
      expect([whole?.width, whole?.height]).toEqual([24, 16]);
      for (const [x, colour] of [
        [3, red],
        [11, green],
        [20, blue],
      ] as const)
        expectColour(whole, x, 8, colour);
      const eighth = decodeJpeg(bytes, 6);
      expect([eighth?.width, eighth?.height]).toEqual([3, 2]);
      expectColour(eighth, 0, 0, red);
      expectColour(eighth, 2, 1, blue);
      const half = decodeJpeg(bytes, 100);
      expect([half?.width, half?.height]).toEqual([12, 8]);
      expectColour(half, 5, 4, green);
    }
  });

  it("MED-2 a broken JPEG ends in nothing or in a picture, never in an error or an endless loop", () => {
    for (const bytes of [stripes.baseline(), stripes.progressive()]) {
      for (let i = 2; i < bytes.length; i++) {
        decodeJpeg(bytes.subarray(0, i), 1000);
        decodeJpeg(
          Uint8Array.from(bytes, (byte, at) => (at === i ? byte ^ 0x5a : byte)),
          1000,
        );
      }
    }
    expect(decodeJpeg(stripes.baseline().subarray(0, 40), 1000)).toBeNull();
  });

  it("MED-2 a PNG is decoded in its colours, depths and filters, and shrinks on the way where it is large", async () => {
    const rgb = png(2, 2, 8, [
      [1, 10, 20, 30, 5, 5, 5],
      [2, 1, 1, 1, 1, 1, 1],
      [4, 1, 1, 1, 1, 1, 1],
      [3, 5, 5, 5, 5, 5, 5],
    ]);
    const whole = await decodePng(rgb, 100);
    expectColour(whole, 1, 0, [15, 25, 35], 1);
    expectColour(whole, 0, 1, [11, 21, 31], 1);
    expectColour(whole, 1, 2, [17, 27, 37], 1);
    expectColour(whole, 0, 3, [11, 16, 21], 1);
    const palette = png(
      4,
      3,
      2,
      [[0, 0b00011011]],
      [
        ["PLTE", [1, 2, 3, 40, 50, 60, 70, 80, 90, 200, 210, 220]],
        ["tRNS", [0, 128]],
      ],
    );
    const four = await decodePng(palette, 100);
    expect([0, 1, 2, 3].map((x) => four && at(four, x, 0))).toEqual([
      [1, 2, 3, 0],
      [40, 50, 60, 128],
      [70, 80, 90, 255],
      [200, 210, 220, 255],
    ]);
    const grey = Array.from({ length: 40 }, () => [0, ...Array.from({ length: 40 }, (_, x) => (x < 20 ? 0 : 200))]);
    const small = await decodePng(png(40, 0, 8, grey), 100);
    expect([small?.width, small?.height]).toEqual([10, 10]);
    expectColour(small, 0, 9, [0, 0, 0], 1);
    expectColour(small, 9, 0, [200, 200, 200], 1);
    // Fewer rows than promised, and what is no stream at all.
    expect(await decodePng(png(2, 2, 8, [[0, 1, 2, 3]]), 100)).toBeNull();
    expect(await decodePng(rgb.fill(0, 50, 60), 100)).toBeNull();
  });

  it("MED-2 scaling is the mean of what is covered, and what is clear lends no colour", () => {
    const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255]);
    const one = scaledTo({ width: 4, height: 1, data }, 2);
    expect([at(one, 0, 0), at(one, 1, 0)]).toEqual([
      [255, 0, 0, 128],
      [0, 0, 255, 255],
    ]);
  });

  it("MED-2 each of the eight orientations is turned and mirrored as it is shown", () => {
    // 1 2 3
    // 4 5 6
    const data = Uint8ClampedArray.from([1, 2, 3, 4, 5, 6].flatMap((n) => [n, 0, 0, 255]));
    const shown = (orientation: number) => {
      const { width, data: out } = turned({ width: 3, height: 2, data }, orientation);
      return [width, Array.from({ length: 6 }, (_, i) => out[i * 4]).join("")];
    };
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(shown)).toEqual([
      [3, "123456"],
      [3, "321654"],
      [3, "654321"],
      [3, "456123"],
      [2, "142536"],
      [2, "415263"],
      [2, "635241"],
      [2, "362514"],
    ]);
  });

  it("MED-2 thumbnails are WebP of four widths, turned, and say nothing of a place", async () => {
    const cleaned = cleanPicture(withPlace(stripes.progressive(), 6), "image/jpeg");
    expect(cleaned).toMatchObject({ width: 16, height: 24 });
    if (!cleaned) return;
    const thumbnails = await thumbnailsOf(nodeWebp, cleaned.bytes, "image/jpeg", cleaned);
    expect(thumbnails?.map(({ name }) => name)).toEqual([1600, 960, 480, 160]);
    for (const { bytes } of thumbnails ?? []) {
      expect(Buffer.from(bytes).includes("Exif")).toBe(false);
      const picture = await nodeWebp.decode(bytes);
      expect([picture?.width, picture?.height]).toEqual([16, 24]);
      // The first stripe is on top after a quarter turn.
      expectColour(picture, 8, 3, red, 40);
      expectColour(picture, 8, 20, blue, 40);
    }
  });
});
