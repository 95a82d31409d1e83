import { hex } from "../../kernel/ids";
import type { Files } from "../../kernel/ports";

/** What lies in a movie beside pictures and sound: titles, devices, places (©xyz, loci, com.apple.quicktime.location). */
const told = new Set(["udta", "meta"]);
/** Adobe's XMP, in a box of its own. */
const xmp = "be7acfcb97a942e89c71999491e3afac";
/** Boxes that hold boxes, and may hold what is told. */
const opened = new Set(["moov", "trak", "moof", "traf"]);
const boxesMax = 2000;

interface Blank {
  /** Where the box's type stands, and where the box ends. */
  type: number;
  from: number;
  to: number;
}

/**
 * The boxes of an MP4 (ISO/IEC 14496-12) that say where and with what it was filmed. Read by their heads alone, so a film of gigabytes costs some
 * dozens of short reads. Null where the boxes do not fit into one another.
 */
export async function toldBoxes(files: Files, key: string, size: number): Promise<Blank[] | null> {
  const found: Blank[] = [];
  const waiting = [{ at: 0, end: size }];
  let boxes = 0;
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    let { at } = range;
    while (at + 8 <= range.end) {
      if (++boxes > boxesMax) return null;
      const head = await bytesAt(files, key, at, Math.min(32, range.end - at));
      const data = new DataView(head.buffer);
      const type = String.fromCharCode(...head.subarray(4, 8));
      const short = data.getUint32(0);
      if (short === 1 && head.length < 16) return null;
      const length = short === 1 ? Number(data.getBigUint64(8)) : short === 0 ? range.end - at : short;
      const body = at + (short === 1 ? 16 : 8);
      const end = at + length;
      if (end < body || end > range.end) return null;
      if (told.has(type) || (type === "uuid" && hex(head.subarray(body - at, body - at + 16)) === xmp))
        found.push({ type: at + 4, from: body, to: end });
      else if (opened.has(type)) waiting.push({ at: body, end });
      at = end;
    }
  }
  return found;
}

async function bytesAt(files: Files, key: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const object = await files.get(key, { offset, length });
  if (!object) throw new Error(`The object ${key} is gone`);
  return new Uint8Array(await new Response(object.body).arrayBuffer());
}

/** Writes a film anew with those boxes renamed to "free" and zeroed: every byte that is played stays where its index says. */
export async function blankBoxes(files: Files, key: string, boxes: readonly Blank[]): Promise<void> {
  const object = await files.get(key);
  if (!object) throw new Error(`The object ${key} is gone`);
  let position = 0;
  const blanking = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      const copy = Uint8Array.from(piece);
      for (const { type, from, to } of boxes) {
        for (let i = 0; i < 4; i++) {
          const at = type + i - position;
          if (at >= 0 && at < copy.length) copy[at] = "free".charCodeAt(i);
        }
        const [first, last] = [Math.max(from - position, 0), Math.min(to - position, copy.length)];
        if (first < last) copy.fill(0, first, last);
      }
      position += copy.length;
      controller.enqueue(copy);
    },
  });
  await files.put(key, object.body.pipeThrough(blanking), { mimeType: object.mimeType, size: object.size });
}
