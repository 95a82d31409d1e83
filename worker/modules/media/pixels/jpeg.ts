import type { Pixels } from "../../../kernel/ports";
import { piecesMax } from "../picture/bytes";
import { Bits, type Huffman, huffman } from "./jpeg-bits";
import { colour } from "./jpeg-colour";
import { type Component, readScan } from "./jpeg-scan";

/** The order in which a block's coefficients come: ITU-T T.81, figure 5. */
const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]);
/** Photographs come in ten or so; each walks the whole picture. */
const scansMax = 64;
/** Each is unpacked into 128 kB; a progressive file brings some ten a scan. */
const tablesMax = 1_024;

/**
 * Decodes a JPEG (baseline or progressive, eight bits) at a whole, a half, a quarter or an eighth of its size: the largest with at most `budget`
 * pixels. Only the frequencies that this size shows are kept, so memory follows the result and not the file. Null for what it cannot read.
 */
export function decodeJpeg(bytes: Uint8Array, budget: number): Pixels | null {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantizations: Uint16Array[] = [];
  const tables: Record<"dc" | "ac", Huffman[]> = { dc: [], ac: [] };
  let frame: Frame | null = null;
  let [restartEvery, scans, adobe, at, segments, made] = [0, 0, -1, 2, 0, 0];
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + data.getUint16(at + 2);
    if (end > bytes.length) return null;
    if (++segments > piecesMax) return null;
    const body = bytes.subarray(at + 4, end);
    at = end;
    if (marker === 0xdb) readQuantizations(body, quantizations);
    else if (marker === 0xc4) {
      made += readTables(body, tables, tablesMax - made);
      if (made > tablesMax) return null;
    } else if (marker === 0xdd) restartEvery = word(body, 0);
    else if (marker === 0xee && String.fromCharCode(...body.subarray(0, 5)) === "Adobe") adobe = body[11] ?? -1;
    else if (marker >= 0xc0 && marker <= 0xc2) {
      if (frame) return null;
      frame = readFrame(body, marker === 0xc2, budget);
      if (!frame) return null;
    } else if (marker > 0xc2 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc)
      return null; // lossless, hierarchical, arithmetic
    else if (marker === 0xda) {
      if (!frame || ++scans > scansMax) return null;
      const bits = new Bits(bytes, at);
      if (!scanOf(frame, body, tables, restartEvery, bits)) return null;
      bits.restart();
      at = bits.at;
    }
  }
  return frame && scans > 0 ? colour(frame, quantizations, zigzag, adobe) : null;
}

export interface Frame {
  components: Component[];
  /** Pixels of a block's side in the result: 8, 4, 2 or 1. */
  size: number;
  /** Of the result. */
  width: number;
  height: number;
  hMax: number;
  vMax: number;
  unitsAcross: number;
  unitsDown: number;
  isProgressive: boolean;
  place: Int8Array;
}

const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function readQuantizations(body: Uint8Array, into: Uint16Array[]): void {
  for (let at = 0; at < body.length; ) {
    const head = body[at++] ?? 0;
    const bytes = head >> 4 === 0 ? 1 : 2;
    const table = new Uint16Array(64);
    for (let k = 0; k < 64; k++, at += bytes) table[k] = bytes === 1 ? (body[at] ?? 0) : word(body, at);
    into[head & 15] = table;
  }
}

/** Answers how many there were: at most one more than `most`, which is not made. */
function readTables(body: Uint8Array, into: Record<"dc" | "ac", Huffman[]>, most: number): number {
  let count = 0;
  for (let at = 0; at + 17 <= body.length; ) {
    if (++count > most) return count;
    const head = body[at] ?? 0;
    const counts = body.subarray(at + 1, at + 17);
    const symbols = counts.reduce((sum, each) => sum + each, 0);
    into[head >> 4 === 0 ? "dc" : "ac"][head & 15] = huffman(counts, body.subarray(at + 17, at + 17 + symbols));
    at += 17 + symbols;
  }
  return count;
}

function readFrame(body: Uint8Array, isProgressive: boolean, budget: number): Frame | null {
  const [bits, height, width, count] = [body[0], word(body, 1), word(body, 3), body[5] ?? 0];
  if (bits !== 8 || width === 0 || height === 0 || ![1, 3, 4].includes(count)) return null;
  const size = [8, 4, 2, 1].find((side) => (width * height * side * side) / 64 <= budget) ?? 1;
  const place = Int8Array.from(zigzag, (natural) =>
    natural >> 3 < size && (natural & 7) < size ? (natural >> 3) * size + (natural & 7) : -1,
  );
  const heads = Array.from({ length: count }, (_, i) => body.subarray(6 + i * 3, 9 + i * 3));
  const samplings = heads.map((head) => ({ h: (head[1] ?? 0) >> 4, v: (head[1] ?? 0) & 15 }));
  if (samplings.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) return null;
  const hMax = Math.max(...samplings.map(({ h }) => h));
  const vMax = Math.max(...samplings.map(({ v }) => v));
  const unitsAcross = Math.ceil(width / (8 * hMax));
  const unitsDown = Math.ceil(height / (8 * vMax));
  const none = new Uint16Array(65_536);
  const components = heads.map((head, i) => {
    const { h, v } = samplings[i] ?? { h: 1, v: 1 };
    const [storedColumns, storedRows] = [unitsAcross * h, unitsDown * v];
    const blocks = storedColumns * storedRows;
    return {
      id: head[0] ?? 0,
      h,
      v,
      quantization: head[2] ?? 0,
      columns: Math.ceil(Math.ceil((width * h) / hMax) / 8),
      rows: Math.ceil(Math.ceil((height * v) / vMax) / 8),
      storedColumns,
      storedRows,
      coefficients: new Int16Array(blocks * size * size),
      seen: isProgressive ? new Uint32Array(blocks * 2) : null,
      previous: 0,
      dc: none,
      ac: none,
    };
  });
  const [w, h] = [Math.ceil((width * size) / 8), Math.ceil((height * size) / 8)];
  return { components, size, width: w, height: h, hMax, vMax, unitsAcross, unitsDown, isProgressive, place };
}

function scanOf(
  frame: Frame,
  body: Uint8Array,
  tables: Record<"dc" | "ac", Huffman[]>,
  restartEvery: number,
  bits: Bits,
): boolean {
  const count = body[0] ?? 0;
  const components: Component[] = [];
  for (let i = 0; i < count; i++) {
    const component = frame.components.find(({ id }) => id === body[1 + i * 2]);
    const chosen = body[2 + i * 2] ?? 0;
    if (!component) return false;
    component.dc = tables.dc[chosen >> 4] ?? component.dc;
    component.ac = tables.ac[chosen & 15] ?? component.ac;
    component.previous = 0;
    components.push(component);
  }
  const [start, end, precision] = [body[1 + count * 2] ?? 0, body[2 + count * 2] ?? 63, body[3 + count * 2] ?? 0];
  if (components.length === 0 || end > 63 || start > end || (start > 0 && components.length > 1)) return false;
  const { unitsAcross, unitsDown, isProgressive, place, size } = frame;
  readScan(
    {
      components,
      start,
      end,
      high: precision >> 4,
      low: precision & 15,
      restartEvery,
      unitsAcross,
      unitsDown,
      isProgressive,
      place,
      perBlock: size * size,
    },
    bits,
  );
  return true;
}
