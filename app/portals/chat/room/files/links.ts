import { useCallback, useEffect, useSyncExternalStore } from "react";
import { askApi } from "../api";
import { useRoomUi } from "../room-ui";

/** `gone`: nobody is given a link to it any more. `failed`: nobody answered. */
export type Looked<T> = { is: "known"; value: T } | { is: "gone" | "failed" };

/** How long an answer is believed, milliseconds; links open for half an hour at least. */
const believedMs = 25 * 60_000;
/** What is wanted within so long is asked for together, so many at a time. */
const gatherMs = 20;
const atOnce = 50;

/** Things looked up by their uuid, many in one question, each asked for once. */
class LookUp<T> {
  private readonly known = new Map<string, { looked: Looked<T>; at: number }>();
  private readonly asking = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private waiting: string[] = [];

  /** `ask` answers with what it found by uuid; null where nobody answered. */
  constructor(private readonly ask: (uuids: readonly string[]) => Promise<Map<string, T> | null>) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = (uuid: string): Looked<T> | null => this.known.get(uuid)?.looked ?? null;

  want(uuid: string, again = false): void {
    const known = this.known.get(uuid);
    const isFresh = known && Date.now() - known.at < believedMs;
    if (this.asking.has(uuid) || (isFresh && !again)) return;
    this.asking.add(uuid);
    this.waiting.push(uuid);
    if (this.waiting.length === 1) setTimeout(() => void this.flush(), gatherMs);
  }

  private async flush(): Promise<void> {
    const wanted = this.waiting;
    this.waiting = [];
    for (let start = 0; start < wanted.length; start += atOnce) {
      const uuids = wanted.slice(start, start + atOnce);
      const found = await this.ask(uuids);
      for (const uuid of uuids) {
        const value = found?.get(uuid);
        const looked: Looked<T> = value === undefined ? { is: found ? "gone" : "failed" } : { is: "known", value };
        this.known.set(uuid, { looked, at: looked.is === "failed" ? 0 : Date.now() });
        this.asking.delete(uuid);
      }
      for (const listener of this.listeners) listener();
    }
  }
}

interface FileLink {
  url: string;
  downloadUrl: string;
}
interface RoomLinks {
  files: LookUp<FileLink>;
  portraits: LookUp<string>;
}
const rooms = new Map<string, RoomLinks>();

function linksOf(kind: string, uuid: string): RoomLinks {
  const path = `/chat/rooms/${kind}/${uuid}`;
  const known = rooms.get(path);
  if (known) return known;
  const made: RoomLinks = {
    files: new LookUp(async (uuids) => {
      const page = await askApi<{ items: (FileLink & { media: string })[] }>(
        `${path}/files?mediaUuids=${uuids.join()}`,
      );
      return page && new Map(page.items.map(({ media, ...link }) => [media, link]));
    }),
    portraits: new LookUp(async (uuids) => {
      const page = await askApi<{ items: { userUuid: string; url: string }[] }>(
        `${path}/portraits?userUuids=${uuids.join()}`,
      );
      return page && new Map(page.items.map(({ userUuid, url }) => [userUuid, url]));
    }),
  };
  rooms.set(path, made);
  return made;
}

/** Where a file of this room opens; null while that is asked. `again` asks anew: the link is too old. */
export function useFileLink(media: string): { link: Looked<FileLink> | null; again: () => void } {
  const { kind, uuid } = useRoomUi();
  const { files } = linksOf(kind, uuid);
  useEffect(() => files.want(media), [files, media]);
  const read = () => files.read(media);
  const link = useSyncExternalStore(files.subscribe, read, read);
  return { link, again: useCallback(() => files.want(media, true), [files, media]) };
}

/** A person's portrait; undefined where there is none, or it is not known yet: initials stand in for it. */
export function usePortrait(person: string): string | undefined {
  const { kind, uuid, now } = useRoomUi();
  const { portraits } = linksOf(kind, uuid);
  const hasOne = Boolean(now.room.people[person]?.photo);
  useEffect(() => {
    if (hasOne) portraits.want(person);
  }, [portraits, person, hasOne]);
  const read = () => portraits.read(person);
  const looked = useSyncExternalStore(portraits.subscribe, read, read);
  return hasOne && looked?.is === "known" ? looked.value : undefined;
}
