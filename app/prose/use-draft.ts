import { useNavigation } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

interface Draft {
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  /** What was saved when the writing began. */
  base: string;
}
/** How long a text that was never saved is kept, and how long typing rests before it is. Milliseconds. */
const keptMs = 30 * 86_400_000;
const restMs = 300;

export interface Kept {
  at: Date;
  /** The saved text is another than the one the draft began with. */
  isNewer: boolean;
}

/**
 * Keeps what is typed into `field` on this device until it is saved, and puts it back when the page is opened again.
 * @param key names the text among all of this person's
 * @param saved the text that the server has
 */
export function useDraft(field: RefObject<HTMLTextAreaElement>, key: string, saved: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  const store = `draft:${key}`;
  const begun = useRef(saved);
  const navigation = useNavigation();

  const keep = useCallback(() => {
    const text = field.current?.value;
    if (text === undefined) return;
    if (text === begun.current) localStorage.removeItem(store);
    else localStorage.setItem(store, JSON.stringify({ text, at: Date.now(), base: begun.current } satisfies Draft));
  }, [field, store]);

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const draft = read(store);
    // What a refusal left in the field is newer than any draft.
    if (draft && draft.text !== area.value && area.value === begun.current) {
      area.value = draft.text;
      setKept({ at: new Date(draft.at), isNewer: draft.base !== begun.current });
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      if (timer !== undefined) keep();
      clearTimeout(timer);
      timer = undefined;
    };
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(flush, restMs);
    };
    area.addEventListener("input", typed);
    addEventListener("pagehide", flush);
    return () => {
      flush();
      area.removeEventListener("input", typed);
      removeEventListener("pagehide", flush);
    };
  }, [field, keep, store]);

  // An action that leads elsewhere has saved; one that refuses stays where it is.
  const sentAt = useRef<string | null>(null);
  useEffect(() => {
    const { state, location, formData } = navigation;
    if (state === "idle") sentAt.current = null;
    if (state === "submitting") sentAt.current = location.key;
    if (state !== "loading" || sentAt.current === null || sentAt.current === location.key) return;
    const text = field.current && formData?.get(field.current.name);
    if (typeof text !== "string") return;
    begun.current = text;
    keep();
    setKept(null);
  }, [navigation, field, keep]);

  const forget = () => {
    if (field.current) field.current.value = begun.current;
    localStorage.removeItem(store);
    setKept(null);
  };
  return { kept, forget };
}

function read(store: string): Draft | null {
  const held = localStorage.getItem(store);
  if (!held) return null;
  const draft = JSON.parse(held) as Draft;
  if (Date.now() - draft.at < keptMs) return draft;
  localStorage.removeItem(store);
  return null;
}
