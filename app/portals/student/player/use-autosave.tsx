import { useLocation } from "@remix-run/react";
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { formatTime } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { changedIn } from "./answers";
import {
  fillPaper,
  keepUnsaved,
  readSaved,
  restoreUnsaved,
  type SaveOutcome,
  sendPaper,
  type Unsaved,
} from "./paper-store";

/** After the last change, and between tries without a connection. */
const pause = 1_000;
const retry = 5_000;

export interface Autosave {
  state: "idle" | "waiting" | SaveOutcome["state"];
  savedAt: string | null;
  changed(event: FormEvent<HTMLFormElement>): void;
  /** Saves at once; false where nobody could be reached. */
  reach(): Promise<boolean>;
}

/**
 * Sends the paper a moment after each change, when the page is left, and when the connection is back; takes over what was
 * answered elsewhere when the page comes to the front. By its own requests: a lost connection must not take the page away.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, attempt: string): Autosave {
  const address = `${useLocation().pathname}/save`;
  const [state, setState] = useState<Autosave["state"]>("idle");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(0);
  /** Fields that were changed here and are not saved yet, and the paper with them. */
  const unsaved = useRef<Unsaved>({ names: new Set(), paper: null });

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { names, paper } = unsaved.current;
    if (!paper) return;
    const turn = ++latest.current;
    const outcome = await sendPaper(address, changedIn(paper, names));
    // A later change waits for its own turn.
    if (turn !== latest.current) return;
    setState(outcome.state);
    if (outcome.state === "lost") timer.current = setTimeout(save, retry);
    else {
      unsaved.current = { names: new Set(), paper: null };
      keepUnsaved(attempt, unsaved.current);
    }
    if (outcome.state === "saved") setSavedAt(outcome.at);
  }, [address, attempt]);

  const changed = useCallback(
    ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
      setState((now) => (now === "closed" ? now : "waiting"));
      if (target instanceof HTMLInputElement) unsaved.current.names.add(target.name);
      unsaved.current.paper = new FormData(currentTarget);
      latest.current++;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, pause);
    },
    [save],
  );

  const reach = useCallback(async () => {
    if (!form.current) return false;
    clearTimeout(timer.current);
    const { state: outcome } = await sendPaper(address, changedIn(new FormData(form.current), unsaved.current.names));
    if (outcome === "lost") {
      setState(outcome);
      timer.current = setTimeout(save, retry);
    } else {
      unsaved.current = { names: new Set(), paper: null };
      keepUnsaved(attempt, unsaved.current);
    }
    return outcome !== "lost";
  }, [form, attempt, address, save]);

  useEffect(() => {
    const restored = form.current && restoreUnsaved(attempt, form.current);
    if (restored) {
      unsaved.current = restored;
      void save();
    }
    const leave = () => document.visibilityState === "hidden" && void save();
    const back = () => void save();
    const depart = () => {
      keepUnsaved(attempt, unsaved.current);
      void save();
    };
    const refresh = async () => {
      if (document.visibilityState === "hidden") return;
      const saved = await readSaved(attempt);
      if (saved.state === "closed") setState("closed");
      else if (saved.state === "read" && form.current) {
        const { names } = unsaved.current;
        fillPaper(form.current, saved.responses, (name) => !names.has(name));
      }
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (!navigator.onLine && unsaved.current.paper) event.preventDefault();
    };
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", back);
    window.addEventListener("focus", refresh);
    window.addEventListener("beforeunload", warn);
    window.addEventListener("pagehide", depart);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", back);
      window.removeEventListener("focus", refresh);
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("pagehide", depart);
      // On to another page within the product.
      depart();
      clearTimeout(timer.current);
    };
  }, [form, attempt, save]);
  return { state, savedAt, changed, reach };
}

export function SaveState({ autosave: { state, savedAt } }: { autosave: Autosave }) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const text = {
    idle: "",
    closed: "",
    waiting: t("saving"),
    lost: t("not_saved"),
    refused: t("not_saved_refused"),
    saved: savedAt ? t("saved_at", { time: formatTime(savedAt, locale, timeZone) }) : "",
  }[state];
  const failed = state === "lost" || state === "refused";
  return (
    <p role="status" className={failed ? "text-sm font-medium text-danger-ink" : "text-sm text-ink-faint"}>
      {text}
    </p>
  );
}
