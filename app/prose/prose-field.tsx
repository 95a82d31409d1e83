import { useLocation } from "@remix-run/react";
import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import { formatRelative } from "../../worker/words/format";
import { prose } from "../../worker/words/prose";
import { useReader, useWords } from "../locale";
import { cx, Field, Notice, splitField, type TextAreaProps } from "../ui";
import type { ProseEditorProps } from "./editor";
import { useDraft } from "./use-draft";

interface Loaded {
  ProseEditor: ComponentType<ProseEditorProps>;
  isForEditor: (markdown: string) => boolean;
}
/** Never in the Worker: an editor is of no use there. */
const load = async (): Promise<Loaded | null> => (import.meta.env.SSR ? null : await import("./editor"));

type Mode = "rich" | "markdown";
const modeMemory = "prose-mode";

export interface ProseFieldProps extends Omit<TextAreaProps, "defaultValue"> {
  defaultValue: string;
  /** Of what the server has; where the form came back refused, `defaultValue` is what was typed. */
  saved: string;
  pictures?: Record<string, string> | undefined;
}

/**
 * A long text, kept as Markdown. The textarea is the field: it is all there is without scripts, and in Markdown mode. The editor is
 * loaded after the page, writes into it, and leaves alone what it could not give back whole.
 */
export function ProseField({ saved, pictures, ...props }: ProseFieldProps) {
  const { field, control } = splitField(props);
  const { className, rows = 4, dir = "auto", lang, required, defaultValue, ...rest } = control;
  const t = useWords(prose);
  const { locale, person, nowIso } = useReader();
  const { pathname, search } = useLocation();
  const area = useRef<HTMLTextAreaElement>(null);
  const type = new URLSearchParams(search).get("type") ?? "";
  const { kept, forget } = useDraft(area, [person?.uuid, pathname, type, field.name].join(":"), saved);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [mode, setMode] = useState<Mode>("markdown");
  /** A new editor for a text that came from elsewhere. */
  const [edition, setEdition] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const [hadFocus, setHadFocus] = useState(false);

  const choose = useCallback((wanted: Mode, editor: Loaded) => {
    const text = area.current?.value ?? "";
    const isPossible = text.trim() === "" || editor.isForEditor(text);
    setHadFocus(document.activeElement === area.current);
    setRefused(wanted === "rich" && !isPossible);
    setMode(isPossible ? wanted : "markdown");
  }, []);
  useEffect(() => {
    let isHere = true;
    void load().then((editor) => {
      if (!isHere || !editor) return;
      setLoaded(editor);
      choose(localStorage.getItem(modeMemory) === "markdown" ? "markdown" : "rich", editor);
    });
    return () => {
      isHere = false;
    };
  }, [choose]);

  const editorId = `${field.name.replace(/[^a-zA-Z0-9_-]/g, "-")}-editor`;
  const isRich = mode === "rich" && loaded !== null;
  const focusEditor = () => document.getElementById(editorId)?.focus();
  const way = (one: Mode) => (
    <button
      type="button"
      aria-pressed={mode === one}
      disabled={!loaded}
      onClick={() => {
        if (!loaded) return;
        localStorage.setItem(modeMemory, one);
        choose(one, loaded);
      }}
      className={cx(
        "rounded-md px-2.5 py-1 text-sm pointer-coarse:min-h-10",
        mode === one ? "bg-accent-tint font-medium text-accent-ink" : "text-ink-muted hover:bg-sunken hover:text-ink",
      )}
    >
      {t(one)}
    </button>
  );
  return (
    <Field {...field} className={className}>
      {(wiring) => (
        <>
          {/* In place of the editor's, for the browser's own checks and the label's click. */}
          <div className={isRich ? "relative" : undefined}>
            <textarea
              {...rest}
              {...wiring}
              ref={area}
              rows={rows}
              lang={lang}
              dir={dir}
              required={required}
              defaultValue={defaultValue}
              {...(isRich ? { tabIndex: -1, "aria-hidden": true, onFocus: focusEditor } : {})}
              className={
                isRich
                  ? "pointer-events-none absolute inset-x-0 top-0 h-10 w-full resize-none opacity-0"
                  : "control field-sizing-content min-h-24 px-3 py-2 text-base"
              }
            />
            {isRich ? (
              <loaded.ProseEditor
                key={edition}
                id={editorId}
                label={field.label}
                lang={lang}
                dir={dir}
                isTall={rows >= 10}
                describedBy={wiring["aria-describedby"]}
                isInvalid={Boolean(field.error)}
                isRequired={Boolean(required)}
                start={area.current?.value ?? defaultValue}
                hasFocus={hadFocus}
                pictures={pictures}
                onChange={(markdown) => {
                  const held = area.current;
                  if (!held || held.value === markdown) return;
                  held.value = markdown;
                  held.dispatchEvent(new Event("input", { bubbles: true }));
                }}
              />
            ) : null}
          </div>
          <fieldset className="flex gap-1 noscript:hidden">
            <legend className="sr-only">{`${t("way")}: ${field.label}`}</legend>
            {way("rich")}
            {way("markdown")}
          </fieldset>
          <div role="status" className="grid gap-2">
            {isRefused ? <p className="text-sm text-ink-muted">{t("markdown_only")}</p> : null}
            {kept ? (
              <Notice
                tone={kept.isNewer ? "warning" : "info"}
                action={
                  <button
                    type="button"
                    className="text-sm font-medium underline underline-offset-2"
                    onClick={() => {
                      forget();
                      setEdition(edition + 1);
                      if (loaded) choose(mode, loaded);
                    }}
                  >
                    {t("draft_away")}
                  </button>
                }
              >
                {t(kept.isNewer ? "draft_newer" : "draft_back", {
                  when: formatRelative(kept.at, nowIso, locale),
                })}
              </Notice>
            ) : null}
          </div>
        </>
      )}
    </Field>
  );
}
