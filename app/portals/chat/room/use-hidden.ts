import { useCallback, useState } from "react";

/** People whose messages a reader has put out of sight, on this device alone. */
export function useHidden(me: string) {
  const name = `chat-hidden:${me}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(readList(name)));
  const toggleHidden = useCallback(
    (person: string) =>
      setHidden((before) => {
        const next = new Set(before);
        if (!next.delete(person)) next.add(person);
        localStorage.setItem(name, JSON.stringify([...next]));
        return next;
      }),
    [name],
  );
  return { hidden, toggleHidden };
}

function readList(name: string): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
