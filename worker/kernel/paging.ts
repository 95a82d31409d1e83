import * as v from "valibot";
import { base64url, fromBase64url } from "./ids";

/** A page of a list: what the screen shows, and the cursor of the next page. */
export const pageOf = <T extends v.GenericSchema>(item: T) =>
  v.object({
    items: v.array(item),
    /** Give it back as `cursor` for the next page; null on the last. */
    next: v.nullable(v.string()),
    /** How many there are, counted to 1,000 at most. */
    total: v.optional(v.number()),
  });

export const cursorInput = v.optional(v.pipe(v.string(), v.maxLength(400)));
export const limitInput = (max = 100, standard = 24) =>
  v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))]),
      v.integer(),
      v.minValue(1),
      v.maxValue(max),
    ),
    standard,
  );

export const countCap = 1000;

/** Cursors are opaque: the sort keys of the last row. */
export const writeCursor = (keys: (string | number)[]): string =>
  base64url(new TextEncoder().encode(JSON.stringify(keys)));

/** The keys of a cursor of `length`, or null when it is not one of ours. */
export function readCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(cursor)));
    return Array.isArray(keys) &&
      keys.length === length &&
      keys.every((k) => typeof k === "string" || Number.isSafeInteger(k))
      ? keys
      : null;
  } catch {
    return null;
  }
}

/** The internal id of a cursor that is nothing but one; null for none, or for one that is not ours. */
export function readIdCursor(cursor: string | undefined): number | null {
  const [id] = readCursor(cursor, 1) ?? [];
  return typeof id === "number" && id >= 0 ? id : null;
}

/** Cuts the one row too many that was asked for, and makes the cursor of the last kept one. */
export function toPage<T>(
  rows: T[],
  limit: number,
  keysOf: (row: T) => (string | number)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(keysOf(last)) : null };
}
