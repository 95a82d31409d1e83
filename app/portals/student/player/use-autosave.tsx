import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { formatTime } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";

/** After the last change, and between tries without a connection. */
const pause = 1_000;
const retry = 5_000;

export interface Autosave {
  state: "idle" | "waiting" | "saved" | "lost" | "closed";
  savedAt: string | null;
  changed(): void;
}

/** Sends the paper a moment after each change. Its own fetch: a lost connection must not take the page away. */
export function useAutosave(form: RefObject<HTMLFormElement>, attempt: string): Autosave {
  const [state, setState] = useState<Autosave["state"]>("idle");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(0);

  const save = useCallback(async () => {
    if (!form.current) return;
    const turn = ++latest.current;
    const outcome = await send(form.current);
    // A later change has been sent in the meantime, or waits for its own turn.
    if (turn !== latest.current) return;
    setState(outcome.state);
    if (outcome.state === "saved") setSavedAt(outcome.at);
    if (outcome.state === "lost") timer.current = setTimeout(save, retry);
  }, [form]);

  const changed = useCallback(() => {
    setState((now) => (now === "closed" ? now : "waiting"));
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pause);
  }, [save]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt has nothing waiting
  useEffect(() => () => clearTimeout(timer.current), [attempt]);
  return { state, savedAt, changed };
}

type Outcome = { state: "saved"; at: string } | { state: "lost" | "closed" };

async function send(form: HTMLFormElement): Promise<Outcome> {
  try {
    const response = await fetch(`${location.pathname}/save`, {
      method: "POST",
      body: new FormData(form),
      keepalive: true,
    });
    if (response.ok && !response.redirected)
      return { state: "saved", at: ((await response.json()) as { savedAt: string }).savedAt };
    // Handed in elsewhere, or its time is over; the countdown of this page hands in by itself.
    return { state: response.status === 409 ? "closed" : "lost" };
  } catch {
    return { state: "lost" };
  }
}

export function SaveState({ autosave: { state, savedAt } }: { autosave: Autosave }) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const text = {
    idle: "",
    closed: "",
    waiting: t("saving"),
    lost: t("not_saved"),
    saved: savedAt ? t("saved_at", { time: formatTime(savedAt, locale, timeZone) }) : "",
  }[state];
  return (
    <p role="status" className={state === "lost" ? "text-sm font-medium text-danger-ink" : "text-sm text-ink-faint"}>
      {text}
    </p>
  );
}
