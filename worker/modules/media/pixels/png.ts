import type { Pixels } from "../../../kernel/ports";
import { piecesMax } from "../picture/bytes";

/** Samples a pixel by colour type: grey, RGB, palette, grey + alpha, RGBA. PNG, third edition, section 11.2.1. */
const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Header {
  width: number;
  height: number;
  depth: number;
  type: number;
  palette: Uint8Array;
  /** Alpha of palette entries, or the one colour that is clear. */
  clear: Uint8Array | null;
}

/**
 * Decodes a PNG row by row, as it is unpacked, into at most `budget` pixels: what is larger is halved, thirded … on the way, so the whole never lies in
 * memory. Null for what it cannot read: interlaced or broken files.
 */
export async function decodePng(bytes: Uint8Array<ArrayBuffer>, budget: number): Promise<Pixels | null> {
  const found = readChunks(bytes);
  if (!found) return null;
  const { header, packed } = found;
  const { width, height, depth, type } = header;
  const samples = samplesOf[type];
  if (!samples || width === 0 || height === 0) return null;
  const factor = Math.ceil(Math.sqrt((width * height) / budget));
  const shrunk = new Shrunk(width, height, factor);
  const pixelBytes = Math.max(1, (samples * depth) >> 3);
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  let [above, row] = [new Uint8Array(rowBytes), new Uint8Array(rowBytes)];
  const line = new Uint8ClampedArray(width * 4);
  let [filter, filled, rows] = [-1, 0, 0];
  const stream = new Blob(packed).stream().pipeThrough(new DecompressionStream("deflate"));
  try {
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < piece.length && rows < height; ) {
        if (filter < 0) {
          filter = piece[at++] ?? 0;
          continue;
        }
        const taken = Math.min(piece.length - at, rowBytes - filled);
        row.set(piece.subarray(at, at + taken), filled);
        at += taken;
        filled += taken;
        if (filled < rowBytes) continue;
        if (!unfilter(filter, row, above, pixelBytes)) return null;
        toRgba(row, header, line);
        shrunk.add(line);
        [above, row] = [row, above];
        [filter, filled] = [-1, 0];
        rows++;
      }
      // What comes after the last row is nobody's picture.
      if (rows === height) break;
    }
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return rows === height ? shrunk.pixels() : null;
}

function readChunks(bytes: Uint8Array<ArrayBuffer>): { header: Header; packed: Uint8Array<ArrayBuffer>[] } | null {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed: Uint8Array<ArrayBuffer>[] = [];
  let header: Header | null = null;
  let chunks = 0;
  for (let at = 8; at + 12 <= bytes.length; ) {
    if (++chunks > piecesMax) return null;
    const length = data.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return null;
    if (name === "IHDR") {
      // Compression, filter and interlace method: only the first of each.
      if (length !== 13 || body[10] !== 0 || body[11] !== 0 || body[12] !== 0) return null;
      const [depth, type] = [body[8] ?? 0, body[9] ?? 0];
      if (![1, 2, 4, 8, 16].includes(depth)) return null;
      const [width, height] = [data.getUint32(at + 8), data.getUint32(at + 12)];
      header = { width, height, depth, type, palette: new Uint8Array(0), clear: null };
    }
    if (name === "PLTE" && header) header.palette = body;
    if (name === "tRNS" && header) header.clear = body;
    if (name === "IDAT") packed.push(body);
    at += 12 + length;
  }
  return header && packed.length > 0 ? { header, packed } : null;
}

/** Section 9.2. False for a filter that does not exist. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): boolean {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < row.length; i++) {
    const left = i >= step ? (row[i - step] as number) : 0;
    const up = above[i] as number;
    const corner = i >= step ? (above[i - step] as number) : 0;
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    row[i] = (row[i] as number) + guess;
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const whole = left + up - corner;
  const [a, b, c] = [Math.abs(whole - left), Math.abs(whole - up), Math.abs(whole - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function toRgba(row: Uint8Array, { width, depth, type, palette, clear }: Header, line: Uint8ClampedArray): void {
  const top = 2 ** depth - 1;
  const samples = samplesOf[type] ?? 1;
  const sample = (index: number): number => {
    if (depth === 8) return row[index] as number;
    if (depth === 16) return ((row[index * 2] as number) << 8) | (row[index * 2 + 1] as number);
    const bit = index * depth;
    return ((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & top;
  };
  const clearOf = (i: number) => (clear && type < 3 ? ((clear[i * 2] ?? 0) << 8) | (clear[i * 2 + 1] ?? 0) : -1);
  const [clear0, clear1, clear2] = [clearOf(0), clearOf(1), clearOf(2)];
  const scale = 255 / top;
  for (let x = 0, at = 0; x < width; x++, at += 4) {
    const first = sample(x * samples);
    if (type === 3) {
      line[at] = palette[first * 3] ?? 0;
      line[at + 1] = palette[first * 3 + 1] ?? 0;
      line[at + 2] = palette[first * 3 + 2] ?? 0;
      line[at + 3] = clear?.[first] ?? 255;
    } else if (samples < 3) {
      line[at] = line[at + 1] = line[at + 2] = first * scale;
      line[at + 3] = samples === 2 ? sample(x * 2 + 1) * scale : first === clear0 ? 0 : 255;
    } else {
      const [green, blue] = [sample(x * samples + 1), sample(x * samples + 2)];
      line[at] = first * scale;
      line[at + 1] = green * scale;
      line[at + 2] = blue * scale;
      const isClear = first === clear0 && green === clear1 && blue === clear2;
      line[at + 3] = samples === 4 ? sample(x * 4 + 3) * scale : isClear ? 0 : 255;
    }
  }
}

/** Averages squares of `factor` × `factor` pixels, weighed by their alpha, as rows come. */
class Shrunk {
  private readonly width: number;
  private readonly height: number;
  private readonly data: Uint8ClampedArray<ArrayBuffer>;
  private readonly sums: Float64Array;
  private rows = 0;
  private gathered = 0;
  constructor(
    private readonly from: number,
    private readonly fromRows: number,
    private readonly factor: number,
  ) {
    this.width = Math.ceil(from / factor);
    this.height = Math.ceil(fromRows / factor);
    this.data = new Uint8ClampedArray(this.width * this.height * 4);
    this.sums = new Float64Array(this.width * 4);
  }

  add(line: Uint8ClampedArray): void {
    const { data, factor, from, sums, width } = this;
    if (factor === 1) {
      data.set(line, this.rows++ * width * 4);
      return;
    }
    for (let x = 0; x < from; x++) {
      const to = Math.floor(x / factor) * 4;
      const alpha = line[x * 4 + 3] as number;
      for (let i = 0; i < 3; i++) sums[to + i] = (sums[to + i] as number) + (line[x * 4 + i] as number) * alpha;
      sums[to + 3] = (sums[to + 3] as number) + alpha;
    }
    this.gathered++;
    if (this.gathered < factor && this.rows * factor + this.gathered < this.fromRows) return;
    for (let x = 0; x < width; x++) {
      const at = (this.rows * width + x) * 4;
      const alpha = sums[x * 4 + 3] as number;
      for (let i = 0; i < 3; i++) data[at + i] = alpha > 0 ? (sums[x * 4 + i] as number) / alpha : 0;
      data[at + 3] = alpha / (this.gathered * Math.min(factor, from - x * factor));
    }
    sums.fill(0);
    this.gathered = 0;
    this.rows++;
  }

  pixels(): Pixels {
    return { width: this.width, height: this.height, data: this.data };
  }
}
