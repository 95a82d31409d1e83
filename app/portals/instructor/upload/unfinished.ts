import type { MediaKind } from "../../../../worker/modules/media";

/** An upload that this browser began and has not seen whole: kept over reloads, so that the same file goes on where it stopped. */
export interface Unfinished {
  key: string;
  uuid: string;
  kind: MediaKind;
  name: string;
  size: number;
  lastModified: number;
}
type Chosen = Pick<File, "name" | "size" | "lastModified">;

const prefix = "upload:";
const keyOf = (kind: MediaKind, { name, size, lastModified }: Chosen) =>
  prefix + JSON.stringify([kind, name, size, lastModified]);

export function remember(file: Chosen, kind: MediaKind, uuid: string): string {
  const key = keyOf(kind, file);
  localStorage.setItem(key, uuid);
  return key;
}
export const forget = (key: string): void => localStorage.removeItem(key);

/** What was begun with this very file, for the same purpose. */
export function recall(file: Chosen, kind: MediaKind): Unfinished | null {
  const key = keyOf(kind, file);
  return unfinished().find((one) => one.key === key) ?? null;
}

export function unfinished(): Unfinished[] {
  return Object.keys(localStorage).flatMap((key) => {
    const uuid = localStorage.getItem(key);
    if (!key.startsWith(`${prefix}[`) || !uuid) return [];
    const [kind, name, size, lastModified] = JSON.parse(key.slice(prefix.length)) as [
      MediaKind,
      string,
      number,
      number,
    ];
    return [{ key, uuid, kind, name, size, lastModified }];
  });
}
