import type { Pixels } from "../../../kernel/ports";

/** The picture as an Exif orientation (1 to 8) asks for it to be shown: turned and mirrored in its pixels. EXIF 2.32, section 4.6. */
export function turned(picture: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return picture;
  const { width: w, height: h } = picture;
  const isSideways = orientation >= 5;
  const [width, height] = isSideways ? [h, w] : [w, h];
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, w * h);
  const to = new Uint32Array(w * h);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = isSideways ? [y, x] : [x, y];
      const sourceX = [2, 3, 7, 8].includes(orientation) ? w - 1 - across : across;
      const sourceY = [3, 4, 6, 7].includes(orientation) ? h - 1 - down : down;
      to[y * width + x] = from[sourceY * w + sourceX] as number;
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}
