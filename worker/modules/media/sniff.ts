import { officeTypes } from "./kinds";

/** How many first bytes a verdict wants; a shorter file is judged by what there is. */
export const headBytes = 1024;

/** True where the first bytes of a file are those of `mimeType`. False for every type that is not listed in kinds.ts. */
export const looksLike = (head: Uint8Array, mimeType: string): boolean => signatures[mimeType]?.(head) ?? false;

const latin1 = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const startsWith =
  (prefix: string, at = 0) =>
  (head: Uint8Array) =>
    latin1(head, at, at + prefix.length) === prefix;

const isPdf = startsWith("%PDF-");
const isZip = (head: Uint8Array) => startsWith("PK\x03\x04")(head) || startsWith("PK\x05\x06")(head);
const isMp4 = (head: Uint8Array) =>
  startsWith("ftyp", 4)(head) && !/^(hei|hev|mif1|msf1|avi)/.test(latin1(head, 8, 12));
const isWebm = (head: Uint8Array) => startsWith("\x1A\x45\xDF\xA3")(head) && latin1(head, 0, 64).includes("webm");
const isMp3 = (head: Uint8Array) => startsWith("ID3")(head) || isMp3Frame(head[0] ?? 0, head[1] ?? 0);
/** Eleven bits of sync, then MPEG 1 or 2, layer III. */
const isMp3Frame = (first: number, second: number) =>
  first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;

/** Office files are zips whose first entry has one of a few names (ECMA-376, part 2). */
function isOffice(head: Uint8Array): boolean {
  if (!startsWith("PK\x03\x04")(head) || head.length < 30) return false;
  const nameLength = (head[26] ?? 0) + (head[27] ?? 0) * 256;
  return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|ppt\/|xl\/|customXml\/)/.test(
    latin1(head, 30, 30 + Math.min(nameLength, 64)),
  );
}

/** UTF-8 without controls; the last character may be cut off by where the head ends. */
function textOf(head: Uint8Array): string | null {
  if (head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length >= headBytes });
  } catch {
    return null;
  }
}
const isText = (head: Uint8Array) => textOf(head) !== null && !isPdf(head) && !isZip(head);
const isVtt = (head: Uint8Array) => /^WEBVTT(?=[ \t\r\n]|$)/.test(textOf(head) ?? "");
/** One way only to read each comment: where a comment could end later too, a few of them would take for ever. */
const isSvg = (head: Uint8Array) =>
  /^\s*(<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(textOf(head) ?? "");

const signatures: Record<string, (head: Uint8Array) => boolean> = {
  "image/jpeg": startsWith("\xFF\xD8\xFF"),
  "image/png": startsWith("\x89PNG\r\n\x1A\n"),
  "image/webp": (head) => startsWith("RIFF")(head) && startsWith("WEBP", 8)(head),
  "image/svg+xml": isSvg,
  "application/pdf": isPdf,
  "application/zip": isZip,
  ...Object.fromEntries(officeTypes.map((type) => [type, isOffice])),
  "video/mp4": isMp4,
  "video/webm": isWebm,
  "audio/mpeg": isMp3,
  "audio/webm": isWebm,
  "audio/ogg": startsWith("OggS"),
  "audio/mp4": isMp4,
  "text/vtt": isVtt,
  "text/plain": isText,
  "text/csv": isText,
};
