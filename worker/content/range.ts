/** What a GET asks for of an object of `size` bytes: all of it, one piece, or a piece that is not there. */
export type Asked = { kind: "all" } | { kind: "part"; offset: number; length: number } | { kind: "unsatisfiable" };

const all: Asked = { kind: "all" };

/**
 * Reads a Range header (RFC 9110, section 14). A header that is malformed, of another unit or of several ranges is
 * ignored, as the section allows: the whole is the answer then.
 */
export function readRange(header: string | null, size: number): Asked {
  const [, first, last] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return all;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: "unsatisfiable" } : { kind: "part", offset: size - length, length };
  }
  const offset = Number(first);
  if (last !== "" && Number(last) < offset) return all;
  if (offset >= size) return { kind: "unsatisfiable" };
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return { kind: "part", offset, length: end - offset + 1 };
}

/** True where a range may be answered: there is no If-Range, or it names this very object (strongly; a date never does). */
export const rangeHolds = (ifRange: string | null, etag: string): boolean =>
  ifRange === null || (ifRange === etag && !etag.startsWith("W/"));

/** True where the reader's copy is this very object (RFC 9110, section 13.1.2: weak comparison). */
export function isUnchanged(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const strong = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => strong(tag) === strong(etag));
}
