import { useCallback, useMemo, useState } from "react";
import { askApi } from "./api";

/** Whose messages a reader does not see: people they block, everywhere, and people they put out of sight on this device alone. */
export function useHidden(me: string, blockedBefore: readonly string[]) {
  const name = `chat-hidden:${me}`;
  const [away, setAway] = useState<ReadonlySet<string>>(() => new Set(readList(name)));
  const [blocked, setBlocked] = useState<ReadonlySet<string>>(() => new Set(blockedBefore));
  const hidden = useMemo(() => new Set([...away, ...blocked]), [away, blocked]);
  const toggleHidden = useCallback(
    (person: string) =>
      setAway((before) => {
        const next = toggled(before, person);
        localStorage.setItem(name, JSON.stringify([...next]));
        return next;
      }),
    [name],
  );
  const toggleBlocked = useCallback(
    async (person: string) => {
      const done = await askApi(`/me/blocks/${person}`, blocked.has(person) ? "DELETE" : "PUT");
      if (done) setBlocked((before) => toggled(before, person));
      return done !== null;
    },
    [blocked],
  );
  return useMemo(
    () => ({ hidden, blocked, toggleHidden, toggleBlocked }),
    [hidden, blocked, toggleHidden, toggleBlocked],
  );
}

function toggled(set: ReadonlySet<string>, entry: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(entry)) next.add(entry);
  return next;
}

function readList(name: string): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
