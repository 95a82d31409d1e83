import type { Pixels } from "../../../kernel/ports";

/** The same picture `width` wide: every new pixel is the mean of the ones it covers, weighed by their alpha. Never larger than it was. */
export function scaledTo(picture: Pixels, width: number): Pixels {
  if (width >= picture.width) return picture;
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const across = picture.width / width;
  const down = picture.height / height;
  const data = new Uint8ClampedArray(width * height * 4);
  const row = new Float32Array(width * 4);
  const sums = new Float32Array(width * 4);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    const [top, bottom] = [y * down, Math.min((y + 1) * down, picture.height)];
    for (let source = Math.floor(top); source < bottom; source++) {
      const weight = Math.min(source + 1, bottom) - Math.max(source, top);
      narrow(picture, source, across, row);
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * weight;
    }
    const area = across * (bottom - top);
    for (let x = 0; x < width; x++) {
      const alpha = sums[x * 4 + 3] as number;
      const at = (y * width + x) * 4;
      for (let i = 0; i < 3; i++) data[at + i] = alpha > 0 ? (sums[x * 4 + i] as number) / alpha : 0;
      data[at + 3] = alpha / area;
    }
  }
  return { width, height, data };
}

/** One row of the source on the new columns: sums of colour × alpha, and of alpha. */
function narrow({ data, width }: Pixels, y: number, across: number, row: Float32Array): void {
  for (let x = 0, to = 0; to < row.length; x++, to += 4) {
    const [left, right] = [x * across, Math.min((x + 1) * across, width)];
    let [red, green, blue, alphas] = [0, 0, 0, 0];
    for (let source = Math.floor(left); source < right; source++) {
      const at = (y * width + source) * 4;
      const alpha = (data[at + 3] as number) * (Math.min(source + 1, right) - Math.max(source, left));
      red += (data[at] as number) * alpha;
      green += (data[at + 1] as number) * alpha;
      blue += (data[at + 2] as number) * alpha;
      alphas += alpha;
    }
    row[to] = red;
    row[to + 1] = green;
    row[to + 2] = blue;
    row[to + 3] = alphas;
  }
}
