import * as v from "valibot";
import { moment } from "../../kernel/inputs";
import { readCursor } from "../../kernel/paging";

/** Where a page ended: the last row's sort key as PostgreSQL writes it, and its uuid to settle equals. */
export interface Keyset {
  key: string;
  uuid: string;
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a key may look like, so that a cursor made by hand is ignored rather than sent to the database. */
const keyShapes = {
  relevance: /^\d{1,4}(\.\d{1,12})?$/,
  newest: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL is the one character that text cannot hold.
  title: /^[^\u0000]{0,300}$/,
} as const;
export type KeysetSort = keyof typeof keyShapes;

/** The keyset of a cursor [sort, key, uuid] of the same sort; null for none, another sort's, or one that is not ours. */
export function readKeyset(cursor: string | undefined, sort: KeysetSort): Keyset | null {
  const [made, key, uuid] = readCursor(cursor, 3) ?? [];
  if (made !== sort || typeof key !== "string" || typeof uuid !== "string") return null;
  return keyShapes[sort].test(key) && isDate(key, sort) && uuidShape.test(uuid) ? { key, uuid } : null;
}

const isDate = (key: string, sort: KeysetSort) =>
  sort !== "newest" || v.is(moment, key.replace(/([+-]\d\d)$/, "$1:00").replace(" ", "T"));

/** The uuid of a cursor that is nothing but one; null for none. */
export function readUuidCursor(cursor: string | undefined): string | null {
  const [uuid] = readCursor(cursor, 1) ?? [];
  return typeof uuid === "string" && uuidShape.test(uuid) ? uuid : null;
}
