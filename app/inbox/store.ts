import { useSyncExternalStore } from "react";
import type { BellState } from "../../worker/modules/notifications/inputs";
import type { Connection } from "./connection";

/** One socket a tab, opened with the first page that has a bell, whatever pages follow. */
let state: BellState | null = null;
let connection: Promise<Connection> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Nothing of it is loaded before a page has come to life.
  connection ??= import("./connection").then(({ connect }) => connect(take));
  return () => listeners.delete(listener);
}

function take(next: BellState | null): void {
  state = next;
  for (const listener of listeners) listener();
}

/** How things are under the bell, as they are told; null while no socket is open, when what the server counted with the page is all there is. */
export const useInbox = (): BellState | null =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => null,
  );

export const inboxIsLive = (): boolean => state !== null;

/** After a socket was closed because its session had ended: another page may have begun another one. */
export const wakeInbox = (): void => void connection?.then((open) => open.wake());
